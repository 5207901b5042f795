"""Codes that more than one service speaks of."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class CaseLevel(IntEnum):
    """The levels of the action guide."""

    CONCERN = 0
    OWN_UNIT = 1
    MUNICIPAL_UNITS = 2
    ACROSS_BODIES = 3


class UnitKind(StrEnum):
    """What a unit is."""

    KINDERGARTEN = "kindergarten"
    SCHOOL = "school"
    AFTER_SCHOOL = "after-school"
    CHILD_HEALTH = "child-health"
    EDUCATIONAL_PSYCHOLOGY = "educational-psychology"
    CHILD_WELFARE = "child-welfare"
    OTHER = "other"


class Ownership(StrEnum):
    """Who owns a unit; a private one is its own body for confidentiality (B20)."""

    PUBLIC = "public"
    PRIVATE = "private"


class ConfidentialityRegime(StrEnum):
    """Which duty of confidentiality a unit works under (B21, B22)."""

    ADMIN = "admin"
    HEALTH = "health"
    CHILD_WELFARE = "child-welfare"
    SOCIAL = "social"


class AddressProtection(StrEnum):
    """How well a person's whereabouts are protected (B57)."""

    NONE = "none"
    PROTECTED = "protected"
    STRICT = "strict"


class LeaderCapacity(StrEnum):
    """In which capacity a leader receives a concern."""

    NEAREST = "nearest"
    DEPUTY = "deputy"
    NEXT = "next"


class NotToldBecause(StrEnum):
    """Why a guardian has not been told yet."""

    DECIDED_NOT_TO = "decided-not-to"
    POSTPONED = "postponed"
    NOT_REACHED = "not-reached"
    DECLINED_TO_TALK = "declined-to-talk"
    RESTRICTED = "restricted"
    SHARING_STOPPED = "sharing-stopped"
    NO_RESPONSIBILITY = "no-responsibility"


class Outcome(StrEnum):
    """What an evaluation may lead to (R62-R67, R98-R101), and the end for another reason."""

    CONTINUE = "continue"
    CLOSE = "close"
    EXTEND = "extend"
    STEP_DOWN = "step-down"
    GO_BACK = "go-back"
    ENDED_FOR_ANOTHER_REASON = "ended-for-another-reason"


class VoiceKind(StrEnum):
    """Whose voice is heard in an evaluation (R54)."""

    CHILD = "child"
    GUARDIAN = "guardian"
    EMPLOYEE = "employee"


class Alert(StrEnum):
    """A deadline that somebody should know has passed, or will (C11)."""

    DRAFT_NOT_REGISTERED = "draft-not-registered"
    LEADER_NOT_TOLD = "leader-not-told"
    LEADER_NOT_TOLD_ONE_EXISTS = "leader-not-told-one-exists"
    CONCERN_NOT_ACKNOWLEDGED = "concern-not-acknowledged"
    CONCERN_NOT_DECIDED = "concern-not-decided"
    TALK_NOT_HELD = "talk-not-held"
    NO_ACCEPTED_LEAD = "no-accepted-lead"
    NO_FIRST_MEETING = "no-first-meeting"
    NO_OUTCOME = "no-outcome"
    EVALUATION_IN_7_DAYS = "evaluation-in-7-days"
    EVALUATION_IN_2_DAYS = "evaluation-in-2-days"
    EVALUATION_OVERDUE_1_DAY = "evaluation-overdue-1-day"
    EVALUATION_OVERDUE_7_DAYS = "evaluation-overdue-7-days"
    EVALUATION_OVERDUE_14_DAYS = "evaluation-overdue-14-days"
