"""Who sets and lifts a hold."""

from __future__ import annotations

from collections.abc import Sequence

from services.audit_trail.domain.commands import LiftHold, SetHold
from services.audit_trail.domain.events import AnyEvent, HoldLifted, HoldSet
from services.audit_trail.domain.refusals import LeadersAndTheOfficerHold
from services.audit_trail.domain.states import Forgetting
from shared.eventing.asking_rules import refuse
from shared.identity.actor import Role


def set_hold(command: SetHold, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Set it; several may be set at a time, each lifted for itself."""
    _may_hold(command)
    if command.hold_id in forgetting.holds | forgetting.lifted:
        return ()
    return (HoldSet(hold_id=command.hold_id, reason=command.reason),)


def lift_hold(command: LiftHold, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Lift it; one that is not set is lifted already."""
    _may_hold(command)
    if command.hold_id not in forgetting.holds:
        return ()
    return (HoldLifted(hold_id=command.hold_id, reason=command.reason),)


def _may_hold(command: SetHold | LiftHold) -> None:
    is_officer = command.by.role is Role.DATA_PROTECTION_OFFICER
    is_leader = command.by.role is Role.EMPLOYEE and command.by.person_id in command.leaders
    refuse(
        LeadersAndTheOfficerHold,
        when=not (is_officer or is_leader),
        is_officer=is_officer,
        leaders=command.leaders,
    )
