"""A child's guardians: who they are, what keeps them out, and who lets them in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from services.directory.adapters.child_pages import guardians_page, restrictions_page
from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.http_people import REGISTRAR, Body
from services.directory.adapters.pages import GuardiansPage, RestrictionsPage
from services.directory.adapters.standing import Standing
from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import Child, KnownChild
from services.directory.domain.child.commands import (
    EndAccess,
    GrantAccess,
    LiftRestriction,
    RelateGuardian,
    RestrictGuardian,
)
from services.directory.domain.codes import Check, Relation, RestrictionKind
from shared.identity.actor import Role
from shared.privacy import Reason
from shared.service.desk import new_id
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown

router = APIRouter(tags=["guardians"])

ACCESS: Final[Access] = {
    ("GET", "/children/{child_id}/guardians"): frozenset(
        {Role.REGISTRAR, Role.EMPLOYEE, Role.GUARDIAN}
    ),
    ("PUT", "/children/{child_id}/guardians/{guardian_id}"): REGISTRAR,
    ("POST", "/children/{child_id}/guardians/{guardian_id}/access"): frozenset({Role.EMPLOYEE}),
    ("POST", "/children/{child_id}/guardians/{guardian_id}/access/end"): frozenset(
        {Role.EMPLOYEE, Role.REGISTRAR}
    ),
    ("GET", "/children/{child_id}/restrictions"): REGISTRAR,
    ("POST", "/children/{child_id}/restrictions"): REGISTRAR,
    ("POST", "/children/{child_id}/restrictions/{restriction_id}/lift"): REGISTRAR,
}


READS_GUARDIANS: Final = Reads(Page.GUARDIANS, CHILDREN.name)
READS_RESTRICTIONS: Final = Reads(Page.RESTRICTIONS, CHILDREN.name)

READS: Final[ReadTable] = {
    ("GET", "/children/{child_id}/guardians"): READS_GUARDIANS,
    ("GET", "/children/{child_id}/restrictions"): READS_RESTRICTIONS,
}


class RelationBody(Body):
    """How someone is a guardian; both days are included."""

    relation: Relation
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None = None


class RestrictionBody(Body):
    """What keeps a guardian from what is shared; both days are included."""

    guardian_id: UUID
    kind: RestrictionKind
    starts_on: date
    ends_on: date | None = None


class AccessBody(Body):
    """What was checked before a guardian is let in."""

    checked: Annotated[tuple[Check, ...], Field(max_length=len(Check))]
    reason: Reason | None = None


class WhyBody(Body):
    """Why something ends."""

    reason: Reason


def _shown(counter: Counter, child: KnownChild, held: frozenset[Standing]) -> Response:
    people = [counter.person(guardian) for guardian in child.guardians]
    names = {person.person_id: person.name for person in people if person}
    reader = counter.asking.actor.person_id
    return shown(guardians_page(child, names, held, reader, counter.today))


def _shown_to_asker(counter: Counter, child: KnownChild) -> Response:
    return _shown(counter, child, counter.standings(child.child_id, child))


@router.get("/children/{child_id}/guardians", response_model=GuardiansPage)
def read_guardians(child_id: UUID, counter: Counters) -> Response:
    """Show a child's guardians; to a guardian, themselves alone."""
    with counter.desk.reading(counter.asking, READS_GUARDIANS) as reading:
        child, held = counter.only_reading.child(child_id)
        reading.of_child(child_id)
        return _shown(counter, child, held)


@router.put("/children/{child_id}/guardians/{guardian_id}", response_model=GuardiansPage)
def relate_guardian(
    child_id: UUID, guardian_id: UUID, body: RelationBody, counter: Counters
) -> Response:
    """Say that someone is a child's guardian, and how. That alone gives no access."""
    command = RelateGuardian(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        guardian_id=guardian_id,
        guardian_is_entered=counter.person(guardian_id) is not None,
        relation=body.relation,
        has_parental_responsibility=body.has_parental_responsibility,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
    )
    return _shown_to_asker(counter, counter.ask_of_child(child_id, lambda _: command))


def _givers(counter: Counter, child_id: UUID, child: Child) -> frozenset[UUID]:
    return counter.leads(child_id) | counter.leaders(child)


@router.post("/children/{child_id}/guardians/{guardian_id}/access", response_model=GuardiansPage)
def grant_access(
    child_id: UUID, guardian_id: UUID, body: AccessBody, counter: Counters
) -> Response:
    """Let a guardian in, as lead or leader, after checking that it is right."""

    def command(child: Child) -> GrantAccess:
        return GrantAccess(
            by=counter.asking.actor,
            now=counter.asking.now,
            today=counter.today,
            guardian_id=guardian_id,
            checked=body.checked,
            reason=body.reason,
            givers=_givers(counter, child_id, child),
        )

    return _shown_to_asker(counter, counter.ask_of_child(child_id, command))


@router.post(
    "/children/{child_id}/guardians/{guardian_id}/access/end", response_model=GuardiansPage
)
def end_access(child_id: UUID, guardian_id: UUID, body: WhyBody, counter: Counters) -> Response:
    """End a guardian's access at once."""

    def command(child: Child) -> EndAccess:
        return EndAccess(
            by=counter.asking.actor,
            now=counter.asking.now,
            today=counter.today,
            guardian_id=guardian_id,
            reason=body.reason,
            givers=_givers(counter, child_id, child),
        )

    return _shown_to_asker(counter, counter.ask_of_child(child_id, command))


@router.get("/children/{child_id}/restrictions", response_model=RestrictionsPage)
def read_restrictions(child_id: UUID, counter: Counters) -> Response:
    """Show what keeps guardians from what is shared about a child."""
    with counter.desk.reading(counter.asking, READS_RESTRICTIONS) as reading:
        child, _ = counter.child(child_id)
        reading.of_child(child_id)
        return shown(restrictions_page(child))


@router.post("/children/{child_id}/restrictions", response_model=RestrictionsPage, status_code=201)
def restrict_guardian(child_id: UUID, body: RestrictionBody, counter: Counters) -> Response:
    """Keep a guardian from what is shared about a child."""
    command = RestrictGuardian(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        restriction_id=new_id(counter.asking),
        guardian_id=body.guardian_id,
        kind=body.kind,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
    )
    child = counter.ask_of_child(child_id, lambda _: command)
    return shown(
        restrictions_page(child), status=201, location=f"/children/{child_id}/restrictions"
    )


@router.post(
    "/children/{child_id}/restrictions/{restriction_id}/lift", response_model=RestrictionsPage
)
def lift_restriction(
    child_id: UUID, restriction_id: UUID, body: WhyBody, counter: Counters
) -> Response:
    """Lift a restriction. Access that it closed has to be given anew."""
    command = LiftRestriction(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        restriction_id=restriction_id,
        reason=body.reason,
    )
    return shown(restrictions_page(counter.ask_of_child(child_id, lambda _: command)))
