-- What scores must know of a case beside its outcome. The read model is derived: it is emptied here, and fills again.
TRUNCATE projected, case_file, order_file;
ALTER TABLE case_file
    ADD COLUMN reworks integer NOT NULL,
    ADD COLUMN returns integer NOT NULL,
    ADD COLUMN late    boolean NOT NULL;
