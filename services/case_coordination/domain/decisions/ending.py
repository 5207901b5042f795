"""Ending for another reason: asked for, confirmed or declined by the leader; filing the note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.domain.codes import EndingReason
from services.case_coordination.domain.commands import (
    AskToEnd,
    ConfirmEnding,
    DeclineEnding,
    FileClosingNote,
)
from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.decisions import gates, outcomes
from services.case_coordination.domain.events import (
    CaseEnded,
    CaseEvent,
    ClosingNoteFiled,
    EndingAsked,
    EndingDeclined,
    EndingExplained,
)
from services.case_coordination.domain.refusals.outcomes import (
    AnEndingAnswersTheDutyToReport,
    AnEndingIsExplained,
    AnEndingSaysWhatGoesOn,
    NobodyHasAskedToEnd,
    TheFamilyIsToldOfTheEnding,
)
from services.case_coordination.domain.states import ActiveCase, ClosedCase
from services.case_coordination.domain.values import Ending
from shared.eventing.asking_rules import refuse

_ALSO_NEEDS: Final = {
    EndingReason.OTHER: "explanation",
    EndingReason.INDIVIDUAL_PLAN_HAS_TAKEN_OVER: "coordinator",
}
"""What some reasons must be accompanied by."""


def asked(command: AskToEnd, case: ActiveCase) -> Sequence[CaseEvent]:
    """Ask to end the case; asked by the leader, it is confirmed with that."""
    asker = gates.by_lead_or_leader(command, case)
    _check(command, case)
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
        participant_ids=outcomes.who_hears_of_it(case, command.people),
    )


def _check(command: AskToEnd, case: ActiveCase) -> None:
    ending = command.ending
    also_needed = _ALSO_NEEDS.get(ending.because)
    refuse(
        AnEndingIsExplained,
        when=also_needed is not None and getattr(ending, also_needed) is None,
        because=ending.because,
    )
    refuse(AnEndingAnswersTheDutyToReport, when=ending.duty_to_report is None)
    refuse(AnEndingSaysWhatGoesOn, when=ending.goes_on_with is None)
    _check_told(ending, command, case)


def _check_told(ending: Ending, command: AskToEnd, case: ActiveCase) -> None:
    for told in ending.told:
        if told.told_on is not None:
            gates.has_happened(command, told.told_on)
    answered = {t.person_id for t in ending.told if t.told_on or t.why_not}
    guardians = {g.guardian_id for g in command.people.guardians} | set(case.guardians_told)
    family = {case.child_id, *guardians}
    refuse(
        TheFamilyIsToldOfTheEnding, when=not family <= answered, family=family, answered=answered
    )
