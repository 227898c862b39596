-- The read model: one row per case, filled from the journal by the projection. Derived: it can be dropped and rebuilt.

-- How far each stream has been projected. "trouble" says why a stream stopped: an entry that cannot be read.
CREATE TABLE projected (
    stream  TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    trouble TEXT
) STRICT, WITHOUT ROWID;

-- Every case, open or archived. Codes are prefixes of each other; a case's number begins with its grid's code, so the
-- primary key serves the lists of any unit's subtree as well. Instants are texts in UTC with six decimals, such as
-- 2026-01-31T08:05:00.000000Z: they sort as they are, and SQLite's date functions read them.
CREATE TABLE case_file (
    number               TEXT NOT NULL PRIMARY KEY,
    grid                 TEXT NOT NULL,
    village              TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 12)) VIRTUAL,
    township             TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 9)) VIRTUAL,
    district             TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 6)) VIRTUAL,
    step                 TEXT NOT NULL,
    finished             INTEGER NOT NULL,
    outcome              TEXT,
    severity             TEXT,
    group_size           TEXT,
    item                 TEXT NOT NULL,
    text                 TEXT NOT NULL,
    address              TEXT,
    lon                  REAL NOT NULL,
    lat                  REAL NOT NULL,
    reporter             TEXT NOT NULL,
    source               TEXT NOT NULL,
    owner                TEXT NOT NULL,
    assignee_kind        TEXT,
    assignee             TEXT,
    ticket               TEXT,
    handler              TEXT,
    result               TEXT,
    feedback             TEXT,
    stars                INTEGER,
    appeal               TEXT,
    merged_into          TEXT,
    may_be_duplicate_of  TEXT,
    due                  TEXT,
    supervised_due       TEXT,
    suspended_at         TEXT,
    reported_at          TEXT NOT NULL,
    step_at              TEXT NOT NULL,
    updated_at           TEXT NOT NULL,
    archived_at          TEXT,
    extensions           INTEGER NOT NULL,
    suspensions          INTEGER NOT NULL,
    suspended_seconds    REAL NOT NULL,
    reported_seconds     REAL NOT NULL,
    filed_seconds        REAL NOT NULL,
    assigned_seconds     REAL NOT NULL,
    investigated_seconds REAL NOT NULL,
    fed_back_seconds     REAL NOT NULL,
    archived_seconds     REAL NOT NULL,
    version              INTEGER NOT NULL,
    state                TEXT NOT NULL
) STRICT;

-- Lists are in the order of change: of all cases, and of the few that are open.
CREATE INDEX case_file_changes ON case_file (updated_at, number);
CREATE INDEX case_file_open ON case_file (updated_at, number) WHERE step <> 'archived';
