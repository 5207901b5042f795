-- What takes keys away is a role of its own, which cannot read or make one: it needs but their ids.
-- It is named after the role of the services.
DO $$
DECLARE
    destroyer text := {runtime_name} || '_destroyer';
BEGIN
    EXECUTE format('GRANT SELECT (id, person_id), DELETE ON person_keys TO %I', destroyer);
    EXECUTE format('GRANT SELECT (id), DELETE ON stream_keys TO %I', destroyer);
END
$$;
