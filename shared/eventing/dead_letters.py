"""What could not be understood or done: kept with its reason, counted, and brought home later."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from nats.aio.msg import Msg
from nats.errors import TimeoutError as NothingCame
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, ConsumerInfo

from shared.eventing.decider import Refusal
from shared.eventing.streams import DEAD_LETTERS

log = logging.getLogger(__name__)

REASON: Final = "Stafett-Reason"
HANDLER: Final = "Stafett-Handler"
SUBJECT: Final = "Stafett-Subject"
MESSAGE_ID: Final = "Nats-Msg-Id"

FETCH_SECONDS: Final = 2.0
"""How long a dead letter is waited for before there are taken to be no more."""


NO_LIMIT: Final = -1
"""How many letters may stay without keeping others from their turn."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that was set aside: by which consumer, why (a code), and itself."""

    handler: str
    reason: str
    subject: str
    headers: Mapping[str, str]
    body: bytes


Retry = Callable[[DeadLetter], Awaitable[None]]
"""Tries a dead letter again; whatever it raises leaves the letter where it is."""


@dataclass(frozen=True)
class DeadLetters:
    """The messages that one service has set aside."""

    context: str
    jetstream: JetStreamContext
    counted: Callable[[str], None]

    async def set_aside(
        self,
        durable: str,
        subject: str,
        headers: Mapping[str, str],
        body: bytes,
        error: Exception,
    ) -> None:
        """Keep a message with the reason, durably, before it is acknowledged where it came from."""
        reason = reason_of(error)
        event_id = headers.get("ce-id", "")
        kept = {name: value for name, value in headers.items() if not name.startswith("Nats-")}
        kept |= {REASON: reason, HANDLER: durable, SUBJECT: subject}
        if event_id:
            kept[MESSAGE_ID] = f"{durable}/{event_id}"
        await self.jetstream.publish(f"dead.{self.context}.{durable}", body, headers=kept)
        self.counted(durable)
        log.error(
            "message set aside", extra={"consumer": durable, "event": event_id, "cause": reason}
        )

    async def retry(self, retry: Retry) -> tuple[int, int]:
        """Try every dead letter once more; gives how many came home and how many did not."""
        subscription = await self.jetstream.pull_subscribe(
            f"dead.{self.context}.>",
            durable=self._durable,
            stream=DEAD_LETTERS,
            config=ConsumerConfig(
                ack_policy=AckPolicy.EXPLICIT, ack_wait=30, max_ack_pending=NO_LIMIT
            ),
        )
        home = 0
        staying: dict[int, Msg] = {}
        for _ in range(await self.count()):
            message = await _one_of(subscription, staying)
            if message is None:
                break
            try:
                await retry(_letter(message))
            except Exception as error:
                staying[message.metadata.sequence.stream] = message
                log.error("dead letter stays", extra={"cause": reason_of(error)})
                continue
            await message.ack_sync()
            home += 1
        # Only now, so that what stays does not come again before the others have had their turn.
        for message in staying.values():
            await message.nak()
        return home, len(staying)

    async def count(self) -> int:
        """Count the messages that were set aside and have not come home."""
        info: ConsumerInfo = await self.jetstream.consumer_info(DEAD_LETTERS, self._durable)
        return (info.num_pending or 0) + (info.num_ack_pending or 0)

    @property
    def _durable(self) -> str:
        return f"{self.context}--retry"


async def _one_of(
    subscription: JetStreamContext.PullSubscription, staying: dict[int, Msg]
) -> Msg | None:
    while True:
        try:
            message = (await subscription.fetch(1, timeout=FETCH_SECONDS))[0]
        except NothingCame:
            return None
        place = message.metadata.sequence.stream
        if place not in staying:
            return message
        staying[place] = message


def _letter(message: Msg) -> DeadLetter:
    headers = message.headers or {}
    return DeadLetter(
        handler=headers.get(HANDLER, ""),
        reason=headers.get(REASON, ""),
        subject=headers.get(SUBJECT, ""),
        headers=headers,
        body=message.data,
    )


def reason_of(error: Exception) -> str:
    """Name an error for the operator: the rule or the type, never its words."""
    return (
        f"refused: {type(error).__name__}" if isinstance(error, Refusal) else type(error).__name__
    )
