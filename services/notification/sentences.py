"""Everything that people read of notification, in English; ``locale`` has the other languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from services.notification.domain.codes import MessageKind, SuppressedBecause
from services.notification.domain.contact import refusals as contact_refusals
from services.notification.domain.message import refusals as message_refusals
from services.notification.domain.message.codes import MailFailure
from services.notification.domain.message.events import (
    MailAbandoned,
    MailDelivered,
    MessagePlaced,
    MessageSuppressed,
)
from services.notification.domain.waiting import Task
from shared.eventing.decider import Event, Refusal

MAIL_SUBJECT: Final = "You have a message"
MAIL_BODY: Final = "You have a message. Sign in as you usually do to read it."
CODE_SUBJECT: Final = "Your code"
CODE_BODY: Final = (
    "The code is {code}. Give it where you were asked for it. "
    "If nobody has asked you for a code, you need not do anything."
)

MESSAGES: Final[Mapping[MessageKind, str]] = {
    MessageKind.CONCERN_ON_RECORD: "Your concern is on record. Share it with your leader.",
    MessageKind.CONCERN_WAITS_FOR_YOU: "A concern has been shared with you. Please acknowledge it.",
    MessageKind.YOUR_DECISION_IS_ASKED_FOR: "You are asked to decide on a concern.",
    MessageKind.CONCERN_DECIDED: "A concern that you registered has been decided on.",
    MessageKind.CASE_NEEDS_A_LEAD: "A case has opened and needs a contact person.",
    MessageKind.WORK_HAS_BEGUN: "The follow-up that you have been told about has begun.",
    MessageKind.GUARDIANS_WERE_TOLD: "A guardian has now been told.",
    MessageKind.YOU_WERE_TOLD: "You can now read about what you have been told.",
    MessageKind.ASKED_TO_LEAD: "You are asked to be the contact person in a case.",
    MessageKind.LEAD_PROPOSED: "Someone has been asked to be the contact person.",
    MessageKind.LEAD_DECLINED: "The one who was asked does not take on being contact person.",
    MessageKind.LEAD_ACCEPTED: "There is a contact person.",
    MessageKind.CONTACT_CHANGED: "There is another contact person for now.",
    MessageKind.MEETING_PLANNED: "You are asked to a meeting.",
    MessageKind.MINUTES_READY: "The minutes of a meeting are ready.",
    MessageKind.OUTCOME_DECIDED: "It has been decided how it goes on.",
    MessageKind.ENDING_TO_CONFIRM: "You are asked to confirm that a case ends.",
    MessageKind.CLOSING_NOTE_TO_FILE: "A case is closed. The closing note is to be filed.",
    MessageKind.EVALUATION_MOVED: "An evaluation meeting has been moved.",
    MessageKind.EVALUATION_COMES: "An evaluation meeting is coming up.",
    MessageKind.DEADLINE_PASSED: "A deadline has passed.",
    MessageKind.EMERGENCY_ACCESS_OPENED: "Emergency access has been opened. Please look at it.",
}
"""What the inbox says, by kind: the same for everyone, and never about whom."""

TASKS: Final[Mapping[Task, str]] = {
    Task.REGISTER: "Register the concern that you have begun to write",
    Task.SHARE_WITH_LEADER: "Share the concern with your leader",
    Task.ACKNOWLEDGE: "Acknowledge the concern",
    Task.DECIDE: "Decide whether the concern gives reason to follow up",
    Task.FIND_A_LEAD: "Find a contact person",
    Task.ANSWER_THE_PROPOSAL: "Answer whether you will be the contact person",
    Task.HOLD_THE_FIRST_MEETING: "Hold the first meeting",
    Task.HOLD_THE_EVALUATION: "Hold the evaluation meeting",
    Task.COMPLETE_THE_EVALUATION: "Complete the evaluation",
    Task.DECIDE_THE_OUTCOME: "Decide on the outcome",
    Task.CONFIRM_THE_ENDING: "Confirm, or not, that the case ends",
    Task.FILE_THE_CLOSING_NOTE: "File the closing note",
}
"""What waits for someone."""

SENTENCES: Final[Mapping[type[Event], str]] = {
    MessagePlaced: "{person_id} was told: {kind}",
    MessageSuppressed: "{person_id} was not told, because: {because}",
    MailDelivered: "An e-mail told {person_id} that there is a message",
    MailAbandoned: "No e-mail could be delivered to {person_id}: {failure}",
}
"""A line of the trail by event; what is not in it is not told there."""

SPOKEN_CODES: Final[tuple[type[StrEnum], ...]] = (MessageKind, SuppressedBecause, MailFailure)
"""Codes that stand in the sentences of the trail, and are said in the reader's language."""

REFUSALS: Final[tuple[type[Refusal], ...]] = tuple(
    found
    for module in (contact_refusals, message_refusals)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Refusal) and found is not Refusal
)

MSGIDS: Final[tuple[str, ...]] = (
    MAIL_SUBJECT,
    MAIL_BODY,
    CODE_SUBJECT,
    CODE_BODY,
    *MESSAGES.values(),
    *TASKS.values(),
    *SENTENCES.values(),
    *(code.value for codes in SPOKEN_CODES for code in codes),
    *(text for refusal in REFUSALS for text in (refusal.sentence, refusal.opens)),
)
"""Every message id that people read."""
