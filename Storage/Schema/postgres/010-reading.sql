-- The read model: one row per case, filled from the journal by the projection. Derived: it can be dropped and rebuilt.

-- How far each stream has been projected. "trouble" says why a stream stopped: an entry that cannot be read.
CREATE TABLE projected (
    stream  text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    hash    bytea NOT NULL,
    trouble text
) WITH (fillfactor = 50);

-- Every case, open or archived. Codes are prefixes of each other; a case's number begins with its grid's code, so the
-- primary key serves the lists of any unit's subtree as well.
CREATE TABLE case_file (
    number               text COLLATE "C" PRIMARY KEY,
    grid                 text COLLATE "C" NOT NULL,
    village              text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 12)) STORED,
    township             text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 9)) STORED,
    district             text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 6)) STORED,
    step                 text COLLATE "C" NOT NULL,
    finished             boolean NOT NULL,
    outcome              text COLLATE "C",
    severity             text COLLATE "C",
    group_size           text COLLATE "C",
    item                 text COLLATE "C" NOT NULL,
    text                 text NOT NULL,
    address              text,
    lon                  double precision NOT NULL,
    lat                  double precision NOT NULL,
    reporter             text COLLATE "C" NOT NULL,
    source               text COLLATE "C" NOT NULL,
    owner                text COLLATE "C" NOT NULL,
    assignee_kind        text COLLATE "C",
    assignee             text COLLATE "C",
    ticket               text COLLATE "C",
    handler              text COLLATE "C",
    result               text,
    feedback             text,
    stars                integer,
    appeal               text,
    merged_into          text COLLATE "C",
    may_be_duplicate_of  text COLLATE "C",
    due                  timestamptz,
    supervised_due       timestamptz,
    suspended_at         timestamptz,
    reported_at          timestamptz NOT NULL,
    step_at              timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    archived_at          timestamptz,
    extensions           integer NOT NULL,
    suspensions          integer NOT NULL,
    suspended_seconds    double precision NOT NULL,
    reported_seconds     double precision NOT NULL,
    filed_seconds        double precision NOT NULL,
    assigned_seconds     double precision NOT NULL,
    investigated_seconds double precision NOT NULL,
    fed_back_seconds     double precision NOT NULL,
    archived_seconds     double precision NOT NULL,
    version              bigint NOT NULL,
    state                json NOT NULL
);

-- Lists are in the order of change: of all cases, and of the few that are open.
CREATE INDEX case_file_changes ON case_file (updated_at, number);
CREATE INDEX case_file_open ON case_file (updated_at, number) WHERE step <> 'archived';
