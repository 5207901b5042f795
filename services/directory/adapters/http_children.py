"""Children: who they are and where they belong."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.directory.adapters.child_pages import child_page
from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.http_people import REGISTRAR, Body, ProtectionBody
from services.directory.adapters.pages import ChildPage
from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import (
    CorrectBirthDate,
    EnterBirthNumber,
    EnterChild,
    PlaceChild,
    ProtectChild,
    RenameChild,
)
from services.directory.lookup_key import lookup_key
from services.directory.views.birth_numbers import BIRTH_NUMBERS
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Role
from shared.marking import mark_of
from shared.privacy import BirthDate, BirthNumber, Name
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["children"])

READERS: Final = frozenset({Role.REGISTRAR, Role.EMPLOYEE, Role.GUARDIAN, Role.YOUNG_PERSON})

ACCESS: Final[Access] = {
    ("POST", "/children/lookup"): REGISTRAR,
    ("PUT", "/children/{child_id}"): REGISTRAR,
    ("GET", "/children/{child_id}"): READERS,
    ("PUT", "/children/{child_id}/name"): REGISTRAR,
    ("PUT", "/children/{child_id}/birth-date"): REGISTRAR,
    ("PUT", "/children/{child_id}/birth-number"): REGISTRAR,
    ("PUT", "/children/{child_id}/protection"): REGISTRAR,
    ("POST", "/children/{child_id}/placements"): REGISTRAR,
}


READS_CHILD: Final = Reads(Page.CHILD, CHILDREN.name)
READS_BY_NUMBER: Final = Reads(Page.BIRTH_NUMBER_SEARCH, CHILDREN.name)

READS: Final[ReadTable] = {
    ("POST", "/children/lookup"): READS_BY_NUMBER,
    ("GET", "/children/{child_id}"): READS_CHILD,
}


class PlacementBody(Body):
    """A unit, and the first day in it."""

    unit_id: UUID
    starts_on: date


class ChildBody(PlacementBody):
    """A child that is new here."""

    name: Name
    birth_date: BirthDate
    protection: AddressProtection = AddressProtection.NONE


class NameBody(Body):
    """A name."""

    name: Name


class BirthDateBody(Body):
    """A birth date."""

    birth_date: BirthDate


class BirthNumberBody(Body):
    """A birth number: digits only."""

    birth_number: BirthNumber


def _shown(counter: Counter, child: KnownChild) -> Response:
    held = counter.standings(child.child_id, child)
    return shown(child_page(child, held, counter.today))


def _child_with(counter: Counter, birth_number: str) -> UUID | None:
    """Find the child whose number this is now; the index may still know one that was wrong."""
    key = mark_of(birth_number, lookup_key())
    row = counter.desk.views.rows(BIRTH_NUMBERS, [key]).get(key)
    child = counter.desk.store.state(CHILDREN, row.child_id) if row else None
    has_it = isinstance(child, KnownChild) and child.apart.birth_number == birth_number
    return row.child_id if row and has_it else None


@router.post("/children/lookup", response_model=ChildPage)
def look_up_child(body: BirthNumberBody, counter: Counters) -> Response:
    """Find a child by birth number."""
    with counter.desk.reading(counter.asking, READS_BY_NUMBER) as reading:
        child_id = _child_with(counter, body.birth_number)
        if child_id is None:
            raise NotFound
        child, _ = counter.child(child_id)
        reading.of_child(child_id)
        return _shown(counter, child)


@router.put("/children/{child_id}", response_model=ChildPage)
def enter_child(child_id: UUID, body: ChildBody, counter: Counters) -> Response:
    """Enter a child in a unit."""
    command = EnterChild(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        child_id=child_id,
        is_a_person=counter.person(child_id) is not None,
        name=body.name,
        birth_date=body.birth_date,
        protection=body.protection,
        unit_id=body.unit_id,
        unit_is_described=counter.unit(body.unit_id) is not None,
        starts_on=body.starts_on,
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command, may_be_new=True))


@router.get("/children/{child_id}", response_model=ChildPage)
def read_child(child_id: UUID, counter: Counters) -> Response:
    """Show a child to someone for whom it exists."""
    with counter.desk.reading(counter.asking, READS_CHILD) as reading:
        child, _ = counter.only_reading.child(child_id)
        reading.of_child(child_id)
        return _shown(counter.only_reading, child)


@router.put("/children/{child_id}/name", response_model=ChildPage)
def rename_child(child_id: UUID, body: NameBody, counter: Counters) -> Response:
    """Give a child another name."""
    command = RenameChild(
        by=counter.asking.actor, now=counter.asking.now, today=counter.today, name=body.name
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command))


@router.put("/children/{child_id}/birth-date", response_model=ChildPage)
def correct_birth_date(child_id: UUID, body: BirthDateBody, counter: Counters) -> Response:
    """Put a wrong birth date right."""
    command = CorrectBirthDate(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        birth_date=body.birth_date,
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command))


@router.put("/children/{child_id}/birth-number", response_model=ChildPage)
def enter_birth_number(child_id: UUID, body: BirthNumberBody, counter: Counters) -> Response:
    """Enter a child's birth number. It is stored here only, and shown nowhere."""
    command = EnterBirthNumber(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        birth_number=body.birth_number,
        birth_number_mark=mark_of(body.birth_number, lookup_key()),
        country=counter.desk.settings.country,
        belongs_to=_child_with(counter, body.birth_number),
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command))


@router.put("/children/{child_id}/protection", response_model=ChildPage)
def protect_child(child_id: UUID, body: ProtectionBody, counter: Counters) -> Response:
    """Protect a child's whereabouts from today, or end that."""
    command = ProtectChild(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        protection=body.protection,
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command))


@router.post("/children/{child_id}/placements", response_model=ChildPage)
def place_child(child_id: UUID, body: PlacementBody, counter: Counters) -> Response:
    """Say to which unit a child belongs from a day on."""
    command = PlaceChild(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        unit_id=body.unit_id,
        unit_is_described=counter.unit(body.unit_id) is not None,
        starts_on=body.starts_on,
    )
    return _shown(counter, counter.ask_of_child(child_id, lambda _: command))
