-- The keys under which words about people are sealed, each wrapped in a key that stands elsewhere.
-- A row that is deleted makes everything sealed under it unreadable for good, wherever it stands.

-- One for each person whose data is on record.
CREATE TABLE person_keys (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL UNIQUE,
    wrapped bytea NOT NULL,
    wrapped_by text NOT NULL
);

-- One for each stream, made ahead; which stream uses it stands in the stream's own events.
CREATE TABLE stream_keys (
    id uuid PRIMARY KEY,
    wrapped bytea NOT NULL,
    wrapped_by text NOT NULL
);

-- For the rotation of wrapping keys, which goes on where it was broken off.
CREATE INDEX ON person_keys (wrapped_by, id);
CREATE INDEX ON stream_keys (wrapped_by, id);

GRANT SELECT, INSERT ON person_keys, stream_keys TO {runtime};
