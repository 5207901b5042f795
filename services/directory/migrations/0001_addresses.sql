-- Where people live. No events: an address has to be gone for good once it is protected.
CREATE TABLE addresses (
    person_id uuid PRIMARY KEY,
    address text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON addresses TO {runtime};
