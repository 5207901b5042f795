"""The parts that pages are put together from."""

from __future__ import annotations

from uuid import UUID

from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    Evaluation,
    EvaluationState,
    HeldEvaluation,
    Meeting,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.domain.values import (
    IsSafe,
    NotHeardBecause,
    SafetyAnswer,
    UnsafeFrom,
)
from services.evaluation_scheduling.views.pages import SafetyPart, Status, VoiceStatus
from services.evaluation_scheduling.views.sight import Say

STATUS: dict[type[EvaluationState], Status] = {
    ScheduledEvaluation: Status.SCHEDULED,
    HeldEvaluation: Status.HELD,
    CompletedEvaluation: Status.COMPLETED,
    CancelledEvaluation: Status.CANCELLED,
}
"""The word for each shape."""

SILENT = {
    NotHeardBecause.DECLINED: VoiceStatus.DECLINED,
    NotHeardBecause.NOT_REACHED: VoiceStatus.NOT_REACHED,
}

IN_DANGER = "If the child is in danger right now, call 112 or 113 at once."
ASK_CHILD_WELFARE = "Ask child welfare for advice today, without saying which child it is."
KEEP_FROM_HOME = "Do not tell the guardians or anyone at home before child welfare has advised it."
TELL_THE_LEADER = "Tell the leader today: the unit has a duty to act, and the guardians are told."
GET_HELP = "Stay with the child and call 113 or the doctor on duty. The guardians are told."
REGISTER = "Register a concern, so that what is done from here on is on record."

_FROM_HOME = (IN_DANGER, ASK_CHILD_WELFARE, KEEP_FROM_HOME, REGISTER)
_FROM_OTHERS = (IN_DANGER, TELL_THE_LEADER, REGISTER)

DO_NOW: dict[UnsafeFrom, tuple[str, ...]] = {
    UnsafeFrom.SOMEONE_AT_HOME: _FROM_HOME,
    UnsafeFrom.UNKNOWN: _FROM_HOME,
    UnsafeFrom.SOMEONE_OUTSIDE: (IN_DANGER, ASK_CHILD_WELFARE, REGISTER),
    UnsafeFrom.SCHOOL_OR_KINDERGARTEN: _FROM_OTHERS,
    UnsafeFrom.OTHER_CHILDREN: _FROM_OTHERS,
    UnsafeFrom.THE_CHILD_ITSELF: (GET_HELP, REGISTER),
}
"""What to do now, by what the child is not safe from (R10)."""


def meeting_of(one: EvaluationState) -> Meeting | None:
    """Give the meeting, once people have met."""
    return one.meeting if isinstance(one, HeldEvaluation | CompletedEvaluation) else None


def voice_status(about: Evaluation, person: UUID) -> VoiceStatus:
    """Tell whether a voice has been heard; an answer counts for more than an earlier silence."""
    heard = about.heard
    if person in heard.guardians or person in heard.employees:
        return VoiceStatus.ANSWERED
    if person == about.child_id and heard.child:
        return VoiceStatus.ANSWERED
    return SILENT[heard.silent[person]] if person in heard.silent else VoiceStatus.WAITED_FOR


def safety_part(answer: SafetyAnswer | None, say: Say) -> SafetyPart | None:
    """Give the answer to the safety question, with what to do now unless the child is safe."""
    if answer is None:
        return None
    is_worried = answer.is_safe is not IsSafe.YES
    steps = DO_NOW[answer.unsafe_from] if is_worried and answer.unsafe_from else ()
    return SafetyPart(answer=answer, do_now=tuple(say(step) for step in steps))
