"""Who am I here, and who are they?"""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.directory.adapters.acquaintance import Acquaintance
from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.pages import MyPage, NamedPerson, Names, UnitNamed
from shared.identity.actor import Role
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["me"])

EVERYONE: Final = frozenset({Role.REGISTRAR, Role.EMPLOYEE, Role.GUARDIAN, Role.YOUNG_PERSON})

ACCESS: Final[Access] = {
    ("GET", "/me"): EVERYONE,
    ("GET", "/names"): EVERYONE,
}

MOST_NAMES: Final = 200
"""How many names one request may ask for."""


@router.get("/me", response_model=MyPage)
def read_me(counter: Counters) -> Response:
    """Show who has signed in: name, units, and as guardian or young person the children."""
    actor = counter.asking.actor
    acquaintance = Acquaintance(counter)
    me = next(acquaintance.named({actor.person_id}), None)
    if me is None:
        raise NotFound
    at_home = actor.role in {Role.GUARDIAN, Role.YOUNG_PERSON}
    children = acquaintance.children if at_home else ()
    return shown(
        MyPage(
            person_id=actor.person_id,
            name=me.name,
            role=actor.role,
            units=() if at_home else _units(counter),
            children=tuple(
                NamedPerson(person_id=child.child_id, name=child.name) for child in children
            ),
        )
    )


def _units(counter: Counter) -> tuple[UnitNamed, ...]:
    posts = counter.desk.known.posts(counter.asking.actor.person_id, counter.today)
    units = [counter.unit(unit_id) for unit_id in dict.fromkeys(post.unit_id for post in posts)]
    return tuple(
        UnitNamed(unit_id=unit.unit_id, name=unit.description.name) for unit in units if unit
    )


@router.get("/names", response_model=Names)
def read_names(
    counter: Counters, ids: Annotated[list[UUID], Query(max_length=MOST_NAMES)]
) -> Response:
    """Name those of these people whom the reader may know; the others are simply absent."""
    known = Acquaintance(counter).named(set(ids))
    return shown(Names(names=tuple(sorted(known, key=lambda one: one.person_id))))
