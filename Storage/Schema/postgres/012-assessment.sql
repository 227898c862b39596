-- What scores must know of a case beside its outcome. The read model is derived: it is emptied here, and fills again.
-- No defaults: what an older release would still write, without these columns, is refused and projected anew later.
TRUNCATE projected, case_file, order_file;
ALTER TABLE case_file
    ADD COLUMN reworks integer NOT NULL,
    ADD COLUMN returns integer NOT NULL,
    ADD COLUMN late    boolean NOT NULL;
