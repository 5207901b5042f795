"""`python -m infra.postgres.keys`: make the tables in the database of keys.

It stands apart from every other database and is left out of long-term backups: a key that was
destroyed must not come back with one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import psycopg

import shared.sealing
from shared.eventing.migrating import apply, role_of

MIGRATIONS: Final = Path(shared.sealing.__file__).parent / "migrations"


def migrate(owner_url: str, runtime_url: str) -> None:
    """Make the tables of keys, as the role that owns them."""
    with psycopg.connect(owner_url) as connection:
        apply(connection, role_of(runtime_url), [MIGRATIONS])


if __name__ == "__main__":
    migrate(os.environ["STAFETT_KEYS_OWNER_URL"], os.environ["STAFETT_KEYS_URL"])
