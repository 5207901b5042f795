-- The log: what every service has stored, for good. Nobody who serves may change or remove a row.
-- A row is a leaf of the tree; what its leaf is made of stands in it (shared/proof/receipt.py).
CREATE TABLE entries (
    leaf_index bigint PRIMARY KEY,
    service text NOT NULL,
    position bigint NOT NULL,
    event_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    stream uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    acted_by uuid NOT NULL,
    child_id uuid,
    hash bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    UNIQUE (service, position)
) WITH (
    autovacuum_vacuum_insert_scale_factor = 0.5,
    autovacuum_analyze_scale_factor = 0.02
);
CREATE INDEX entries_by_subject ON entries (subject_id, service, kind, leaf_index);
CREATE INDEX entries_by_event ON entries (event_id);

-- The hashes of complete subtrees above the leaves.
CREATE TABLE nodes (
    level smallint NOT NULL CHECK (level > 0),
    index bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (level, index)
);

-- Which subjects an event has tied to a child, and when that was learned: what was known of the
-- subject before is known of the child from then on.
CREATE TABLE subjects_of_children (
    child_id uuid NOT NULL,
    service text NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    tied_at timestamptz NOT NULL,
    PRIMARY KEY (child_id, service, kind, subject_id)
);
CREATE INDEX children_by_subject ON subjects_of_children (subject_id);

-- What the log has said of itself, signed.
CREATE TABLE checkpoints (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    note text NOT NULL,
    made_at timestamptz NOT NULL
);

-- Receipts that do not agree with the log: another hash in a known place, or a place passed by.
CREATE TABLE disputed (
    service text NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    why text NOT NULL,
    receipt jsonb NOT NULL,
    heard_at timestamptz NOT NULL,
    PRIMARY KEY (service, position, hash)
);

GRANT SELECT, INSERT ON entries, nodes, subjects_of_children, checkpoints, disputed TO {runtime};
