"""Employees who are too close to a child."""

from __future__ import annotations

from collections.abc import Sequence

from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import EnterConflict, LiftConflict
from services.directory.domain.child.events import ChildEvent, ConflictEntered, ConflictLifted
from services.directory.domain.child.refusals import (
    ConflictIsEnteredByThoseWhoKnow,
    GuardiansStayStrangers,
)
from shared.eventing.asking_rules import refuse
from shared.identity.actor import Role


def enter(command: EnterConflict, child: KnownChild) -> Sequence[ChildEvent]:
    """Make an employee a stranger to the child."""
    refuse(
        ConflictIsEnteredByThoseWhoKnow,
        when=not _may_say_so(command),
        asker=command.by.person_id,
        employee=command.employee_id,
    )
    if command.employee_id in child.apart.conflicts:
        return []
    return [
        ConflictEntered(
            child_id=child.child_id,
            employee_id=command.employee_id,
            closeness=command.closeness,
            starts_on=command.today,
        )
    ]


def _may_say_so(command: EnterConflict) -> bool:
    by = command.by
    if by.role in {Role.REGISTRAR, Role.SYSTEM}:
        return True
    knows = {command.employee_id, *command.leaders}
    return by.role is Role.EMPLOYEE and by.person_id in knows


def lift(command: LiftConflict, child: KnownChild) -> Sequence[ChildEvent]:
    """Let an employee be a colleague like others again."""
    refuse(
        GuardiansStayStrangers,
        when=child.is_guardian(command.employee_id, command.today),
        employee=command.employee_id,
        today=command.today,
    )
    if command.employee_id not in child.apart.conflicts:
        return []
    return [
        ConflictLifted(
            child_id=child.child_id,
            employee_id=command.employee_id,
            reason=command.reason,
            on=command.today,
        )
    ]
