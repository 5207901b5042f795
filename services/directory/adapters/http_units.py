"""Units, and who works in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.pages import (
    ChildLine,
    Colleague,
    ColleaguesPage,
    FoundChildren,
    UnitNamed,
    UnitPage,
    UnitsPage,
)
from services.directory.adapters.standing import belongs_to_unit, is_registrar
from services.directory.adapters.store import CHILDREN, PEOPLE, UNITS
from services.directory.domain.child.child import KnownChild
from services.directory.domain.person.person import KnownPerson
from services.directory.domain.unit.commands import DescribeUnit
from services.directory.domain.unit.description import UnitDescription
from services.directory.domain.unit.unit import KnownUnit, Unit
from services.directory.views.children_of_a_unit import CHILDREN_OF_A_UNIT
from services.directory.views.employees_of_a_unit import EMPLOYEES_OF_A_UNIT
from services.directory.views.units import ALL, UNITS_LISTED
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Role
from shared.privacy import Name
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["units"])

STAFF: Final = frozenset({Role.EMPLOYEE, Role.REGISTRAR})

ACCESS: Final[Access] = {
    ("PUT", "/units/{unit_id}"): frozenset({Role.REGISTRAR}),
    ("GET", "/units"): STAFF,
    ("GET", "/units/{unit_id}"): STAFF,
    ("GET", "/units/{unit_id}/employees"): STAFF,
    ("GET", "/units/{unit_id}/children"): STAFF,
}


READS_SEARCH: Final = Reads(Page.CHILD_SEARCH, CHILDREN.name)

READS: Final[ReadTable] = {
    ("GET", "/units"): ReadsNoChild("Units, and nobody in them."),
    ("GET", "/units/{unit_id}"): ReadsNoChild("What a unit is and who leads it."),
    ("GET", "/units/{unit_id}/employees"): ReadsNoChild("Who works there."),
    ("GET", "/units/{unit_id}/children"): READS_SEARCH,
}


def _page(unit: Unit) -> UnitPage | None:
    if not isinstance(unit, KnownUnit):
        return None
    described = unit.description
    return UnitPage(
        unit_id=unit.unit_id,
        service_manager_id=described.service_manager(),
        **described.model_dump(),
    )


@router.put("/units/{unit_id}", response_model=UnitPage)
def describe_unit(unit_id: UUID, body: UnitDescription, counter: Counters) -> Response:
    """Say how a unit is: the first time, and each time something has changed."""
    asking = counter.asking
    handled = counter.desk.ask(
        asking,
        UNITS,
        unit_id,
        lambda _: DescribeUnit(
            by=asking.actor,
            now=asking.now,
            today=counter.today,
            unit_id=unit_id,
            description=body,
            entered_people=frozenset(who for who in set(body.leaders) if counter.person(who)),
        ),
        door=lambda _: True,
        page=_page,
    )
    return shown(_page(handled.state))


@router.get("/units", response_model=UnitsPage)
def list_units(counter: Counters) -> Response:
    """List all units by name."""
    rows = counter.desk.views.where(UNITS_LISTED, listed=ALL)
    units = [UnitNamed(unit_id=row.unit_id, name=row.name) for row in rows]
    return shown(UnitsPage(units=tuple(sorted(units, key=lambda unit: unit.name))))


@router.get("/units/{unit_id}", response_model=UnitPage)
def read_unit(unit_id: UUID, counter: Counters) -> Response:
    """Show a unit: what it is, who leads it, where its papers are kept."""
    unit = counter.unit(unit_id)
    if unit is None:
        raise NotFound
    return shown(_page(unit))


def _must_be_of_the_unit(counter: Counter, unit_id: UUID) -> None:
    if is_registrar(counter.asking.actor) or belongs_to_unit(counter.reader, unit_id):
        return
    raise NotFound


@router.get("/units/{unit_id}/employees", response_model=ColleaguesPage)
def list_employees(unit_id: UUID, counter: Counters) -> Response:
    """List who works in a unit today, to those who belong to it."""
    _must_be_of_the_unit(counter, unit_id)
    posts = counter.desk.views.where(EMPLOYEES_OF_A_UNIT, unit_id=str(unit_id))
    held = [post for post in posts if post.holds(counter.today)]
    people = counter.desk.store.states(PEOPLE, {post.employee_id for post in held})
    employees = [
        Colleague(person_id=person.person_id, name=person.name, position=post.position)
        for post in held
        if isinstance(person := people[post.employee_id], KnownPerson)
    ]
    return shown(ColleaguesPage(employees=tuple(sorted(employees, key=lambda one: one.name))))


@router.get("/units/{unit_id}/children", response_model=FoundChildren)
def search_children(unit_id: UUID, counter: Counters, name: Name | None = None) -> Response:
    """Search among the children of one's own unit; of others nothing is told (R3).

    A child whose address is protected stands in no list, nor does one to whom the reader is close.
    """
    with counter.desk.reading(counter.asking, READS_SEARCH) as reading:
        _must_be_of_the_unit(counter, unit_id)
        found = sorted(_found(counter, unit_id, name or ""), key=lambda child: child.name)
        for line in found:
            reading.of_child(line.child_id)
        return shown(FoundChildren(children=tuple(found)))


def _found(counter: Counter, unit_id: UUID, name: str) -> Iterator[ChildLine]:
    rows = counter.desk.views.where(CHILDREN_OF_A_UNIT, unit_id=str(unit_id))
    for row in rows:
        child = counter.desk.store.state(CHILDREN, row.child_id)
        if not isinstance(child, KnownChild) or not _is_listed(child, unit_id, counter):
            continue
        if name.casefold() in child.name.casefold():
            yield ChildLine(child_id=child.child_id, name=child.name, age=child.age(counter.today))


def _is_listed(child: KnownChild, unit_id: UUID, counter: Counter) -> bool:
    is_here = child.unit(counter.today) == unit_id
    is_protected = child.protection is not AddressProtection.NONE
    is_stranger = child.is_stranger(counter.asking.actor.person_id, counter.today)
    return is_here and not is_protected and not is_stranger
