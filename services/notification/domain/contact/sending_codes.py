"""What becomes of the e-mail with a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.notification.domain.contact.commands import (
    CodeCommand,
    RecordCodeMailed,
    RecordCodeMailFailed,
    WithholdCodeMail,
)
from services.notification.domain.contact.events import (
    CodeMailAbandoned,
    CodeMailed,
    CodeMailFailed,
    ContactEvent,
)
from services.notification.domain.contact.points import Code, ContactPoints
from services.notification.domain.message.retry import next_attempt


def record_code_mail(command: CodeCommand, state: ContactPoints) -> Sequence[ContactEvent]:
    """Record what came of an attempt; a code that has been replaced since is nobody's concern."""
    code = state.code
    if code is None or code.due_at is None or code.code_id != command.code_id:
        return []
    match command:
        case RecordCodeMailed():
            return [CodeMailed(code_id=code.code_id)]
        case WithholdCodeMail(because=because):
            return [CodeMailAbandoned(code_id=code.code_id, because=because)]
        case RecordCodeMailFailed():
            return [_after_failure(command, code)]
        case unknown:
            assert_never(unknown)


def _after_failure(command: RecordCodeMailFailed, code: Code) -> ContactEvent:
    attempt = code.failed_attempts + 1
    retry_at = next_attempt(attempt, command.failure, command.now)
    if retry_at is None:
        return CodeMailAbandoned(code_id=code.code_id, because=command.failure)
    return CodeMailFailed(
        code_id=code.code_id, attempt=attempt, failure=command.failure, retry_at=retry_at
    )
