"""One durable on the bus: tried again when something was away, set aside when it can never be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import anyio.to_thread
from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from faststream.nats.subscriber.usecases import PullStreamSubscriber
from nats.js.api import AckPolicy as JetStreamAck
from nats.js.api import ConsumerConfig, DeliverPolicy

from shared.eventing.dead_letters import DeadLetters
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.recorder import is_away
from shared.eventing.store import TooManyCameFirst

log = logging.getLogger(__name__)

PAUSES: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before a message comes again, by how often it has come; the last one counts on."""

PATIENCE: Final = 200
"""How often a message may come before a fact it waits for is given up: about an hour and a half."""

ACK_SECONDS: Final = 30
"""How long a handler may take before the message is given to another replica."""

WAITING: Final = 5_000
"""How many messages may wait for facts that have not come before those behind them wait too.

Each comes again twice a minute, which leaves half of a consumer's time for what is new."""

FETCH_SECONDS: Final = 5.0
"""How long one request for a message stands."""


Hear = Callable[[str, Mapping[str, str], bytes], None]
"""Has the effect of a message, given its subject, its headers and its body; plain, in a thread."""


class NotDueYet(Exception):
    """A timer came a moment before its time."""


@dataclass(frozen=True)
class Consumer:
    """What a service hears on one filter of one stream, under a durable name."""

    durable: str
    stream: str
    subject: str
    hear: Hear


@dataclass(frozen=True)
class Ear:
    """Hands messages to a consumer and answers for each: done, again later, or set aside."""

    consumer: Consumer
    dead_letters: DeadLetters

    async def __call__(self, message: NatsMessage) -> None:
        """Take one message."""
        try:
            await anyio.to_thread.run_sync(
                self.consumer.hear, subject_of(message), message.headers, message.body
            )
        except Exception as error:
            if can_pass(error) and deliveries(message) < PATIENCE:
                await message.nack(delay=pause_after(deliveries(message)))
                return
            await self.dead_letters.set_aside(
                self.consumer.durable, subject_of(message), message.headers, message.body, error
            )
        await message.ack()


def can_pass(error: Exception) -> bool:
    """Tell whether the same message may succeed later without anybody's help."""
    return is_away(error) or isinstance(error, (NotKnownHereYet, NotDueYet, TooManyCameFirst))


def pause_after(times: int) -> float:
    """Tell how many seconds to wait before a message comes again."""
    return PAUSES[min(times, len(PAUSES)) - 1]


def deliveries(message: NatsMessage) -> int:
    """Tell how often a message has come, this time included."""
    return message.raw_message.metadata.num_delivered or 1


def subject_of(message: NatsMessage) -> str:
    """Give the subject on which a message was published."""
    return message.raw_message.subject


async def _as_it_came(message: NatsMessage) -> bytes:
    return message.body


def attach(
    broker: NatsBroker, consumer: Consumer, dead_letters: DeadLetters, inbox_prefix: str
) -> PullStreamSubscriber:
    """Subscribe a consumer; its stream is declared elsewhere.

    ``inbox_prefix`` is where this service may hear answers (`shared.eventing.bus.inbox_prefix`).
    """
    subscriber = broker.subscriber(
        consumer.subject,
        stream=JStream(consumer.stream, declare=False),
        durable=consumer.durable,
        pull_sub=PullSub(batch_size=1, timeout=FETCH_SECONDS),
        ack_policy=AckPolicy.MANUAL,
        decoder=_as_it_came,
        inbox_prefix=f"{inbox_prefix}.".encode(),
        config=ConsumerConfig(
            ack_policy=JetStreamAck.EXPLICIT,
            deliver_policy=DeliverPolicy.ALL,
            ack_wait=ACK_SECONDS,
            max_ack_pending=WAITING,
        ),
    )
    ear = Ear(consumer, dead_letters)

    async def hear(message: NatsMessage) -> None:
        await ear(message)

    subscriber(hear)
    return subscriber
