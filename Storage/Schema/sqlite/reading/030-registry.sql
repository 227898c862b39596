-- The read model of the grids' registries 人房地事物组织风险点.

-- Every record that was not erased. A person's document and telephone number, date of birth and group are not here; the
-- document is found by its mark, a keyed hash.
CREATE TABLE registry_record (
    grid    TEXT NOT NULL,
    serial  INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    name    TEXT,
    address TEXT,
    mark    BLOB NOT NULL,
    PRIMARY KEY (grid, serial)
) STRICT, WITHOUT ROWID;

CREATE INDEX registry_record_name ON registry_record (name) WHERE name IS NOT NULL;
CREATE INDEX registry_record_address ON registry_record (address) WHERE address IS NOT NULL;
CREATE INDEX registry_record_mark ON registry_record (mark);

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
