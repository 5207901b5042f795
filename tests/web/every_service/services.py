"""Every service there is, found by its folder, and who may call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from uuid import uuid4

from infra.local.issuer.people import demo_people
from shared.identity.actor import Actor, Role
from shared.service.composing import access_of
from shared.service.definition import Service
from shared.web.access import PUBLIC, Endpoint, Row

__all__ = ["access_of", "address", "every_service", "guarded", "somebody"]

FOLDER = Path(__file__).resolve().parents[3] / "services"


@cache
def every_service() -> tuple[Service, ...]:
    """Find the services by their composition roots."""
    roots = sorted(FOLDER.glob("*/main.py"))
    return tuple(import_module(f"services.{root.parent.name}.main").SERVICE for root in roots)


def somebody(row: Row) -> Actor:
    """Give a demo person who may call an endpoint; anybody, where it is public."""
    roles = set(Role) if row is PUBLIC else row
    return next(
        Actor(person_id=person.person_id, role=person.role, unit_id=person.unit_id)
        for person in demo_people()
        if person.role in roles
    )


def guarded(service: Service) -> Iterator[tuple[Endpoint, frozenset[Role]]]:
    """Give every endpoint that asks for sign-in, with the roles that may call it."""
    for endpoint, row in access_of(service).items():
        if row is not PUBLIC:
            yield endpoint, row


def address(path: str) -> str:
    """Fill a path template with ids that nothing has."""
    return re.sub(r"{\w+}", lambda _: str(uuid4()), path)
