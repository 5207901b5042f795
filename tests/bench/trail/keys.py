"""A vault that makes the keys of many people at once: a town of fifty thousand children is new."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, LiteralString
from uuid import UUID, uuid4

import psycopg

from shared.sealing.vault import Vault
from shared.sealing.wrapping import KEY_BYTES

NEW_KEYS: Final[LiteralString] = """
INSERT INTO person_keys (id, person_id, wrapped, wrapped_by)
SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::bytea[], %s::text[]) ON CONFLICT DO NOTHING
"""
KEYS_OF: Final[LiteralString] = """
SELECT person_id, id FROM person_keys WHERE person_id = ANY(%s)
"""


@dataclass
class KeysMadeAhead(Vault):
    """Makes people's keys as any vault does, and many of them in one write."""

    _made: dict[UUID, tuple[UUID, bytes]] = field(default_factory=dict, repr=False)

    def make_ahead(self, people: Collection[UUID]) -> None:
        """Make and store the keys of some people, and have them at hand."""
        made = {person: (uuid4(), os.urandom(KEY_BYTES)) for person in people}
        wrapped = [self.wrapping.wrap(key, owner) for owner, key in made.values()]
        columns = (
            [owner for owner, _ in made.values()],
            list(made),
            [one.content for one in wrapped],
            [one.wrapped_by for one in wrapped],
        )
        with psycopg.connect(self.url) as connection:
            connection.execute(NEW_KEYS, columns)
            stored: Mapping[UUID, UUID] = dict(
                connection.execute(KEYS_OF, (list(people),)).fetchall()
            )
        self._made = {person: key for person, key in made.items() if stored[person] == key[0]}

    def key_of(self, person: UUID) -> tuple[UUID, bytes]:
        """Give a person's key and its id."""
        return self._made.get(person) or super().key_of(person)
