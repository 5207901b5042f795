"""Employees who are too close to a child."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.directory.adapters.counter import Counters
from services.directory.adapters.http_guardians import WhyBody
from services.directory.adapters.http_people import REGISTRAR, Body
from services.directory.adapters.pages import ConflictsPage
from services.directory.adapters.standing import WHO_KNOWS_MORE
from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import Child, KnownChild
from services.directory.domain.child.commands import EnterConflict, LiftConflict
from services.directory.domain.codes import Closeness
from shared.identity.actor import Role
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import done, shown
from shared.web.problems import NotFound

router = APIRouter(tags=["conflicts"])

STAFF: Final = frozenset({Role.EMPLOYEE, Role.REGISTRAR})

ACCESS: Final[Access] = {
    ("GET", "/children/{child_id}/conflicts"): STAFF,
    ("POST", "/children/{child_id}/conflicts"): STAFF,
    ("POST", "/children/{child_id}/conflicts/{employee_id}/lift"): REGISTRAR,
}


READS_CONFLICTS: Final = Reads(Page.CONFLICTS, CHILDREN.name)

READS: Final[ReadTable] = {("GET", "/children/{child_id}/conflicts"): READS_CONFLICTS}


class ConflictBody(Body):
    """Who is too close, and how."""

    employee_id: UUID
    closeness: Closeness


def _page(child: KnownChild) -> ConflictsPage:
    return ConflictsPage(child_id=child.child_id, employee_ids=tuple(sorted(child.apart.conflicts)))


@router.get("/children/{child_id}/conflicts", response_model=ConflictsPage)
def read_conflicts(child_id: UUID, counter: Counters) -> Response:
    """Show who is too close to a child, to the leaders of its unit and the registrar."""
    with counter.desk.reading(counter.asking, READS_CONFLICTS) as reading:
        child, held = counter.child(child_id)
        if not held & WHO_KNOWS_MORE:
            raise NotFound
        reading.of_child(child_id)
        return shown(_page(child))


@router.post("/children/{child_id}/conflicts", status_code=204, response_class=Response)
def enter_conflict(child_id: UUID, body: ConflictBody, counter: Counters) -> Response:
    """Say that an employee is too close to a child, or that one is so oneself.

    Who has said so of themselves cannot see the child any more, and gets no page of it.
    """

    def command(child: Child) -> EnterConflict:
        return EnterConflict(
            by=counter.asking.actor,
            now=counter.asking.now,
            today=counter.today,
            employee_id=body.employee_id,
            closeness=body.closeness,
            leaders=counter.leaders(child),
        )

    counter.ask_of_child(child_id, command)
    return done()


@router.post("/children/{child_id}/conflicts/{employee_id}/lift", response_model=ConflictsPage)
def lift_conflict(child_id: UUID, employee_id: UUID, body: WhyBody, counter: Counters) -> Response:
    """Say that an employee is no longer too close to a child."""
    command = LiftConflict(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        employee_id=employee_id,
        reason=body.reason,
    )
    return shown(_page(counter.ask_of_child(child_id, lambda _: command)))
