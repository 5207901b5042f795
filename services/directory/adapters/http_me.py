"""Who am I here, and who are they?"""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.directory.adapters.acquaintance import Acquaintance
from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.pages import MyPage, NamedPerson, Names, UnitNamed
from services.directory.adapters.store import CHILDREN
from shared.identity.actor import Role
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["me"])

EVERYONE: Final = frozenset(Role) - {Role.SYSTEM}

ACCESS: Final[Access] = {
    ("GET", "/me"): EVERYONE,
    ("GET", "/names"): EVERYONE,
}

READS_ME: Final = Reads(Page.OWN_PAGE, CHILDREN.name)
READS_NAMES: Final = Reads(Page.NAME, CHILDREN.name)

READS: Final[ReadTable] = {("GET", "/me"): READS_ME, ("GET", "/names"): READS_NAMES}

MOST_NAMES: Final = 200
"""How many names one request may ask for."""


@router.get("/me", response_model=MyPage)
def read_me(counter: Counters) -> Response:
    """Show who has signed in: name, units, and as guardian or young person the children."""
    with counter.desk.reading(counter.asking, READS_ME) as reading:
        page = _my_page(counter)
        for child in page.children:
            reading.of_child(child.person_id)
        return shown(page)


def _my_page(counter: Counter) -> MyPage:
    actor = counter.asking.actor
    acquaintance = Acquaintance(counter)
    me = next(acquaintance.named({actor.person_id}), None)
    if me is None:
        raise NotFound
    at_home = actor.role in {Role.GUARDIAN, Role.YOUNG_PERSON}
    children = acquaintance.children if at_home else ()
    return MyPage(
        person_id=actor.person_id,
        name=me.name,
        role=actor.role,
        units=() if at_home else _units(counter),
        children=tuple(
            NamedPerson(person_id=child.child_id, name=child.name) for child in children
        ),
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
    with counter.desk.reading(counter.asking, READS_NAMES) as reading:
        acquaintance = Acquaintance(counter.only_reading)
        names = sorted(acquaintance.named(set(ids)), key=lambda one: one.person_id)
        for one in names:
            if acquaintance.is_child(one.person_id):
                reading.of_child(one.person_id)
        return shown(Names(names=tuple(names)))
