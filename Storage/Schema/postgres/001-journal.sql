-- The journal: the truth, from which everything else can be rebuilt.

-- Where each stream ends, and which activation may append to it. Updated with every append and never in an indexed
-- column: half-empty pages keep those updates in their page (HOT), and vacuum comes by count, not by share.
CREATE TABLE head (
    stream  text COLLATE "C" PRIMARY KEY,
    epoch   bigint NOT NULL,
    version bigint NOT NULL,
    hash    bytea NOT NULL
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 50000
);

-- Every fact. Only ever inserted. The primary key is the only index: a second one costs 42 % of the append rate.
-- The payload is text and not jsonb: cheaper by a third, and the hash is over these very bytes.
CREATE TABLE entry (
    stream     text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    at         timestamptz NOT NULL,
    command_id text COLLATE "C" NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    payload    text COLLATE "C" NOT NULL,
    hash       bytea NOT NULL,
    PRIMARY KEY (stream, version)
);
