"""The words in which the rules of telling are written."""

from __future__ import annotations

from enum import StrEnum


class Happening(StrEnum):
    """What has happened elsewhere, in our words: one for each fact, one for each alert (C10)."""

    UNIT_DESCRIBED = "unit-described"
    POST_HELD = "post-held"
    CHILD_PLACED = "child-placed"
    CHILD_TURNED = "child-turned"
    GUARDIAN_RELATED = "guardian-related"
    GUARDIAN_GRANTED_ACCESS = "guardian-granted-access"
    GUARDIAN_ACCESS_ENDED = "guardian-access-ended"
    GUARDIAN_RESTRICTED = "guardian-restricted"
    GUARDIAN_RESTRICTION_LIFTED = "guardian-restriction-lifted"
    ADDRESS_PROTECTION_CHANGED = "address-protection-changed"
    CONFLICT_OF_INTEREST_CHANGED = "conflict-of-interest-changed"
    EMERGENCY_ACCESS_OPENED = "emergency-access-opened"

    CONCERN_DRAFTED = "concern-drafted"
    CONCERN_DRAFT_DISCARDED = "concern-draft-discarded"
    CONCERN_REGISTERED = "concern-registered"
    CONCERN_SHARED_WITH_LEADER = "concern-shared-with-leader"
    CONCERN_ACKNOWLEDGED = "concern-acknowledged"
    NEXT_LEADER_ASKED = "next-leader-asked"
    FOLLOW_UP_DECIDED = "follow-up-decided"
    GUARDIANS_TOLD_LATER = "guardians-told-later"
    CONCERN_CLOSED = "concern-closed"

    CASE_OPENED = "case-opened"
    GUARDIANS_KNOW = "guardians-know"
    LEAD_PROPOSED = "lead-proposed"
    LEAD_DECLINED = "lead-declined"
    LEAD_ACCEPTED = "lead-accepted"
    BATON_RETURNED = "baton-returned"
    MEETING_PLANNED = "meeting-planned"
    PLAN_AGREED = "plan-agreed"
    OUTCOME_DECIDED = "outcome-decided"
    ENDING_ASKED = "ending-asked"
    ENDING_DECLINED = "ending-declined"
    CASE_CLOSED = "case-closed"
    CLOSING_NOTE_FILED = "closing-note-filed"

    EVALUATION_SCHEDULED = "evaluation-scheduled"
    EVALUATION_MOVED = "evaluation-moved"
    EVALUATION_HELD = "evaluation-held"
    EVALUATION_COMPLETED = "evaluation-completed"
    EVALUATION_CANCELLED = "evaluation-cancelled"

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


class Audience(StrEnum):
    """A column of the matrix: in what capacity someone would be told (C10)."""

    EMPLOYEE = "employee"
    LEADER = "leader"
    CASE_LEAD = "case-lead"
    GUARDIAN = "guardian"
    YOUNG_PERSON = "young-person"
    PARTICIPANT = "participant"
    STAFF_THE_ALERT_NAMES = "staff-the-alert-names"


class MessageKind(StrEnum):
    """What a message is about, as a code: the only thing that is known of it outside the inbox."""

    CONCERN_ON_RECORD = "concern-on-record"
    CONCERN_WAITS_FOR_YOU = "concern-waits-for-you"
    YOUR_DECISION_IS_ASKED_FOR = "your-decision-is-asked-for"
    CONCERN_DECIDED = "concern-decided"
    CASE_NEEDS_A_LEAD = "case-needs-a-lead"
    WORK_HAS_BEGUN = "work-has-begun"
    GUARDIANS_WERE_TOLD = "guardians-were-told"
    YOU_WERE_TOLD = "you-were-told"
    ASKED_TO_LEAD = "asked-to-lead"
    LEAD_PROPOSED = "lead-proposed"
    LEAD_DECLINED = "lead-declined"
    LEAD_ACCEPTED = "lead-accepted"
    CONTACT_CHANGED = "contact-changed"
    MEETING_PLANNED = "meeting-planned"
    MINUTES_READY = "minutes-ready"
    OUTCOME_DECIDED = "outcome-decided"
    ENDING_TO_CONFIRM = "ending-to-confirm"
    CLOSING_NOTE_TO_FILE = "closing-note-to-file"
    EVALUATION_MOVED = "evaluation-moved"
    EVALUATION_COMES = "evaluation-comes"
    DEADLINE_PASSED = "deadline-passed"
    EMERGENCY_ACCESS_OPENED = "emergency-access-opened"


class Channel(StrEnum):
    """How far a message goes. The inbox always; e-mail says only that there is a message."""

    INBOX = "inbox"
    INBOX_AND_MAIL = "inbox-and-mail"


class SuppressedBecause(StrEnum):
    """Why someone was not told at all."""

    MATRIX_SAYS_NEVER = "matrix-says-never"
    NOT_IN_THE_MATRIX = "not-in-the-matrix"
    PERSON_UNKNOWN = "person-unknown"
    STRANGER_TO_THE_CHILD = "stranger-to-the-child"
    GUARDIAN_RESTRICTED = "guardian-restricted"
    GUARDIAN_WITHOUT_GRANT = "guardian-without-grant"
    NOT_YET_TOLD_BY_A_PERSON = "not-yet-told-by-a-person"
    CHILD_HAS_NO_DOOR_OF_ITS_OWN = "child-has-no-door-of-its-own"
