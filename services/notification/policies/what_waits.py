"""What each contract opens and ends for whom: the table behind ``GET /me/waiting`` (C11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar

from services.notification.domain.waiting import Mark, Task
from services.notification.policies.mill import Mill
from services.notification.policies.reading import Readings
from shared.contracts import case_coordination as case
from shared.contracts import concern_intake as intake
from shared.contracts import directory
from shared.contracts import evaluation_scheduling as evaluation
from shared.contracts.contract import Contract

F = TypeVar("F", bound=Contract)

DECISION_AFTER: Final = timedelta(days=14)
FIRST_MEETING_AFTER: Final = timedelta(days=14)
SHARING_AFTER: Final = 2
ACKNOWLEDGEMENT_AFTER: Final = 2
LEAD_AFTER: Final = 3
OUTCOME_AFTER: Final = 5
"""Defaults of C11; those without a unit are in working days."""


MARKS: Final[Readings[Mill, Sequence[Mark]]] = Readings()
"""Contract to the marks that it leaves. What a concern, a case or an emergency tells has a row."""


def _leaves(contract: type[F], *marks: Callable[[F, Mill], Mark]) -> None:
    MARKS.row(contract, lambda fact, mill: tuple(mark(fact, mill) for mark in marks))


_leaves(directory.EmergencyAccessOpenedV1)
_leaves(intake.ConcernDraftedV1, lambda f, m: m.opens(Task.REGISTER, f.concern_id, f.author_id))
_leaves(intake.ConcernDraftDiscardedV1, lambda _, m: m.ends_all())
_leaves(
    intake.ConcernRegisteredV1,
    lambda f, m: m.ends(Task.REGISTER, f.concern_id),
    lambda f, m: m.opens(
        Task.SHARE_WITH_LEADER,
        f.concern_id,
        f.author_id,
        m.days.after(f.registered_on, SHARING_AFTER),
    ),
    lambda f, m: m.is_due(Task.DECIDE, f.concern_id, f.registered_on + DECISION_AFTER),
)
_leaves(
    intake.ConcernSharedWithLeaderV1,
    lambda f, m: m.ends(Task.SHARE_WITH_LEADER, f.concern_id),
    lambda f, m: m.opens(
        Task.ACKNOWLEDGE,
        f.concern_id,
        f.leader_id,
        m.days.after(f.shared_on, ACKNOWLEDGEMENT_AFTER),
    ),
)
_leaves(
    intake.ConcernAcknowledgedV1,
    lambda f, m: m.ends_for_now(Task.ACKNOWLEDGE, f.concern_id),
    lambda f, m: m.opens(Task.DECIDE, f.concern_id, f.leader_id),
)
_leaves(
    intake.NextLeaderAskedV1,
    lambda f, m: m.opens(Task.DECIDE, f.concern_id, f.next_leader_id),
)
_leaves(intake.FollowUpDecidedV1, lambda _, m: m.ends_all())
_leaves(intake.GuardiansToldLaterV1)
_leaves(intake.ConcernClosedV1, lambda _, m: m.ends_all())
_leaves(intake.IntakeAlertRaisedV1)
_leaves(
    case.CaseOpenedV1,
    lambda f, m: m.opens(
        Task.FIND_A_LEAD, f.case_id, f.holder_id, m.days.after(f.opened_on, LEAD_AFTER)
    ),
    lambda f, m: m.opens(
        Task.HOLD_THE_FIRST_MEETING, f.case_id, None, f.opened_on + FIRST_MEETING_AFTER
    ),
)
_leaves(case.GuardiansKnowV1)
_leaves(
    case.LeadProposedV1,
    lambda f, m: m.opens(
        Task.ANSWER_THE_PROPOSAL,
        f.case_id,
        f.proposed_id,
        m.days.after(f.proposed_on, LEAD_AFTER),
    ),
)
_leaves(case.LeadDeclinedV1, lambda f, m: m.ends_for_now(Task.ANSWER_THE_PROPOSAL, f.case_id))
_leaves(
    case.LeadAcceptedV1,
    lambda f, m: m.lead_is(f.lead_id),
    lambda f, m: m.ends_for_now(Task.ANSWER_THE_PROPOSAL, f.case_id),
    lambda f, m: m.ends_for_now(Task.FIND_A_LEAD, f.case_id),
)
_leaves(
    case.BatonReturnedV1,
    lambda f, m: m.lead_is(f.leader_id),
    lambda f, m: m.opens(
        Task.FIND_A_LEAD, f.case_id, f.leader_id, m.days.after(f.returned_on, LEAD_AFTER)
    ),
)
_leaves(case.MeetingPlannedV1, lambda f, m: m.is_due(Task.HOLD_THE_FIRST_MEETING, f.case_id, f.on))
_leaves(case.PlanAgreedV1, lambda f, m: m.ends(Task.HOLD_THE_FIRST_MEETING, f.case_id))
MARKS.row(
    case.OutcomeDecidedV1,
    lambda f, m: (
        m.ends_for_now(Task.CONFIRM_THE_ENDING, f.case_id),
        *([m.ends(Task.DECIDE_THE_OUTCOME, f.evaluation_id)] if f.evaluation_id else []),
    ),
)
_leaves(
    case.EndingAskedV1,
    lambda f, m: m.opens(Task.CONFIRM_THE_ENDING, f.case_id, f.leader_id),
)
_leaves(case.EndingDeclinedV1, lambda f, m: m.ends_for_now(Task.CONFIRM_THE_ENDING, f.case_id))
_leaves(
    case.CaseClosedV1,
    lambda _, m: m.ends_all(),
    lambda f, m: m.opens(Task.FILE_THE_CLOSING_NOTE, f.case_id, f.lead_id),
)
_leaves(case.ClosingNoteFiledV1, lambda f, m: m.ends(Task.FILE_THE_CLOSING_NOTE, f.case_id))
_leaves(case.CaseAlertRaisedV1)
_leaves(
    evaluation.EvaluationScheduledV1,
    lambda f, m: m.opens(Task.HOLD_THE_EVALUATION, f.evaluation_id, f.lead_id, f.due_on),
)
_leaves(
    evaluation.EvaluationMovedV1,
    lambda f, m: m.is_due(Task.HOLD_THE_EVALUATION, f.evaluation_id, f.due_on),
)
_leaves(
    evaluation.EvaluationHeldV1,
    lambda f, m: m.ends(Task.HOLD_THE_EVALUATION, f.evaluation_id),
    lambda f, m: m.opens(
        Task.COMPLETE_THE_EVALUATION,
        f.evaluation_id,
        f.lead_id,
        m.days.after(f.held_on, OUTCOME_AFTER),
    ),
)
_leaves(
    evaluation.EvaluationCompletedV1,
    lambda f, m: m.ends(Task.HOLD_THE_EVALUATION, f.evaluation_id),
    lambda f, m: m.ends(Task.COMPLETE_THE_EVALUATION, f.evaluation_id),
    lambda f, m: m.opens(
        Task.DECIDE_THE_OUTCOME,
        f.evaluation_id,
        f.lead_id,
        m.days.after(f.held_on, OUTCOME_AFTER),
    ),
)
_leaves(
    evaluation.EvaluationCancelledV1,
    lambda f, m: m.ends(Task.HOLD_THE_EVALUATION, f.evaluation_id),
    lambda f, m: m.ends(Task.COMPLETE_THE_EVALUATION, f.evaluation_id),
    lambda f, m: m.ends(Task.DECIDE_THE_OUTCOME, f.evaluation_id),
)
_leaves(evaluation.EvaluationAlertRaisedV1)
