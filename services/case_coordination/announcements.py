"""What other services are told of a case: that it moved on, in ids, dates and codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Part
from shared.contracts import case_coordination as said
from shared.contracts.codes import Outcome, VoiceKind
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded

SAYS: Final = (
    said.CaseOpenedV1,
    said.GuardiansKnowV1,
    said.LeadProposedV1,
    said.LeadDeclinedV1,
    said.LeadAcceptedV1,
    said.BatonReturnedV1,
    said.MeetingPlannedV1,
    said.PlanAgreedV1,
    said.OutcomeDecidedV1,
    said.EndingAskedV1,
    said.EndingDeclinedV1,
    said.CaseClosedV1,
    said.ClosingNoteFiledV1,
    said.CaseAlertRaisedV1,
)
"""Every contract that is told here."""

_KIND_OF_VOICE: Final = {
    Part.YOUNG_PERSON: VoiceKind.CHILD,
    Part.GUARDIAN: VoiceKind.GUARDIAN,
    Part.EMPLOYEE: VoiceKind.EMPLOYEE,
}


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    """Tell what others are told of a recorded event; nothing of what stands in other facets."""
    case_id, event = recorded.subject_id, recorded.event
    match event:
        case e.CaseOpened() | e.GuardiansKnow():
            return [_of_opening(case_id, event)]
        case e.LeadProposed() | e.LeadDeclined() | e.ProposalLapsed():
            return [_of_a_proposal(case_id, event)]
        case e.LeadAccepted() | e.BatonReturned():
            return [_of_the_baton(case_id, event)]
        case e.MeetingPlanned():
            return [_meeting_planned(case_id, event)]
        case e.PlanAgreed():
            return [_plan_agreed(case_id, event)]
        case (
            e.CaseContinued()
            | e.CaseExtended()
            | e.CaseMovedDown()
            | e.CaseClosed()
            | e.CaseEnded()
        ):
            return _of_outcomes(case_id, event)
        case e.EndingAsked() | e.EndingDeclined() | e.ClosingNoteFiled() | e.AlertRaised():
            return [_of_tasks(case_id, event)]
        case _:
            return []


def _of_opening(case_id: UUID, event: e.CaseOpened | e.GuardiansKnow) -> Contract:
    match event:
        case e.CaseOpened():
            return said.CaseOpenedV1(
                case_id=case_id,
                concern_id=event.concern_id,
                child_id=event.child_id,
                unit_id=event.unit_id,
                level=event.level,
                holder_id=event.holder_id,
                guardians_told=event.guardians_told,
                opened_on=event.opened_on,
            )
        case e.GuardiansKnow():
            return said.GuardiansKnowV1(
                case_id=case_id, child_id=event.child_id, guardians_told=event.guardians_told
            )


def _of_a_proposal(
    case_id: UUID, event: e.LeadProposed | e.LeadDeclined | e.ProposalLapsed
) -> Contract:
    match event:
        case e.LeadProposed():
            return said.LeadProposedV1(
                case_id=case_id,
                proposed_id=event.proposed_id,
                holder_id=event.holder_id,
                proposed_on=event.proposed_on,
            )
        case e.LeadDeclined():
            return said.LeadDeclinedV1(
                case_id=case_id, declined_id=event.declined_id, holder_id=event.holder_id
            )
        case e.ProposalLapsed():
            # Who was asked is waited for no more, and whoever holds the baton knows.
            return said.LeadDeclinedV1(
                case_id=case_id, declined_id=event.proposed_id, holder_id=event.holder_id
            )


def _of_the_baton(case_id: UUID, event: e.LeadAccepted | e.BatonReturned) -> Contract:
    match event:
        case e.LeadAccepted():
            return said.LeadAcceptedV1(case_id=case_id, **event.model_dump())
        case e.BatonReturned():
            return said.BatonReturnedV1(
                case_id=case_id,
                leader_id=event.leader_id,
                previous_holder_id=event.previous_holder_id,
                returned_on=event.returned_on,
            )


def _meeting_planned(case_id: UUID, event: e.MeetingPlanned) -> Contract:
    return said.MeetingPlannedV1(
        case_id=case_id,
        meeting_id=event.meeting_id,
        lead_id=event.lead_id,
        on=event.on,
        participant_ids=tuple(someone.person_id for someone in event.participants),
    )


def _plan_agreed(case_id: UUID, event: e.PlanAgreed) -> Contract:
    return said.PlanAgreedV1(
        case_id=case_id,
        child_id=event.child_id,
        unit_id=event.unit_id,
        plan_version=event.version,
        goal_ids=tuple(goal.goal_id for goal in event.plan.goals),
        evaluation_on=event.evaluation_on,
        agreed_on=event.agreed_on,
        lead_id=event.lead_id,
        leader_id=event.leader_id,
        service_manager_id=event.service_manager_id,
        voices=tuple(
            said.Voice(person_id=voice.person_id, kind=_KIND_OF_VOICE[voice.part])
            for voice in event.voices
        ),
    )


def _of_outcomes(
    case_id: UUID,
    event: e.CaseContinued | e.CaseExtended | e.CaseMovedDown | e.CaseClosed | e.CaseEnded,
) -> Sequence[Contract]:
    match event:
        case e.CaseExtended() | e.CaseMovedDown():
            return [_moved(case_id, event)]
        case e.CaseContinued():
            return [_decided(case_id, event, Outcome.CONTINUE)]
        case e.CaseClosed():
            decided = _decided(case_id, event, Outcome.CLOSE)
        case e.CaseEnded():
            decided = said.OutcomeDecidedV1(
                case_id=case_id,
                evaluation_id=None,
                outcome=Outcome.ENDED_FOR_ANOTHER_REASON,
                plan_version=event.plan_version,
                decided_on=event.ended_on,
                lead_id=event.holder_id,
                leader_id=event.leader_id,
                participant_ids=event.participant_ids,
            )
    closed = said.CaseClosedV1(
        case_id=case_id,
        outcome=decided.outcome,
        lead_id=decided.lead_id,
        leader_id=decided.leader_id,
        closed_on=decided.decided_on,
    )
    return [decided, closed]


def _decided(
    case_id: UUID,
    event: e.CaseContinued | e.CaseClosed | e.CaseExtended | e.CaseMovedDown,
    outcome: Outcome,
) -> said.OutcomeDecidedV1:
    return said.OutcomeDecidedV1(
        case_id=case_id,
        evaluation_id=event.evaluation_id,
        outcome=outcome,
        plan_version=event.plan_version,
        decided_on=event.decided_on,
        lead_id=event.lead_id,
        leader_id=event.leader_id,
        participant_ids=event.participant_ids,
    )


def _moved(case_id: UUID, event: e.CaseExtended | e.CaseMovedDown) -> Contract:
    outcome = Outcome.EXTEND if isinstance(event, e.CaseExtended) else event.outcome
    return _decided(case_id, event, outcome).model_copy(update={"level": event.to_level})


def _of_tasks(
    case_id: UUID,
    event: e.EndingAsked | e.EndingDeclined | e.ClosingNoteFiled | e.AlertRaised,
) -> Contract:
    match event:
        case e.EndingAsked():
            return said.EndingAskedV1(case_id=case_id, **event.model_dump())
        case e.EndingDeclined():
            return said.EndingDeclinedV1(case_id=case_id, declined_by=event.declined_by)
        case e.ClosingNoteFiled():
            return said.ClosingNoteFiledV1(
                case_id=case_id, filed_by=event.filed_by, filed_on=event.filed_on
            )
        case e.AlertRaised():
            return said.CaseAlertRaisedV1(
                case_id=case_id, alert=event.alert, tells=event.tells, raised_on=event.raised_on
            )
