"""Emergency access: opening it, and looking at what was opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.directory.adapters.counter import Counter, Counters
from services.directory.adapters.http_people import Body
from services.directory.adapters.standing import leads_unit
from services.directory.adapters.store import CHILDREN, EMERGENCIES
from services.directory.domain.child.child import Child, KnownChild
from services.directory.domain.codes import Position
from services.directory.domain.emergency.commands import Around, OpenEmergencyAccess
from services.directory.domain.emergency.decisions import OpenedEmergency
from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.settings import DirectorySettings
from services.directory.views.emergencies_of_a_child import EMERGENCIES_OF_A_CHILD
from services.directory.views.officers import OFFICERS
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.privacy import Reason
from shared.service.desk import new_id
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["emergency access"])

PATH: Final = "/children/{child_id}/emergency-access"

ACCESS: Final[Access] = {
    ("POST", PATH): frozenset({Role.EMPLOYEE}),
    ("GET", PATH): frozenset({Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER}),
}

READS_EMERGENCIES: Final = Reads(Page.EMERGENCIES, CHILDREN.name, Purpose.LEADING)

READS: Final[ReadTable] = {("GET", PATH): READS_EMERGENCIES}


class EmergencyBody(Body):
    """Why someone has to read about this child now."""

    reason: Reason


class EmergencyPage(BaseModel):
    """Emergency access: to which child, for whom, until when (UTC), and why."""

    model_config = ConfigDict(frozen=True)

    emergency_id: UUID
    child_id: UUID
    employee_id: UUID
    opened_at: datetime
    until: datetime
    reason: Reason


class EmergenciesPage(BaseModel):
    """All emergency access to a child that was ever opened, the latest first."""

    model_config = ConfigDict(frozen=True)

    child_id: UUID
    emergencies: tuple[EmergencyPage, ...]


@router.post(PATH, status_code=201, response_model=EmergencyPage)
def open_emergency_access(child_id: UUID, body: EmergencyBody, counter: Counters) -> Response:
    """Let oneself read about one child for an hour. Those who answer for it are told at once.

    A child that is protected, or to whom the one who asks is close, is not found.
    """
    child = counter.desk.store.state(CHILDREN, child_id)
    around = _around(counter, child)
    command = OpenEmergencyAccess(
        by=counter.asking.actor,
        now=counter.asking.now,
        today=counter.today,
        emergency_id=new_id(counter.asking),
        child_id=child_id,
        reason=body.reason,
        until=counter.asking.now + _settings(counter).emergency_lasts(),
        is_at_work=bool(counter.desk.known.posts(counter.asking.actor.person_id, counter.today)),
        around=around,
    )
    handled = counter.desk.ask(
        counter.asking,
        EMERGENCIES,
        command.emergency_id,
        lambda _: command,
        # Someone without a post is refused before it could be told whether there is such a child.
        door=lambda _: not command.is_at_work or _may_open(counter, child, around),
        is_new=True,
    )
    assert isinstance(handled.state, OpenedEmergency)
    return shown(_page(handled.state.opened), status=201, location=PATH.format(child_id=child_id))


@router.get(PATH, response_model=EmergenciesPage)
def read_emergency_access(child_id: UUID, counter: Counters) -> Response:
    """Show who has opened emergency access and why, to leaders and data protection officers."""
    with counter.desk.reading(counter.asking, READS_EMERGENCIES) as reading:
        if not _answers_for(counter, counter.desk.store.state(CHILDREN, child_id)):
            raise NotFound
        reading.of_child(child_id)
        opened = sorted(_opened(counter, child_id), key=lambda one: one.opened_at, reverse=True)
        return shown(EmergenciesPage(child_id=child_id, emergencies=tuple(opened)))


def _around(counter: Counter, child: Child) -> Around:
    posts = counter.desk.views.where(OFFICERS, position=Position.DATA_PROTECTION_OFFICER.value)
    officers = frozenset(post.employee_id for post in posts if post.holds(counter.today))
    if not isinstance(child, KnownChild):
        return Around(is_protected=True, strangers=frozenset(), leaders=(), officers=officers)
    return Around(
        is_protected=child.protection is not AddressProtection.NONE,
        strangers=child.strangers(counter.today),
        leaders=_leaders(counter, child),
        officers=officers,
    )


def _leaders(counter: Counter, child: KnownChild) -> tuple[UUID, ...]:
    unit_id = child.unit(counter.today)
    unit = counter.unit(unit_id) if unit_id else None
    if unit is None:
        return ()
    described = unit.description
    deputy = (described.deputy_id,) if described.deputy_id else ()
    return (described.leader_id, *described.next_leader_ids, *deputy)


def _may_open(counter: Counter, child: Child, around: Around) -> bool:
    is_stranger = counter.asking.actor.person_id in around.strangers
    return isinstance(child, KnownChild) and not around.is_protected and not is_stranger


def _answers_for(counter: Counter, child: Child) -> bool:
    if not isinstance(child, KnownChild):
        return False
    actor, unit_id = counter.asking.actor, child.unit(counter.today)
    if child.is_stranger(actor.person_id, counter.today):
        return False
    is_officer = actor.role is Role.DATA_PROTECTION_OFFICER
    return is_officer or (unit_id is not None and leads_unit(counter.reader, unit_id))


def _opened(counter: Counter, child_id: UUID) -> Iterator[EmergencyPage]:
    row = counter.desk.views.rows(EMERGENCIES_OF_A_CHILD, [str(child_id)]).get(str(child_id))
    for emergency_id in row.emergency_ids if row else ():
        emergency = counter.desk.store.state(EMERGENCIES, emergency_id)
        if isinstance(emergency, OpenedEmergency):
            yield _page(emergency.opened)


def _page(opened: EmergencyAccessOpened) -> EmergencyPage:
    return EmergencyPage.model_validate(opened.model_dump(exclude={"tells"}))


def _settings(counter: Counter) -> DirectorySettings:
    settings = counter.desk.settings
    assert isinstance(settings, DirectorySettings)
    return settings
