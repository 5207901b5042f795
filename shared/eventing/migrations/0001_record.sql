-- What has happened, for good: nobody who serves may change or remove a row.
CREATE TABLE stored_events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial UNIQUE,
    PRIMARY KEY (originator_id, originator_version)
) WITH (
    autovacuum_vacuum_insert_scale_factor = 0.5,
    autovacuum_analyze_scale_factor = 0.02
);
ALTER TABLE stored_events ALTER COLUMN state SET STORAGE EXTENDED;

-- What has been received once: messages of the bus by consumer, commands by Idempotency-Key.
CREATE TABLE receipts (
    scope text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (scope, key)
);

-- How far each follower of the log has come.
CREATE TABLE positions (
    follower text PRIMARY KEY,
    position bigint NOT NULL
);

-- What each subject waits for: a copy of what its events say, for the broker to be reminded from.
CREATE TABLE timers (
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    alert text NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (kind, subject_id, alert)
);

GRANT SELECT, INSERT (originator_id, originator_version, topic, state) ON stored_events TO {runtime};
GRANT USAGE ON SEQUENCE stored_events_notification_id_seq TO {runtime};
GRANT SELECT, INSERT ON receipts TO {runtime};
GRANT SELECT, INSERT, UPDATE ON positions TO {runtime};
GRANT SELECT, INSERT, UPDATE, DELETE ON timers TO {runtime};
