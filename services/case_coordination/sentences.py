"""What people read of a case: a sentence for all that happens, and all that is translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType, ModuleType
from typing import Final

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import (
    Answer,
    BatonCameBack,
    ConsentAnswer,
    MeasureStatus,
    Who,
)
from services.case_coordination.domain.refusals import (
    baton,
    levels,
    meetings,
    opening,
    outcomes,
    people,
    plans,
    sharing,
)
from services.case_coordination.domain.waits import DEADLINES
from shared.contracts.codes import Outcome
from shared.eventing.decider import Event, Refusal

SENTENCES: Final[Mapping[type[Event], str]] = MappingProxyType(
    {
        e.CaseOpened: "The case opened at level {level}, and {holder_id} holds the baton",
        e.GuardiansKnow: "On {told_on} a person had told {guardians_told}",
        e.ConcernMadeConcrete: "{by} made the concern concrete",
        e.LeadProposed: "{by} asked {proposed_id} to take the baton",
        e.LeadOffered: "{offered_id} offered to take the baton from {holder_id}",
        e.LeadDeclined: "{declined_id} did not take the baton; {holder_id} holds it still",
        e.ProposalLapsed: "{proposed_id} did not answer in time; {holder_id} holds the baton still",
        e.LeadAccepted: "{lead_id} took the baton from {previous_holder_id}",
        e.BatonReturned: "The baton came back to {leader_id} from {previous_holder_id}: {because}",
        e.MeetingPlanned: "{by} asked people to a meeting on {on}",
        e.MeetingHeld: "A meeting was held on {held_on}",
        e.MinutesApproved: "{by} approved the minutes that {written_by} wrote",
        e.PlanAgreed: "Version {version} of the plan stands, to be looked at on {evaluation_on}",
        e.PlanAnswered: "{person_id} answered version {plan_version} of the plan: {answer}",
        e.WordsWritten: "{person_id} wrote about version {plan_version} of the plan",
        e.MeasureStatusRecorded: "{by} recorded a measure on {on}: {status}",
        e.EvaluationDated: "The evaluation is to be held on {due_on}",
        e.EvaluationHeld: "The evaluation was held on {held_on}",
        e.EvaluationCompleted: "The evaluation was complete on {completed_on}",
        e.CaseContinued: "{by} decided that the case goes on with a new plan",
        e.CaseClosed: "{by} closed the case",
        e.ConsentAnswered: "{person_id} answered on {answered_on} for consent: {answer}",
        e.UnitLetIn: "{by} let another unit take part from {starts_on}",
        e.ParticipationEnded: "Another unit took part until {ended_on}",
        e.RightsAssessed: "{recorded_by} recorded the assessment of rights",
        e.LeaderAgreedToMove: "{agreed_by} agreed to a step that the lead decides: {outcome}",
        e.CaseExtended: "{by} extended the collaboration from level {from_level} to {to_level}",
        e.CaseMovedDown: "{by} moved the case from level {from_level} to {to_level}: {outcome}",
        e.EndingAsked: "{asked_by} asked to end the case for another reason",
        e.EndingExplained: "{by} wrote why the case should end",
        e.EndingDeclined: "{declined_by} let the case go on",
        e.CaseEnded: "The case ended for another reason, confirmed by {by}",
        e.ClosingNoteFiled: "{filed_by} filed the closing note on {filed_on}",
        e.AlertRaised: "{tells} was told that a deadline has passed: {alert}",
    }
)
"""The trail line of every event."""

WHO_DECIDES: Final[Mapping[Who, str]] = MappingProxyType(
    {
        Who.LEAD: "The lead decides.",
        Who.LEAD_WHEN_LEADER_AGREES: "The lead decides when the leader of the unit has agreed.",
        Who.LEAD_OR_LEADER_AND_THE_LEADER_CONFIRMS: (
            "The lead or the leader of the unit asks for it, and the leader confirms it."
        ),
    }
)
"""Who may decide a move of the table of moves."""

_SPOKEN_CODES: Final[tuple[type[StrEnum], ...]] = (
    Answer,
    BatonCameBack,
    MeasureStatus,
    Outcome,
    ConsentAnswer,
)


def _refusals(*modules: ModuleType) -> Iterator[type[Refusal]]:
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Refusal) and value is not Refusal:
                yield value


REFUSALS: Final = tuple(
    _refusals(baton, levels, meetings, opening, outcomes, people, plans, sharing)
)
"""Every rule that refuses."""

MSGIDS: Final = (
    *(text for refusal in REFUSALS for text in (refusal.sentence, refusal.opens)),
    *SENTENCES.values(),
    *WHO_DECIDES.values(),
    *(code.value for codes in _SPOKEN_CODES for code in codes),
    *dict.fromkeys(row.alert.value for row in DEADLINES.values()),
)
"""Everything that people read, to be translated."""
