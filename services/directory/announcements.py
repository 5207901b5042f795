"""The only door from the directory's events to the bus: ids and codes, and what gates need.

No name, birth date, birth number, kind of restriction, kind of closeness or reason goes through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from services.directory.domain.child import events as child
from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.domain.person import events as person
from services.directory.domain.unit.unit import UnitDescribed
from shared.contracts import directory as says
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded


def _unit(event: UnitDescribed) -> Contract:
    described = event.description
    return says.UnitDescribedV1(
        unit_id=event.unit_id,
        kind=described.kind,
        ownership=described.ownership,
        regime=described.regime,
        leader_id=described.leader_id,
        deputy_id=described.deputy_id,
        next_leader_ids=described.next_leader_ids,
    )


def _post(event: person.PostHeld | person.PostEnded) -> Contract:
    return says.PostHeldV1(
        employee_id=event.person_id,
        unit_id=event.unit_id,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


def _protection(event: person.PersonProtected | child.ChildProtected) -> Contract:
    who = event.child_id if isinstance(event, child.ChildProtected) else event.person_id
    return says.AddressProtectionChangedV1(
        person_id=who, protection=event.protection, starts_on=event.starts_on
    )


def _placed(event: child.ChildPlaced) -> Contract:
    return says.ChildPlacedV1(
        child_id=event.child_id, unit_id=event.unit_id, starts_on=event.starts_on, age=event.age
    )


def _turned(event: child.ChildTurned) -> Contract:
    return says.ChildTurnedV1(child_id=event.child_id, age=event.age, on=event.on)


def _age_corrected(event: child.BirthDateCorrected) -> Contract:
    return says.ChildTurnedV1(child_id=event.child_id, age=event.age, on=event.corrected_on)


def _related(event: child.GuardianRelated) -> Contract:
    return says.GuardianRelatedV1(
        child_id=event.child_id,
        guardian_id=event.guardian_id,
        has_parental_responsibility=event.has_parental_responsibility,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


def _granted(event: child.GuardianGrantedAccess) -> Contract:
    return says.GuardianGrantedAccessV1(
        child_id=event.child_id, guardian_id=event.guardian_id, starts_on=event.starts_on
    )


def _access_ended(event: child.GuardianAccessEnded) -> Contract:
    return says.GuardianAccessEndedV1(
        child_id=event.child_id, guardian_id=event.guardian_id, on=event.on
    )


def _restricted(event: child.GuardianRestricted) -> Contract:
    return says.GuardianRestrictedV1(
        child_id=event.child_id,
        guardian_id=event.guardian_id,
        restriction_id=event.restriction_id,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


def _lifted(event: child.RestrictionLifted) -> Contract:
    return says.GuardianRestrictionLiftedV1(
        child_id=event.child_id,
        guardian_id=event.guardian_id,
        restriction_id=event.restriction_id,
        on=event.on,
    )


def _conflict(event: child.ConflictEntered) -> Contract:
    return says.ConflictOfInterestChangedV1(
        employee_id=event.employee_id,
        child_id=event.child_id,
        exists=True,
        starts_on=event.starts_on,
    )


def _conflict_lifted(event: child.ConflictLifted) -> Contract:
    return says.ConflictOfInterestChangedV1(
        employee_id=event.employee_id, child_id=event.child_id, exists=False, starts_on=event.on
    )


def _emergency(event: EmergencyAccessOpened) -> Contract:
    return says.EmergencyAccessOpenedV1(
        child_id=event.child_id,
        emergency_id=event.emergency_id,
        employee_id=event.employee_id,
        opened_at=event.opened_at,
        until=event.until,
        tells=event.tells,
    )


_SAID: Final = cast(
    "Mapping[type[Event], Callable[[Event], Contract]]",
    {
        UnitDescribed: _unit,
        person.PostHeld: _post,
        person.PostEnded: _post,
        person.PersonProtected: _protection,
        child.ChildProtected: _protection,
        child.ChildPlaced: _placed,
        child.ChildTurned: _turned,
        child.BirthDateCorrected: _age_corrected,
        child.GuardianRelated: _related,
        child.GuardianGrantedAccess: _granted,
        child.GuardianAccessEnded: _access_ended,
        child.GuardianRestricted: _restricted,
        child.RestrictionLifted: _lifted,
        child.ConflictEntered: _conflict,
        child.ConflictLifted: _conflict_lifted,
        EmergencyAccessOpened: _emergency,
    },
)

SAYS: Final[tuple[type[Contract], ...]] = (
    says.UnitDescribedV1,
    says.PostHeldV1,
    says.ChildPlacedV1,
    says.ChildTurnedV1,
    says.GuardianRelatedV1,
    says.GuardianGrantedAccessV1,
    says.GuardianAccessEndedV1,
    says.GuardianRestrictedV1,
    says.GuardianRestrictionLiftedV1,
    says.AddressProtectionChangedV1,
    says.ConflictOfInterestChangedV1,
    says.EmergencyAccessOpenedV1,
)
"""Everything the directory tells."""


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    """Tell what others need to know of a recorded event; names and numbers, never."""
    say = _SAID.get(type(recorded.event))
    return (say(recorded.event),) if say else ()
