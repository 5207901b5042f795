"""Where people live: kept apart from the record, so that it can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Addresses:
    """The table of addresses. ``connection`` lends a connection to the directory's database."""

    connection: Callable[[], Any]

    def keep(self, person_id: UUID, address: str) -> None:
        """Keep someone's address in the place of an earlier one."""
        with self.connection() as connection:
            connection.execute(
                "INSERT INTO addresses VALUES (%s, %s) "
                "ON CONFLICT (person_id) DO UPDATE SET address = excluded.address",
                (person_id, address),
            )

    def forget(self, person_id: UUID) -> None:
        """Take someone's address away."""
        with self.connection() as connection:
            connection.execute("DELETE FROM addresses WHERE person_id = %s", (person_id,))

    def of(self, person_id: UUID) -> str | None:
        """Tell where someone lives, where that is known."""
        with self.connection() as connection:
            row = connection.execute(
                "SELECT address FROM addresses WHERE person_id = %s", (person_id,)
            ).fetchone()
        return None if row is None else str(row["address"])
