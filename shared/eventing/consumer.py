"""One durable on the bus: tried again when something was away, set aside when it can never be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Final

from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from nats.js.api import AckPolicy as JetStreamAck
from nats.js.api import ConsumerConfig, DeliverPolicy

from shared.eventing.dead_letters import DeadLetters
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.recorder import is_away
from shared.eventing.store import TooManyCameFirst
from shared.eventing.watchdog import Subscription

log = logging.getLogger(__name__)

PAUSES: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before a message comes again, by how often it has come; the last one counts on."""

PATIENCE: Final = 200
"""How often a message may come before a fact it waits for is given up: about an hour and a half."""

SOON: Final = 1.0
"""Seconds, at most, before a message comes again that only waits for the one before it."""

ACK_SECONDS: Final = 30
"""How long a handler may take before the message is given to another replica."""

WAITING: Final = 5_000
"""How many messages may wait for facts that have not come before those behind them wait too.

Each comes again twice a minute, which leaves half of a consumer's time for what is new."""

AT_ONCE: Final = 8
"""How many messages of one durable are taken in at once."""

FETCH_SECONDS: Final = 5.0
"""How long one request for messages stands; it is answered as soon as there is one."""


GONE_SECONDS: Final = 600.0
"""How long after its process what only that process hears is gone, too."""

Hear = Callable[[str, Mapping[str, str], bytes], None]
"""Has the effect of a message, given its subject, its headers and its body; plain, in a thread."""


class TheOneBeforeComesSoon(NotKnownHereYet):
    """A message came before the one that it follows on, which is under way on the same stream.

    With pauses that grow, a row of such messages would come in a new disorder each time.
    """


class NotDueYet(Exception):
    """A timer came a moment before its time."""


@dataclass(frozen=True)
class Consumer:
    """What a service hears on one filter of one stream, under a durable name.

    What every process of a service is to hear, and not one of them, ``is_of_this_process``: its
    durable is gone a while after the process is.
    """

    durable: str
    stream: str
    subject: str
    hear: Hear
    is_of_this_process: bool = False


@dataclass(frozen=True)
class Ear:
    """Hands messages to a consumer and answers for each: done, again later, or set aside.

    Several are taken in at once, in ``threads`` that those who listen have to themselves; what is
    told on one subject is taken in as it came.
    """

    consumer: Consumer
    dead_letters: DeadLetters
    threads: Executor
    lanes: Sequence[asyncio.Lock] = field(
        default_factory=lambda: [asyncio.Lock() for _ in range(AT_ONCE)]
    )

    async def __call__(self, message: NatsMessage) -> None:
        """Take one message."""
        try:
            await self._hear(message)
        except Exception as error:
            if can_pass(error) and deliveries(message) < patience_with(error):
                await message.nack(delay=pause_after(deliveries(message), error))
                return
            await self.dead_letters.set_aside(
                self.consumer.durable, subject_of(message), message.headers, message.body, error
            )
        await message.ack()

    async def _hear(self, message: NatsMessage) -> None:
        subject = subject_of(message)
        async with self.lanes[hash(subject) % len(self.lanes)]:
            await asyncio.get_running_loop().run_in_executor(
                self.threads, self.consumer.hear, subject, message.headers, message.body
            )


def can_pass(error: Exception) -> bool:
    """Tell whether the same message may succeed later without anybody's help."""
    return is_away(error) or isinstance(error, (NotKnownHereYet, NotDueYet, TooManyCameFirst))


def pause_after(times: int, error: Exception | None = None) -> float:
    """Tell how many seconds to wait before a message comes again."""
    pause = PAUSES[min(times, len(PAUSES)) - 1]
    return min(pause, SOON) if isinstance(error, TheOneBeforeComesSoon) else pause


def patience_with(error: Exception) -> int:
    """Tell how often a message may come; as long in all, whatever the pauses."""
    is_soon = isinstance(error, TheOneBeforeComesSoon)
    return int(PATIENCE * max(PAUSES) / SOON) if is_soon else PATIENCE


def deliveries(message: NatsMessage) -> int:
    """Tell how often a message has come, this time included."""
    return message.raw_message.metadata.num_delivered or 1


def subject_of(message: NatsMessage) -> str:
    """Give the subject on which a message was published."""
    return message.raw_message.subject


async def _as_it_came(message: NatsMessage) -> NatsMessage:
    return message


def attach(
    broker: NatsBroker,
    consumer: Consumer,
    dead_letters: DeadLetters,
    inbox_prefix: str,
    threads: Executor,
) -> Subscription:
    """Subscribe a consumer; its stream is declared elsewhere.

    ``inbox_prefix`` is where this service may hear answers (`shared.eventing.bus.inbox_prefix`).
    """
    subscriber = broker.subscriber(
        consumer.subject,
        stream=JStream(consumer.stream, declare=False),
        durable=consumer.durable,
        pull_sub=PullSub(batch_size=AT_ONCE, timeout=FETCH_SECONDS),
        ack_policy=AckPolicy.MANUAL,
        decoder=_as_it_came,
        inbox_prefix=f"{inbox_prefix}.".encode(),
        config=ConsumerConfig(
            ack_policy=JetStreamAck.EXPLICIT,
            deliver_policy=DeliverPolicy.ALL,
            ack_wait=ACK_SECONDS,
            max_ack_pending=WAITING,
            inactive_threshold=GONE_SECONDS if consumer.is_of_this_process else None,
        ),
    )
    ear = Ear(consumer, dead_letters, threads)

    async def hear(message: NatsMessage) -> None:
        await ear(message)

    subscriber(hear)
    return subscriber
