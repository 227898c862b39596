-- Orders 联单 in the read model: one row per order, as "case_file" has one per case.

-- Every order, open or archived. The instants are those of the six slips, in their order; one that was not taken, or was
-- gone back behind, is null.
CREATE TABLE order_file (
    number        text COLLATE "C" PRIMARY KEY,
    grid          text COLLATE "C" NOT NULL,
    village       text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 12)) STORED,
    township      text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 9)) STORED,
    district      text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(grid, 6)) STORED,
    slip          text COLLATE "C" NOT NULL,
    outcome       text COLLATE "C",
    text          text NOT NULL,
    address       text,
    lon           double precision NOT NULL,
    lat           double precision NOT NULL,
    resident      text COLLATE "C" NOT NULL,
    accepted_by   text COLLATE "C",
    lead          text COLLATE "C",
    helpers       integer NOT NULL,
    confirmed     integer NOT NULL,
    self_solved   boolean NOT NULL,
    result        text,
    overridden    text,
    sent_back     text,
    verified_by   text COLLATE "C",
    resident_said text,
    satisfied     boolean,
    stars         integer,
    reason        text,
    ordered_at    timestamptz NOT NULL,
    accepted_at   timestamptz,
    dispatched_at timestamptz,
    fulfilled_at  timestamptz,
    verified_at   timestamptz,
    archived_at   timestamptz,
    updated_at    timestamptz NOT NULL,
    version       bigint NOT NULL,
    state         json NOT NULL
);

-- Lists are in the order of change: of all orders, and of the few that are open.
CREATE INDEX order_file_changes ON order_file (updated_at, number);
CREATE INDEX order_file_open ON order_file (updated_at, number) WHERE slip <> 'archived';
