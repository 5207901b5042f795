"""The notification matrix (C10) as a table: who is told of what, how far it goes, and who never is.

An audience that a row does not name is not told of it. The catalogue's "SMS" is e-mail here until
there is a way to send one; a row that asks someone for something goes by e-mail too, because an
inbox that nobody knows to open tells nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from services.notification.domain.codes import Audience, Channel, Happening, MessageKind


@dataclass(frozen=True, slots=True)
class Told:
    """This audience gets a message of this kind, through this channel."""

    kind: MessageKind
    channel: Channel


@dataclass(frozen=True, slots=True)
class Never:
    """This audience is never told of it."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """It is no message to anyone; ``because`` says why, for those who keep the matrix."""

    because: str


Cell: TypeAlias = Told | Never
Row: TypeAlias = Mapping[Audience, Cell]


def _inbox(kind: MessageKind) -> Told:
    return Told(kind, Channel.INBOX)


def _mail(kind: MessageKind) -> Told:
    return Told(kind, Channel.INBOX_AND_MAIL)


_NEVER_THE_FAMILY: Final[Row] = {Audience.GUARDIAN: Never(), Audience.YOUNG_PERSON: Never()}

_STAFF_ALERT: Final[Row] = {
    Audience.STAFF_THE_ALERT_NAMES: _mail(MessageKind.DEADLINE_PASSED),
    **_NEVER_THE_FAMILY,
}

_WHO_IS_WHO: Final = Nobody("Who is who is kept, not told; people hear of it from people.")


def _everyone(told: Told) -> Row:
    return {
        Audience.LEADER: told,
        Audience.CASE_LEAD: told,
        Audience.PARTICIPANT: told,
        Audience.GUARDIAN: told,
        Audience.YOUNG_PERSON: told,
    }


_DIRECTORY: Final[Mapping[Happening, Row | Nobody]] = {
    Happening.UNIT_DESCRIBED: _WHO_IS_WHO,
    Happening.POST_HELD: _WHO_IS_WHO,
    Happening.CHILD_PLACED: _WHO_IS_WHO,
    Happening.CHILD_TURNED: _WHO_IS_WHO,
    Happening.GUARDIAN_RELATED: _WHO_IS_WHO,
    Happening.GUARDIAN_GRANTED_ACCESS: _WHO_IS_WHO,
    Happening.GUARDIAN_ACCESS_ENDED: _WHO_IS_WHO,
    Happening.GUARDIAN_RESTRICTED: _WHO_IS_WHO,
    Happening.GUARDIAN_RESTRICTION_LIFTED: _WHO_IS_WHO,
    Happening.ADDRESS_PROTECTION_CHANGED: _WHO_IS_WHO,
    Happening.CONFLICT_OF_INTEREST_CHANGED: _WHO_IS_WHO,
    Happening.EMERGENCY_ACCESS_OPENED: {
        Audience.STAFF_THE_ALERT_NAMES: _mail(MessageKind.EMERGENCY_ACCESS_OPENED),
        **_NEVER_THE_FAMILY,
    },
}

_CONCERNS: Final[Mapping[Happening, Row | Nobody]] = {
    Happening.CONCERN_DRAFTED: Nobody("Only the author knows of a draft."),
    Happening.CONCERN_DRAFT_DISCARDED: Nobody("Only the author knew of the draft."),
    Happening.CONCERN_REGISTERED: {
        Audience.EMPLOYEE: _inbox(MessageKind.CONCERN_ON_RECORD),
        **_NEVER_THE_FAMILY,
    },
    Happening.CONCERN_SHARED_WITH_LEADER: {
        Audience.LEADER: _mail(MessageKind.CONCERN_WAITS_FOR_YOU),
        **_NEVER_THE_FAMILY,
    },
    Happening.CONCERN_ACKNOWLEDGED: Nobody("Author and leader now speak with each other."),
    Happening.NEXT_LEADER_ASKED: {
        Audience.LEADER: _mail(MessageKind.YOUR_DECISION_IS_ASKED_FOR),
        **_NEVER_THE_FAMILY,
    },
    Happening.FOLLOW_UP_DECIDED: Nobody("The case that opens tells of it."),
    Happening.GUARDIANS_TOLD_LATER: Nobody("The case tells of it when it knows."),
    Happening.CONCERN_CLOSED: {
        Audience.EMPLOYEE: _inbox(MessageKind.CONCERN_DECIDED),
        **_NEVER_THE_FAMILY,
    },
}

_CASES: Final[Mapping[Happening, Row | Nobody]] = {
    Happening.CASE_OPENED: {
        Audience.LEADER: _mail(MessageKind.CASE_NEEDS_A_LEAD),
        Audience.GUARDIAN: _inbox(MessageKind.WORK_HAS_BEGUN),
        Audience.YOUNG_PERSON: _inbox(MessageKind.WORK_HAS_BEGUN),
    },
    Happening.GUARDIANS_KNOW: {
        Audience.CASE_LEAD: _inbox(MessageKind.GUARDIANS_WERE_TOLD),
        Audience.GUARDIAN: _inbox(MessageKind.YOU_WERE_TOLD),
    },
    Happening.LEAD_PROPOSED: {
        Audience.EMPLOYEE: _mail(MessageKind.ASKED_TO_LEAD),
        Audience.LEADER: _inbox(MessageKind.LEAD_PROPOSED),
        Audience.CASE_LEAD: _inbox(MessageKind.LEAD_PROPOSED),
        **_NEVER_THE_FAMILY,
    },
    Happening.LEAD_DECLINED: {
        Audience.LEADER: _mail(MessageKind.LEAD_DECLINED),
        Audience.CASE_LEAD: _mail(MessageKind.LEAD_DECLINED),
        **_NEVER_THE_FAMILY,
    },
    Happening.LEAD_ACCEPTED: _everyone(_inbox(MessageKind.LEAD_ACCEPTED)),
    Happening.BATON_RETURNED: {
        Audience.LEADER: _mail(MessageKind.CASE_NEEDS_A_LEAD),
        Audience.GUARDIAN: _inbox(MessageKind.CONTACT_CHANGED),
        Audience.YOUNG_PERSON: _inbox(MessageKind.CONTACT_CHANGED),
    },
    Happening.MEETING_PLANNED: _everyone(_mail(MessageKind.MEETING_PLANNED)),
    Happening.PLAN_AGREED: _everyone(_mail(MessageKind.MINUTES_READY)),
    Happening.OUTCOME_DECIDED: _everyone(_inbox(MessageKind.OUTCOME_DECIDED)),
    Happening.ENDING_ASKED: {
        Audience.LEADER: _mail(MessageKind.ENDING_TO_CONFIRM),
        **_NEVER_THE_FAMILY,
    },
    Happening.ENDING_DECLINED: Nobody("Lead and leader speak with each other."),
    Happening.CASE_CLOSED: {Audience.CASE_LEAD: _inbox(MessageKind.CLOSING_NOTE_TO_FILE)},
    Happening.CLOSING_NOTE_FILED: Nobody("Nothing is left to do for anyone."),
}

_EVALUATIONS: Final[Mapping[Happening, Row | Nobody]] = {
    Happening.EVALUATION_SCHEDULED: Nobody("The minutes have told the date."),
    Happening.EVALUATION_MOVED: _everyone(_mail(MessageKind.EVALUATION_MOVED)),
    Happening.EVALUATION_HELD: Nobody("Those who met know."),
    Happening.EVALUATION_COMPLETED: Nobody("The outcome tells of it."),
    Happening.EVALUATION_CANCELLED: Nobody("The end of the case has been told."),
}

_ALERTS: Final[Mapping[Happening, Row | Nobody]] = {
    Happening.DRAFT_NOT_REGISTERED: _STAFF_ALERT,
    Happening.LEADER_NOT_TOLD: _STAFF_ALERT,
    Happening.LEADER_NOT_TOLD_ONE_EXISTS: _STAFF_ALERT,
    Happening.CONCERN_NOT_ACKNOWLEDGED: _STAFF_ALERT,
    Happening.CONCERN_NOT_DECIDED: _STAFF_ALERT,
    Happening.TALK_NOT_HELD: _STAFF_ALERT,
    Happening.NO_ACCEPTED_LEAD: _STAFF_ALERT,
    Happening.NO_FIRST_MEETING: _STAFF_ALERT,
    Happening.NO_OUTCOME: _STAFF_ALERT,
    Happening.EVALUATION_IN_7_DAYS: {
        Audience.STAFF_THE_ALERT_NAMES: _mail(MessageKind.EVALUATION_COMES),
        **_NEVER_THE_FAMILY,
    },
    Happening.EVALUATION_IN_2_DAYS: {
        Audience.STAFF_THE_ALERT_NAMES: _mail(MessageKind.EVALUATION_COMES),
        Audience.GUARDIAN: _mail(MessageKind.EVALUATION_COMES),
        Audience.YOUNG_PERSON: _mail(MessageKind.EVALUATION_COMES),
    },
    Happening.EVALUATION_OVERDUE_1_DAY: _STAFF_ALERT,
    Happening.EVALUATION_OVERDUE_7_DAYS: _STAFF_ALERT,
    Happening.EVALUATION_OVERDUE_14_DAYS: _STAFF_ALERT,
}

MATRIX: Final[Mapping[Happening, Row | Nobody]] = {
    **_DIRECTORY,
    **_CONCERNS,
    **_CASES,
    **_EVALUATIONS,
    **_ALERTS,
}
"""Every happening, and who is told of it."""
