"""The demo people whom one can sign in as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import yaml

from shared.identity.actor import Actor, Role

FILE: Final = Path(__file__).resolve().parent.parent / "demo_people.yaml"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An invented person; ``described`` says in Bokmål who that is, for the sign-in page."""

    username: str
    person_id: UUID
    name: str
    role: Role
    unit_id: UUID | None
    described: str

    def get_user_id(self) -> str:
        """Give the id, in the words of Authlib."""
        return str(self.person_id)

    def acts_as(self, actor: Actor) -> bool:
        """Tell whether this is who acts."""
        return (self.person_id, self.role) == (actor.person_id, actor.role)


@cache
def demo_people() -> Sequence[DemoPerson]:
    """Read all demo people, in the order in which they are shown."""
    content: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    units = {name: UUID(unit["id"]) for name, unit in content["units"].items()}
    return tuple(
        DemoPerson(
            username=person["username"],
            person_id=UUID(person["id"]),
            name=person["name"],
            role=Role(person["role"]),
            unit_id=units[person["unit"]] if "unit" in person else None,
            described=person["is"],
        )
        for person in content["people"]
    )


def person_named(username: str | None) -> DemoPerson | None:
    """Find a demo person by username."""
    return next((person for person in demo_people() if person.username == username), None)
