from __future__ import annotations

from pathlib import Path

from services.notification.adapters.http_waiting import WHERE
from services.notification.domain.codes import MessageKind
from services.notification.domain.waiting import Task
from services.notification.sentences import MAIL_BODY, MAIL_SUBJECT, MESSAGES, MSGIDS, TASKS
from shared.languages.languages import Languages

LOCALE = Path("services/notification/locale")


def test_every_sentence_is_said_in_every_language() -> None:
    assert Languages([LOCALE]).missing(MSGIDS) == []


def test_every_kind_of_message_and_every_task_has_its_words() -> None:
    assert MESSAGES.keys() == set(MessageKind)
    assert TASKS.keys() == set(Task)
    assert WHERE.keys() == set(Task)


def test_the_mail_takes_no_facts_so_that_it_can_carry_none() -> None:
    assert "{" not in MAIL_SUBJECT + MAIL_BODY
    assert not [text for text in MESSAGES.values() if "{" in text]
