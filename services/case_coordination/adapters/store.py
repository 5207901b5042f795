"""How cases are kept: the names under which their events are stored."""

from __future__ import annotations

from typing import Final, assert_never
from uuid import UUID, uuid5

from services.case_coordination.domain import events as e
from services.case_coordination.domain.commands import AnyCommand
from services.case_coordination.domain.decider import case_decider
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase, NoCase
from shared.eventing.catalogue import Catalogue
from shared.eventing.kind import Kind

CATALOGUE: Final = Catalogue[e.CaseEvent](
    {
        "case.opened": e.CaseOpened,
        "case.guardians-know": e.GuardiansKnow,
        "case.concern-made-concrete": e.ConcernMadeConcrete,
        "case.lead-proposed": e.LeadProposed,
        "case.lead-offered": e.LeadOffered,
        "case.lead-declined": e.LeadDeclined,
        "case.proposal-lapsed": e.ProposalLapsed,
        "case.lead-accepted": e.LeadAccepted,
        "case.baton-returned": e.BatonReturned,
        "case.meeting-planned": e.MeetingPlanned,
        "case.meeting-held": e.MeetingHeld,
        "case.minutes-approved": e.MinutesApproved,
        "case.plan-agreed": e.PlanAgreed,
        "case.plan-answered": e.PlanAnswered,
        "case.words-written": e.WordsWritten,
        "case.measure-status-recorded": e.MeasureStatusRecorded,
        "case.evaluation-dated": e.EvaluationDated,
        "case.evaluation-held": e.EvaluationHeld,
        "case.evaluation-completed": e.EvaluationCompleted,
        "case.continued": e.CaseContinued,
        "case.consent-answered": e.ConsentAnswered,
        "case.unit-let-in": e.UnitLetIn,
        "case.participation-ended": e.ParticipationEnded,
        "case.rights-assessed": e.RightsAssessed,
        "case.leader-agreed-to-move": e.LeaderAgreedToMove,
        "case.extended": e.CaseExtended,
        "case.moved-down": e.CaseMovedDown,
        "case.closed": e.CaseClosed,
        "case.ending-asked": e.EndingAsked,
        "case.ending-explained": e.EndingExplained,
        "case.ending-declined": e.EndingDeclined,
        "case.ended": e.CaseEnded,
        "case.closing-note-filed": e.ClosingNoteFiled,
        "case.alert-raised": e.AlertRaised,
    }
)


def whom_a_case_is_about(case: CaseState, _case_id: UUID) -> UUID | None:
    """Name the child of a case."""
    match case:
        case NoCase():
            return None
        case ActiveCase(opened=opened) | ClosedCase(last=ActiveCase(opened=opened)):
            return opened.child_id
        case _:
            assert_never(case)


CASES: Final[Kind[AnyCommand, CaseState, e.CaseEvent]] = Kind(
    "case", case_decider, CATALOGUE, whom_a_case_is_about
)


def case_of(concern_id: UUID) -> UUID:
    """Give the id of the case of a concern: there is never more than one."""
    return uuid5(concern_id, "case")
