"""When an e-mail that did not get through is tried again, and when it is given up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from services.notification.domain.message.codes import MailFailure

RETRY_AFTER: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)
"""How long to wait after the first failed attempt, the second, and so on; then it is abandoned."""


def next_attempt(attempt: int, failure: MailFailure, now: datetime) -> datetime | None:
    """Tell when to try again after so many attempts, this one included; None means never."""
    if failure is MailFailure.REFUSED_FOR_GOOD or attempt > len(RETRY_AFTER):
        return None
    return now + RETRY_AFTER[attempt - 1]
