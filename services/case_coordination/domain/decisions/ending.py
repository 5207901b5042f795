"""Ending for another reason: asked for, confirmed or declined by the leader; filing the note."""

from __future__ import annotations

from collections.abc import Sequence

from services.case_coordination.domain.commands import (
    AskToEnd,
    ConfirmEnding,
    DeclineEnding,
    FileClosingNote,
)
from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.decisions.checks import ENDING_CHECKS
from services.case_coordination.domain.decisions.hearing import who_hears_of_it
from services.case_coordination.domain.events import (
    CaseEnded,
    CaseEvent,
    ClosingNoteFiled,
    EndingAsked,
    EndingDeclined,
    EndingExplained,
)
from services.case_coordination.domain.levels import MOVES
from services.case_coordination.domain.refusals.outcomes import (
    NobodyHasAskedToEnd,
)
from services.case_coordination.domain.states import ActiveCase, ClosedCase
from shared.contracts.codes import Outcome
from shared.eventing.asking_rules import refuse


def asked(command: AskToEnd, case: ActiveCase) -> Sequence[CaseEvent]:
    """Ask to end the case; asked by the leader, it is confirmed with that."""
    asker = gates.by_lead_or_leader(command, case)
    for need in MOVES[case.level, Outcome.ENDED_FOR_ANOTHER_REASON].needs:
        ENDING_CHECKS[need].asks(command, case)
    request = EndingAsked(
        asked_by=asker, asked_on=command.today, leader_id=command.people.leader_id
    )
    explained = EndingExplained(ending=command.ending)
    confirmed = [_ended(command, case)] if command.people.acts_as_leader(asker) else []
    return [request, explained, *confirmed]


def confirmed(command: ConfirmEnding, case: ActiveCase) -> Sequence[CaseEvent]:
    """End the case that was asked to end."""
    gates.by_leader(command)
    refuse(NobodyHasAskedToEnd, when=not case.ending_is_asked, is_asked=case.ending_is_asked)
    return [_ended(command, case)]


def declined(command: DeclineEnding, case: ActiveCase) -> Sequence[CaseEvent]:
    """Let the case go on."""
    leader = gates.by_leader(command)
    refuse(NobodyHasAskedToEnd, when=not case.ending_is_asked, is_asked=case.ending_is_asked)
    return [EndingDeclined(declined_by=leader, reason=command.reason)]


def filed(command: FileClosingNote, closed: ClosedCase) -> Sequence[CaseEvent]:
    """Record where the note was filed, once."""
    asker = gates.by_lead_or_leader(command, closed.last)
    gates.has_happened(command, command.filed_on)
    if closed.filed is not None:
        return []
    return [ClosingNoteFiled(where=command.where, filed_by=asker, filed_on=command.filed_on)]


def _ended(command: AmongPeople, case: ActiveCase) -> CaseEnded:
    return CaseEnded(
        plan_version=case.plan_version,
        ended_on=command.today,
        holder_id=case.baton.holder_id,
        leader_id=command.people.leader_id,
        participant_ids=who_hears_of_it(case, command.people),
    )
