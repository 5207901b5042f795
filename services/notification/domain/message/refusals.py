"""What is refused about messages."""

from __future__ import annotations

from services.notification.domain.grounds import ACKNOWLEDGED_DELIVERY, GDPR_SECURITY
from shared.eventing.decider import Refusal


class NothingIsSentBeforeItIsOnRecord(Refusal):
    """An e-mail can only have an outcome when the message it speaks of is on record (B44)."""

    sentence = "There is no such message on record."
    opens = "The message is put on record first."
    ground = ACKNOWLEDGED_DELIVERY


class AMessageIsReadByTheOneItIsFor(Refusal):
    """Nobody opens another person's inbox."""

    sentence = "This message is for someone else."
    opens = "The person whom the message is for marks it as read."
    ground = GDPR_SECURITY
    status = 403
