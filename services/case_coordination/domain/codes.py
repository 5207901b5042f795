"""Closed lists of a case: what may be chosen, and nothing else."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """In what capacity someone takes part, or is responsible for a measure (R47)."""

    EMPLOYEE = "employee"
    GUARDIAN = "guardian"
    YOUNG_PERSON = "young-person"


class Attendance(StrEnum):
    """Whether someone who was asked to a meeting came."""

    ATTENDED = "attended"
    DID_NOT_COME = "did-not-come"
    DECLINED = "declined"
    NOT_REACHED = "not-reached"


class SharingBasis(StrEnum):
    """On what basis someone from another unit may hear of the child (R39, B19)."""

    CONSENT = "consent"
    ANONYMISED = "anonymised"
    SAME_BODY_NECESSARY = "same-body-necessary"
    OWN_TASK_NECESSARY = "own-task-necessary"
    LIFE_HEALTH_DANGER = "life-health-danger"
    DUTY_TO_REPORT = "duty-to-report"
    DUTY_TO_AVERT = "duty-to-avert"
    ORDER = "order"
    DK_SSD = "dk-ssd"
    DK_LAW = "dk-law"


class Purpose(StrEnum):
    """For what information is shared; a consent is for one of them (B19, B27)."""

    COOPERATION = "cooperation"
    REFERRAL = "referral"
    HAND_OVER = "hand-over"


class Information(StrEnum):
    """Which kind of information a consent or a sharing basis covers."""

    PLAN_AND_MEASURES = "plan-and-measures"
    MINUTES = "minutes"


class ConsentAnswer(StrEnum):
    """What someone who is asked for consent says."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentForm(StrEnum):
    """How consent was answered; what is said is as good as what is written, once recorded."""

    ORAL = "oral"
    WRITTEN = "written"
    OWN_PAGE = "own-page"


class GuardiansAbsentBecause(StrEnum):
    """Why no guardian took part in a meeting (R38)."""

    DID_NOT_COME = "did-not-come"
    DECLINED = "declined"
    NOT_REACHED = "not-reached"
    NOT_TOLD_YET = "not-told-yet"
    RESTRICTED = "restricted"


class Arena(StrEnum):
    """Where a measure is carried out (R47)."""

    OWN_UNIT = "own-unit"
    FAMILY = "family"
    LEISURE = "leisure"
    OTHER_UNIT = "other-unit"


class Impact(StrEnum):
    """How much a measure means for the child; a high one rests on its own reasoning (R6)."""

    ORDINARY = "ordinary"
    HIGH = "high"


class MeasureStatus(StrEnum):
    """How far a measure has come (R52)."""

    PLANNED = "planned"
    STARTED = "started"
    COMPLETED = "completed"
    STOPPED = "stopped"


class Answer(StrEnum):
    """What someone says to a plan (R46). Silence is no answer, and stops nothing."""

    AGREE = "agree"
    COMMENT = "comment"
    DISAGREE = "disagree"


class ViewStanding(StrEnum):
    """Whether the child was asked, and answered (R7)."""

    ANSWERED = "answered"
    DID_NOT_WANT_TO = "did-not-want-to"
    NOT_ASKED = "not-asked"


class ViewMethod(StrEnum):
    """How the child was asked (R8)."""

    TALK = "talk"
    DRAWING = "drawing"
    PLAY = "play"
    OBSERVATION = "observation"
    CARDS = "cards"
    DIGITAL = "digital"
    TRUSTED_ADULT = "trusted-adult"


class EndingReason(StrEnum):
    """Why a case ends without an evaluation that says so (A2.1; B9, B17)."""

    FAMILY_NO_LONGER_WANTS_IT = "family-no-longer-wants-it"
    TAKEN_OVER_BY_CHILD_WELFARE = "taken-over-by-child-welfare"
    INDIVIDUAL_PLAN_HAS_TAKEN_OVER = "individual-plan-has-taken-over"
    OVER_AGE = "over-age"
    MOVED_WITHOUT_TRANSFER = "moved-without-transfer"
    DEATH = "death"
    OTHER = "other"


class BatonCameBack(StrEnum):
    """Why the leader holds the baton though someone held it before (B12)."""

    LEAD_HAS_LEFT = "lead-has-left"
    LEAD_IS_TOO_CLOSE = "lead-is-too-close"
    LEADER_CHANGED = "leader-changed"


class Deadline(StrEnum):
    """What a case may wait too long for. Each holds at most once at a time (C11)."""

    NO_ACCEPTED_LEAD = "no-accepted-lead"
    PROPOSAL_UNANSWERED = "proposal-unanswered"
    NO_FIRST_MEETING = "no-first-meeting"
    NO_OUTCOME = "no-outcome"


class Awaited(StrEnum):
    """The one dated thing that every active case waits for (invariant 2)."""

    FIRST_MEETING = "first-meeting"
    EVALUATION = "evaluation"
    OUTCOME = "outcome"


class Who(StrEnum):
    """Who may decide a move of the table of moves (A2.1)."""

    LEAD = "lead"
    LEAD_WHEN_LEADER_AGREES = "lead-when-leader-agrees"
    LEAD_OR_LEADER_AND_THE_LEADER_CONFIRMS = "lead-or-leader-and-the-leader-confirms"


class RightsAnswer(StrEnum):
    """What an assessment of a right comes to: concluded, or why not now (R91, B48)."""

    HAS_THE_RIGHT = "has-the-right"
    MAY_HAVE_IT_AND_APPLIED = "may-have-it-and-applied"
    NOT_NOW = "not-now"
    FAMILY_DOES_NOT_WANT_IT = "family-does-not-want-it"


class ChildCoordinator(StrEnum):
    """How far the question of a child coordinator has come (R92)."""

    NOT_RELEVANT = "not-relevant"
    INFORMED = "informed"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    DECLINED_BY_FAMILY = "declined-by-family"


class ResponsibilityGroup(StrEnum):
    """Whether people from several bodies form a group around the child (R90)."""

    YES = "yes"
    NO = "no"
    LATER = "later"
