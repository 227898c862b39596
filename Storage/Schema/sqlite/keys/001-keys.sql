-- The keys of a grid's people, 32 bytes each, from a slot on. They are no part of the journal: what is sealed there, in
-- snapshots, and in backups of both, is gone when its key here is overwritten by zeros.
CREATE TABLE person_key (
    stream     TEXT NOT NULL,
    first_slot INTEGER NOT NULL,
    keys       BLOB NOT NULL,
    PRIMARY KEY (stream, first_slot)
) STRICT;
