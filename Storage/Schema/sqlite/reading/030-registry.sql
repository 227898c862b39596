-- The read model of the grids' registries 人房地事物组织风险点.

-- Every record that was not erased. Nothing personal is here but a masked name: a person is found by the marks of
-- document and name, hashes under the city's key.
CREATE TABLE registry_record (
    grid    TEXT NOT NULL,
    serial  INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    name    TEXT,
    address TEXT,
    mark    BLOB NOT NULL,
    name_mark BLOB,
    PRIMARY KEY (grid, serial)
) STRICT, WITHOUT ROWID;

CREATE INDEX registry_record_name ON registry_record (name) WHERE kind <> 'person';
CREATE INDEX registry_record_address ON registry_record (address) WHERE address IS NOT NULL;
CREATE INDEX registry_record_mark ON registry_record (mark);
CREATE INDEX registry_record_name_mark ON registry_record (name_mark) WHERE name_mark IS NOT NULL;

-- How many records of each kind a grid has.
CREATE TABLE registry_total (
    grid  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (grid, kind)
) STRICT;

-- The sealed category: which group, sealed with the city's key, under a token that leads to no person without it.
CREATE TABLE registry_sealed (
    token   BLOB PRIMARY KEY,
    grid    TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX registry_sealed_grid ON registry_sealed (grid);

-- How far each registry's stream is projected, and why it stopped.
CREATE TABLE registry_projected (
    stream  TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    trouble TEXT
) STRICT;
