-- The service's own seal on each event, under a key that stands in no database: an event that was
-- put in by somebody else has none that fits.
ALTER TABLE stored_events ADD COLUMN mac bytea NOT NULL DEFAULT '';
ALTER TABLE stored_events ALTER COLUMN mac DROP DEFAULT;

-- One decision, as before, with the seals of its events.
CREATE OR REPLACE FUNCTION append_decision(said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $body$
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
        INSERT INTO stored_events (originator_id, originator_version, topic, state, mac)
        SELECT new.id, new.version, new.topic, convert_to(new.state, 'UTF8'), decode(new.mac, 'hex')
        FROM ROWS FROM (
            jsonb_to_recordset(said->'events') AS (id uuid, version bigint, topic text, state text, mac text)
        ) WITH ORDINALITY AS new (id, version, topic, state, mac, place)
        ORDER BY new.place
        RETURNING notification_id
    )
    SELECT jsonb_agg(notification_id ORDER BY notification_id) INTO positions FROM written;
    RETURN jsonb_build_object('outcome', 'recorded', 'positions', coalesce(positions, '[]'));
END
$body$;

GRANT INSERT (mac) ON stored_events TO {runtime};
