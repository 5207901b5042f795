"""Who may open emergency access, until when it lasts, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from services.directory.domain.emergency.commands import OpenEmergencyAccess
from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.domain.emergency.refusals import (
    EmergencyAccessIsForPeopleAtWork,
    EmergencyOpensNoProtectedChild,
    EmergencyOpensNothingToStrangers,
)
from shared.eventing.asking_rules import refuse
from shared.eventing.decider import Decider
from shared.identity.actor import Role


@dataclass(frozen=True, slots=True)
class NoEmergency:
    """Nothing has been opened."""


@dataclass(frozen=True, slots=True)
class OpenedEmergency:
    """Emergency access that was opened; it ends by itself."""

    opened: EmergencyAccessOpened


Emergency: TypeAlias = NoEmergency | OpenedEmergency


def decide(command: OpenEmergencyAccess, emergency: Emergency) -> Sequence[EmergencyAccessOpened]:
    """Open it, unless it is open; nobody has to agree, and those who answer for it are told."""
    refuse(
        EmergencyAccessIsForPeopleAtWork,
        when=not command.is_at_work or command.by.role is not Role.EMPLOYEE,
        is_at_work=command.is_at_work,
        role=command.by.role,
    )
    refuse(
        EmergencyOpensNothingToStrangers,
        when=command.by.person_id in command.around.strangers,
        asker=command.by.person_id,
    )
    refuse(
        EmergencyOpensNoProtectedChild,
        when=command.around.is_protected,
        is_protected=command.around.is_protected,
    )
    if isinstance(emergency, OpenedEmergency):
        return ()
    return (
        EmergencyAccessOpened(
            emergency_id=command.emergency_id,
            child_id=command.child_id,
            employee_id=command.by.person_id,
            opened_at=command.now,
            until=command.until,
            reason=command.reason,
            tells=tuple(dict.fromkeys(_told(command))),
        ),
    )


def _told(command: OpenEmergencyAccess) -> Iterator[UUID]:
    """Name the officers, and the nearest leader who neither opens it nor is close to the child."""
    around = command.around
    without = {command.by.person_id, *around.strangers}
    yield from sorted(around.officers - without)
    yield from [leader for leader in around.leaders if leader not in without][:1]


def evolve(_: Emergency, event: EmergencyAccessOpened) -> Emergency:
    """Fold the one thing that happens."""
    return OpenedEmergency(event)


emergency_decider: Final[Decider[OpenEmergencyAccess, Emergency, EmergencyAccessOpened]] = Decider(
    NoEmergency(), decide, evolve
)
