"""Grown people: employees and guardians, as the registrar keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.pages import PersonPage, PostShown
from services.directory.adapters.store import CHILDREN, PEOPLE
from services.directory.domain.child.child import KnownChild
from services.directory.domain.codes import Position
from services.directory.domain.person.commands import (
    EmployPerson,
    EndPost,
    EnterPerson,
    HoldPost,
    NoteAddress,
    PersonCommand,
    ProtectPerson,
)
from services.directory.domain.person.person import KnownPerson, Person
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Role
from shared.privacy import Line, Name
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["people"])

REGISTRAR: Final = frozenset({Role.REGISTRAR})

ACCESS: Final[Access] = {
    ("PUT", "/people/{person_id}"): REGISTRAR,
    ("GET", "/people/{person_id}"): REGISTRAR,
    ("PUT", "/employees/{person_id}"): REGISTRAR,
    ("POST", "/people/{person_id}/posts"): REGISTRAR,
    ("POST", "/people/{person_id}/posts/{unit_id}/end"): REGISTRAR,
    ("PUT", "/people/{person_id}/protection"): REGISTRAR,
    ("PUT", "/people/{person_id}/address"): REGISTRAR,
}


READS: Final[ReadTable] = {
    ("GET", "/people/{person_id}"): ReadsNoChild("Grown people: employees and guardians."),
}


class Body(BaseModel):
    """What is sent; fields that nobody declared are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PersonBody(Body):
    """A person's name, and for a new one whether their address is protected."""

    name: Name
    protection: AddressProtection = AddressProtection.NONE


class PostBody(Body):
    """A post in a unit; both days are included."""

    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None = None


class EmployeeBody(PostBody):
    """A person and their first post."""

    name: Name


class LastDayBody(Body):
    """The last day of a post."""

    ends_on: date


class ProtectionBody(Body):
    """How well a person's whereabouts are protected."""

    protection: AddressProtection


class AddressBody(Body):
    """Where someone lives."""

    address: Line


def _page(counter: Counter, person: Person) -> PersonPage | None:
    if not isinstance(person, KnownPerson):
        return None
    is_protected = person.protection is not AddressProtection.NONE
    return PersonPage(
        person_id=person.person_id,
        name=person.name,
        protection=person.protection,
        posts=tuple(
            PostShown(
                unit_id=post.unit_id,
                position=post.position,
                starts_on=post.starts_on,
                ends_on=post.ends_on,
            )
            for post in person.posts
        ),
        address=None if is_protected else counter.addresses.of(person.person_id),
    )


def _ask(
    counter: Counter,
    person_id: UUID,
    command: Callable[[Person], PersonCommand],
    *,
    may_be_new: bool = False,
) -> Response:
    handled = counter.desk.ask(
        counter.asking,
        PEOPLE,
        person_id,
        command,
        door=lambda person: may_be_new or isinstance(person, KnownPerson),
        page=lambda person: _page(counter, person),
    )
    return shown(_page(counter, handled.state))


def _is_a_child(counter: Counter, person_id: UUID) -> bool:
    return isinstance(counter.desk.store.state(CHILDREN, person_id), KnownChild)


@router.put("/people/{person_id}", response_model=PersonPage)
def enter_person(person_id: UUID, body: PersonBody, counter: Counters) -> Response:
    """Enter a person, or give them another name."""
    command = EnterPerson(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        person_id=person_id,
        name=body.name,
        is_a_child=_is_a_child(counter, person_id),
        protection=body.protection,
    )
    return _ask(counter, person_id, lambda _: command, may_be_new=True)


@router.get("/people/{person_id}", response_model=PersonPage)
def read_person(person_id: UUID, counter: Counters) -> Response:
    """Show a person as entered."""
    person = counter.person(person_id)
    if person is None:
        raise NotFound
    return shown(_page(counter, person))


@router.put("/employees/{person_id}", response_model=PersonPage)
def employ_person(person_id: UUID, body: EmployeeBody, counter: Counters) -> Response:
    """Enter a person and give them their first post at once."""
    command = EmployPerson(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        person_id=person_id,
        name=body.name,
        is_a_child=_is_a_child(counter, person_id),
        unit_id=body.unit_id,
        unit_is_described=counter.unit(body.unit_id) is not None,
        position=body.position,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
    )
    return _ask(counter, person_id, lambda _: command, may_be_new=True)


@router.post("/people/{person_id}/posts", response_model=PersonPage)
def hold_post(person_id: UUID, body: PostBody, counter: Counters) -> Response:
    """Give an employee a post in a unit."""
    command = HoldPost(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        unit_id=body.unit_id,
        unit_is_described=counter.unit(body.unit_id) is not None,
        position=body.position,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
    )
    return _ask(counter, person_id, lambda _: command)


@router.post("/people/{person_id}/posts/{unit_id}/end", response_model=PersonPage)
def end_post(person_id: UUID, unit_id: UUID, body: LastDayBody, counter: Counters) -> Response:
    """Say on which day an employee works in a unit for the last time."""
    command = EndPost(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        unit_id=unit_id,
        ends_on=body.ends_on,
    )
    return _ask(counter, person_id, lambda _: command)


@router.put("/people/{person_id}/protection", response_model=PersonPage)
def protect_person(person_id: UUID, body: ProtectionBody, counter: Counters) -> Response:
    """Protect a person's whereabouts from today, or end that. The address is gone before."""

    def command(_: Person) -> ProtectPerson:
        if body.protection is not AddressProtection.NONE:
            counter.addresses.forget(person_id)
        return ProtectPerson(
            by=counter.asking.actor,
            now=counter.asking.now,
            today=counter.today,
            protection=body.protection,
        )

    return _ask(counter, person_id, command)


@router.put("/people/{person_id}/address", response_model=PersonPage)
def note_address(person_id: UUID, body: AddressBody, counter: Counters) -> Response:
    """Keep where someone lives, unless that is protected."""
    command = NoteAddress(by=counter.asking.actor, now=counter.asking.now, today=counter.today)
    counter.desk.ask(
        counter.asking,
        PEOPLE,
        person_id,
        lambda _: command,
        door=lambda person: isinstance(person, KnownPerson),
        page=lambda person: _page(counter, person),
    )
    counter.addresses.keep(person_id, body.address)
    person = counter.person(person_id)
    assert person is not None
    if person.protection is not AddressProtection.NONE:
        # Protected by someone else in the same instant: then nothing is kept.
        counter.addresses.forget(person_id)
    return shown(_page(counter, person))
