-- Orders 联单 in the read model: one row per order, as "case_file" has one per case.

-- Every order, open or archived. The instants are those of the six slips, in their order; one that was not taken, or was
-- gone back behind, is null. They are texts as in "case_file".
CREATE TABLE order_file (
    number        TEXT NOT NULL PRIMARY KEY,
    grid          TEXT NOT NULL,
    village       TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 12)) VIRTUAL,
    township      TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 9)) VIRTUAL,
    district      TEXT NOT NULL GENERATED ALWAYS AS (substr(grid, 1, 6)) VIRTUAL,
    slip          TEXT NOT NULL,
    outcome       TEXT,
    text          TEXT NOT NULL,
    address       TEXT,
    lon           REAL NOT NULL,
    lat           REAL NOT NULL,
    resident      TEXT NOT NULL,
    accepted_by   TEXT,
    lead          TEXT,
    helpers       INTEGER NOT NULL,
    confirmed     INTEGER NOT NULL,
    self_solved   INTEGER NOT NULL,
    result        TEXT,
    overridden    TEXT,
    sent_back     TEXT,
    verified_by   TEXT,
    resident_said TEXT,
    satisfied     INTEGER,
    stars         INTEGER,
    reason        TEXT,
    ordered_at    TEXT NOT NULL,
    accepted_at   TEXT,
    dispatched_at TEXT,
    fulfilled_at  TEXT,
    verified_at   TEXT,
    archived_at   TEXT,
    updated_at    TEXT NOT NULL,
    version       INTEGER NOT NULL,
    state         TEXT NOT NULL
) STRICT;

-- Lists are in the order of change: of all orders, and of the few that are open.
CREATE INDEX order_file_changes ON order_file (updated_at, number);
CREATE INDEX order_file_open ON order_file (updated_at, number) WHERE slip <> 'archived';
