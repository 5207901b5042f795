-- An address stands sealed under its person's key: forgotten with the person, and gone for good once
-- it is protected. What stood here unsealed is entered anew.
DROP TABLE addresses;

CREATE TABLE sealed_addresses (
    person_id uuid PRIMARY KEY,
    id uuid NOT NULL,
    person_key uuid NOT NULL,
    stream_key uuid NOT NULL,
    sealed text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON sealed_addresses TO {runtime};
