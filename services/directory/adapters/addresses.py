"""Where people live: kept apart from the record, sealed, and so that it can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from shared.sealing.sealer import Lock, Place, Sealer

KEEP: Final = """
INSERT INTO sealed_addresses (person_id, id, person_key, stream_key, sealed)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (person_id) DO UPDATE SET id = excluded.id, person_key = excluded.person_key,
    stream_key = excluded.stream_key, sealed = excluded.sealed
"""
FIND: Final = """
SELECT id, person_key, stream_key, sealed FROM sealed_addresses WHERE person_id = %s
"""


@dataclass(frozen=True)
class Addresses:
    """The table of addresses. ``connection`` lends a connection to the directory's database."""

    connection: Callable[[], Any]
    sealer: Sealer

    def keep(self, person_id: UUID, address: str) -> None:
        """Keep someone's address in the place of an earlier one."""
        entry, lock = uuid4(), self.sealer.lock_for(person_id, None)
        sealed = self.sealer.seal([([], address)], lock, _place(entry, person_id))
        with self.connection() as connection:
            connection.execute(KEEP, (person_id, entry, *lock, sealed))

    def forget(self, person_id: UUID) -> None:
        """Take someone's address away."""
        with self.connection() as connection:
            connection.execute("DELETE FROM sealed_addresses WHERE person_id = %s", (person_id,))

    def of(self, person_id: UUID) -> str | None:
        """Tell where someone lives, where that is known and may be read."""
        with self.connection() as connection:
            row = connection.execute(FIND, (person_id,)).fetchone()
        if row is None:
            return None
        lock = Lock(row["person_key"], row["stream_key"])
        words = self.sealer.open(row["sealed"], lock, _place(row["id"], person_id))
        return None if words is None else str(words[0][1])


def _place(entry: UUID, person_id: UUID) -> Place:
    return Place(event=entry, stream=person_id, version=1)
