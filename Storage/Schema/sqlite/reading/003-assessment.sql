-- What scores must know of a case beside its outcome. The read model is derived: it is emptied here, and fills again.
-- Truth values are 0 and 1; the defaults are never used, since SQLite does not add a column without one.
DELETE FROM projected;
DELETE FROM case_file;
DELETE FROM order_file;
ALTER TABLE case_file ADD COLUMN reworks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
