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

-- One decision: its receipt, what it rests on, its events.
-- said: {"receipt": {"scope", "key", "fingerprint"}, "events": [{"id", "version", "topic", "state"}],
-- "rested_on": [{"id", "version"}]}; receipt and rested_on may be missing.
CREATE FUNCTION append_decision(said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $body$
DECLARE
    receipt jsonb := said->'receipt';
    is_same boolean;
    positions jsonb;
BEGIN
    IF receipt IS NOT NULL THEN
        INSERT INTO receipts (scope, key, fingerprint)
        VALUES (receipt->>'scope', receipt->>'key', receipt->>'fingerprint') ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            SELECT fingerprint = receipt->>'fingerprint' INTO is_same FROM receipts
            WHERE scope = receipt->>'scope' AND key = receipt->>'key';
            RETURN jsonb_build_object(
                'outcome', CASE WHEN is_same THEN 'repeated' ELSE 'key-reused' END
            );
        END IF;
    END IF;
    IF said ? 'rested_on' AND EXISTS (
        SELECT FROM jsonb_to_recordset(said->'rested_on') AS rested (id uuid, version bigint)
        JOIN stored_events ON originator_id = rested.id AND originator_version > rested.version
    ) THEN
        RAISE EXCEPTION 'a stream that the decision rests on has grown' USING ERRCODE = '40001';
    END IF;
    WITH written AS (
        INSERT INTO stored_events (originator_id, originator_version, topic, state)
        SELECT new.id, new.version, new.topic, convert_to(new.state, 'UTF8')
        FROM ROWS FROM (
            jsonb_to_recordset(said->'events') AS (id uuid, version bigint, topic text, state text)
        ) WITH ORDINALITY AS new (id, version, topic, state, place)
        ORDER BY new.place
        RETURNING notification_id
    )
    SELECT jsonb_agg(notification_id ORDER BY notification_id) INTO positions FROM written;
    RETURN jsonb_build_object('outcome', 'recorded', 'positions', coalesce(positions, '[]'));
END
$body$;

-- The one way to write: several decisions in commit order, each as a whole or not at all.
-- The lock is taken before positions are drawn, so that positions become visible in their order and a
-- reader never skips one. Every statement in here sees what was committed before the lock was given,
-- and what the decisions before it have written.
-- said: an array of decisions. Answers for each: {"outcome": "recorded", "positions": [...]}; "repeated" or
-- "key-reused" when the receipt was taken by the same or by another request; "taken" when another event
-- stands in a place already; "grown" when a stream that was read, and is not written, has grown meanwhile.
CREATE FUNCTION append_events(said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $body$
DECLARE
    decision jsonb;
    answers jsonb := '[]';
BEGIN
    PERFORM pg_advisory_xact_lock(7482291);
    FOR decision IN SELECT value FROM jsonb_array_elements(said) LOOP
        BEGIN
            answers := answers || append_decision(decision);
        EXCEPTION
            WHEN unique_violation THEN answers := answers || '{"outcome": "taken"}'::jsonb;
            WHEN serialization_failure THEN answers := answers || '{"outcome": "grown"}'::jsonb;
        END;
    END LOOP;
    PERFORM pg_notify('stored_events', '');
    RETURN answers;
END
$body$;

GRANT SELECT, INSERT (originator_id, originator_version, topic, state) ON stored_events TO {runtime};
GRANT USAGE ON SEQUENCE stored_events_notification_id_seq TO {runtime};
GRANT SELECT, INSERT ON receipts TO {runtime};
GRANT SELECT, INSERT, UPDATE ON positions TO {runtime};
GRANT SELECT, INSERT, UPDATE, DELETE ON timers TO {runtime};
