-- Registry 人房地事物组织风险点: the keys of people, and the read model of their grids' records.

-- The keys of a grid's people, 32 bytes each, from a slot on. They are no part of the journal: what is sealed there, in
-- snapshots, and in backups of both, is gone when its key here is overwritten by zeros. Back this table up apart from
-- the journal, and keep its backups as briefly as an erasure may take to be complete.
CREATE TABLE person_key (
    stream     text COLLATE "C" NOT NULL,
    first_slot integer NOT NULL,
    keys       bytea NOT NULL,
    PRIMARY KEY (stream, first_slot)
);

-- Random bytes do not shrink.
ALTER TABLE person_key ALTER COLUMN keys SET STORAGE EXTERNAL;

-- Every record that was not erased. Nothing personal is here but a masked name: a person is found by the marks of
-- document and name, hashes under the city's key.
CREATE TABLE registry_record (
    grid    text COLLATE "C" NOT NULL,
    serial  integer NOT NULL,
    kind    text COLLATE "C" NOT NULL,
    name    text COLLATE "C",
    address text COLLATE "C",
    mark    bytea NOT NULL,
    name_mark bytea,
    PRIMARY KEY (grid, serial)
);

CREATE INDEX registry_record_name ON registry_record (name) WHERE kind <> 'person';
CREATE INDEX registry_record_address ON registry_record (address) WHERE address IS NOT NULL;
CREATE INDEX registry_record_mark ON registry_record USING hash (mark);
CREATE INDEX registry_record_name_mark ON registry_record USING hash (name_mark);

-- How many records of each kind a grid has.
CREATE TABLE registry_total (
    grid  text COLLATE "C" NOT NULL,
    kind  text COLLATE "C" NOT NULL,
    total integer NOT NULL,
    PRIMARY KEY (grid, kind)
);

-- The sealed category: which group, sealed with the city's key, under a token that leads to no person without it.
CREATE TABLE registry_sealed (
    token   bytea PRIMARY KEY,
    grid    text COLLATE "C" NOT NULL,
    content bytea NOT NULL
);

CREATE INDEX registry_sealed_grid ON registry_sealed (grid);

-- How far each registry's stream is projected, and why it stopped.
CREATE TABLE registry_projected (
    stream  text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    hash    bytea NOT NULL,
    trouble text
);
