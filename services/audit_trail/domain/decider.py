"""What may be forgotten about one child: which command goes where, and what events leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from services.audit_trail.domain import commands as c
from services.audit_trail.domain import erasing, events, holding
from services.audit_trail.domain.events import AnyEvent
from services.audit_trail.domain.states import (
    Approved,
    CarriedOut,
    Erasure,
    Forgetting,
    Proposed,
    Withdrawn,
)
from shared.eventing.decider import Decider


def decide(command: c.AnyCommand, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Send each command to its rules."""
    match command:
        case c.NoteUnit(unit_id=unit_id):
            return () if unit_id in forgetting.units else (events.UnitNoted(unit_id=unit_id),)
        case c.SetHold():
            return holding.set_hold(command, forgetting)
        case c.LiftHold():
            return holding.lift_hold(command, forgetting)
        case c.ProposeErasure():
            return erasing.propose(command, forgetting)
        case c.ApproveErasure():
            return erasing.approve(command, forgetting)
        case c.WithdrawErasure():
            return erasing.withdraw(command, forgetting)
        case c.NoteErasureCarriedOut():
            return erasing.carried_out(command, forgetting)
        case _:
            assert_never(command)


def evolve(forgetting: Forgetting, event: AnyEvent) -> Forgetting:
    """Fold one event."""
    match event:
        case events.UnitNoted(unit_id=unit_id):
            return replace(forgetting, units=forgetting.units | {unit_id})
        case events.HoldSet(hold_id=hold_id):
            return replace(forgetting, holds=forgetting.holds | {hold_id})
        case events.HoldLifted(hold_id=hold_id):
            return replace(
                forgetting,
                holds=forgetting.holds - {hold_id},
                lifted=forgetting.lifted | {hold_id},
            )
        case _:
            changed = _after(event, forgetting.erasures.get(event.erasure_id))
            if changed is None:
                return forgetting
            erasures = {**forgetting.erasures, event.erasure_id: changed}
            return replace(forgetting, erasures=erasures)


_OfErasure = (
    events.ErasureProposed
    | events.ErasureWithdrawn
    | events.ErasureApproved
    | events.ErasureCarriedOut
)


def _after(event: _OfErasure, found: Erasure | None) -> Erasure | None:
    """Give what becomes of one erasure; what does not follow from where it is changes nothing."""
    match event, found:
        case events.ErasureProposed(), _:
            return Proposed(
                because=event.because,
                covers=event.covers,
                by=event.proposed_by,
                role=event.role,
                units=frozenset(event.units),
            )
        case events.ErasureApproved(), Proposed():
            return Approved(found, event.approved_by, event.keys)
        case events.ErasureWithdrawn(), Proposed():
            return Withdrawn(found)
        case events.ErasureCarriedOut(), Approved():
            return CarriedOut(found)
        case _:
            return found


forgetting_decider: Final[Decider[c.AnyCommand, Forgetting, AnyEvent]] = Decider(
    Forgetting(), decide, evolve
)
