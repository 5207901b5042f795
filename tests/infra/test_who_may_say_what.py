"""Each service's own user on the bus, against the real server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import nats as client
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError

from infra.local.state import ROOT
from infra.nats.accounts import configuration, inbox_prefix
from infra.services import SERVICES, Service
from shared.eventing.streams import (
    AUDIT_TRAIL,
    CHECKPOINTS,
    DEAD_LETTERS,
    facts_of,
    receipts_of,
    timers_of,
)
from tests.real_parts import RealBus

pytestmark = pytest.mark.integration

SERVICE = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)

OTHERS = [(one, other) for one in SERVICES for other in SERVICES if one is not other]

THE_LOG = next(service for service in SERVICES if service.context == AUDIT_TRAIL)

NOT_THE_LOG = [service for service in SERVICES if service is not THE_LOG]

NOT_HEARD = [(one, other) for one, other in OTHERS if other.context not in one.hears]


def pairs(chosen: list[tuple[Service, Service]]) -> pytest.MarkDecorator:
    names = [f"{one.name}-{other.name}" for one, other in chosen]
    return pytest.mark.parametrize(("service", "other"), chosen, ids=names)


A_WHILE = 5.0
"""Seconds in which the server has said that it refuses."""


class SignedIn:
    """A connection, and whether the server refused something on it."""

    def __init__(self, connection: Client, refused: asyncio.Event) -> None:
        self.connection = connection
        self.refused = refused

    async def is_refused(self, subject: str) -> bool:
        await self.connection.publish(subject, b"{}")
        return await asyncio.wait_for(self.refused.wait(), A_WHILE)

    async def is_refused_to_hear(self, subject: str) -> bool:
        await self.connection.subscribe(subject)
        return await asyncio.wait_for(self.refused.wait(), A_WHILE)


@asynccontextmanager
async def signed_in(bus: RealBus, user: str) -> AsyncIterator[SignedIn]:
    refused = asyncio.Event()

    async def on_error(_error: Exception) -> None:
        refused.set()

    connection = await client.connect(
        bus.url(user), inbox_prefix=inbox_prefix(user), error_cb=on_error
    )
    try:
        yield SignedIn(connection, refused)
    finally:
        await connection.close()


def as_user(bus: RealBus, user: str, asks: Callable[[SignedIn], Awaitable[bool]]) -> bool:
    async def run() -> bool:
        async with signed_in(bus, user) as at:
            return await asks(at)

    return asyncio.run(run())


@SERVICE
def test_a_service_says_what_is_its_own(nats: RealBus, service: Service) -> None:
    async def says(at: SignedIn) -> bool:
        jetstream = at.connection.jetstream()
        for subject in (
            *("evt.no9999.{}.note-taken.v1.a", "timer.{}.note.a", "dead.{}.note"),
            "receipt.no9999.{}",
        ):
            await jetstream.publish(subject.format(service.context), b"{}")
        return not at.refused.is_set()

    assert as_user(nats, service.name, says)


@pairs(OTHERS)
@pytest.mark.parametrize(
    "subject",
    [
        *("evt.no9999.{}.note-taken.v1.a", "timer.{}.note.a", "due.{}.note.a", "dead.{}.note"),
        "receipt.no9999.{}",
    ],
)
def test_a_service_never_speaks_for_another(
    bus: RealBus, service: Service, other: Service, subject: str
) -> None:
    assert as_user(bus, service.name, lambda at: at.is_refused(subject.format(other.context)))


@pairs(OTHERS)
@pytest.mark.parametrize(
    "ask",
    [
        "$JS.API.STREAM.CREATE.{facts}",
        "$JS.API.STREAM.DELETE.{facts}",
        "$JS.API.STREAM.PURGE.{facts}",
        "$JS.API.STREAM.MSG.DELETE.{facts}",
        "$JS.API.STREAM.INFO.{timers}",
        "$JS.API.STREAM.PURGE.{timers}",
        "$JS.API.CONSUMER.CREATE.{timers}.x",
        "$JS.API.CONSUMER.DELETE.{facts}.x",
    ],
)
def test_a_service_leaves_anothers_streams_alone(
    bus: RealBus, service: Service, other: Service, ask: str
) -> None:
    subject = ask.format(facts=facts_of(other.context), timers=timers_of(other.context))
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@pairs(NOT_HEARD)
def test_a_service_reads_nothing_it_has_no_need_of(
    bus: RealBus, service: Service, other: Service
) -> None:
    subject = f"$JS.API.CONSUMER.CREATE.{facts_of(other.context)}.x"
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@SERVICE
@pytest.mark.parametrize("ask", ["UPDATE", "DELETE", "PURGE", "MSG.DELETE", "RESTORE", "SNAPSHOT"])
def test_a_service_neither_changes_nor_empties_its_own_facts(
    bus: RealBus, service: Service, ask: str
) -> None:
    subject = f"$JS.API.STREAM.{ask}.{facts_of(service.context)}"
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@pairs(OTHERS)
def test_a_service_does_not_hear_anothers_answers(
    bus: RealBus, service: Service, other: Service
) -> None:
    assert as_user(
        bus, service.name, lambda at: at.is_refused_to_hear(f"{inbox_prefix(other.name)}.>")
    )


@SERVICE
@pytest.mark.parametrize("subject", [">", "_INBOX.>", "_INBOX.*", "evt.>", "$JS.API.>", "$SYS.>"])
def test_a_service_listens_to_nothing_but_its_durables(
    bus: RealBus, service: Service, subject: str
) -> None:
    assert as_user(bus, service.name, lambda at: at.is_refused_to_hear(subject))


def heard() -> list[tuple[Service, str]]:
    return [(service, context) for service in SERVICES for context in service.hears]


@pytest.mark.parametrize(("service", "context"), heard())
def test_a_service_hears_what_it_needs_and_answers_for_it(
    nats: RealBus, service: Service, context: str
) -> None:
    async def hears(at: SignedIn) -> bool:
        async with signed_in(nats, context) as teller:
            await teller.connection.jetstream().publish(f"evt.no9999.{context}.x.v1.a", b"{}")
        subscription = await at.connection.jetstream().pull_subscribe(
            f"evt.*.{context}.x.v1.*", durable=f"{service.context}--x", stream=facts_of(context)
        )
        [message] = await subscription.fetch(1, timeout=5)
        await message.ack_sync()
        left = await subscription.consumer_info()
        return not at.refused.is_set() and left.num_ack_pending == 0

    assert as_user(nats, service.name, hears)


@SERVICE
def test_a_service_brings_its_dead_letters_home(nats: RealBus, service: Service) -> None:
    async def reads(at: SignedIn) -> bool:
        jetstream = at.connection.jetstream()
        await jetstream.publish(f"dead.{service.context}.x", b"{}")
        subscription = await jetstream.pull_subscribe(
            f"dead.{service.context}.>",
            durable=f"{service.context}--retry",
            stream=DEAD_LETTERS,
        )
        [letter] = await subscription.fetch(1, timeout=5)
        await letter.ack_sync()
        return not at.refused.is_set()

    assert as_user(nats, service.name, reads)


@pairs(OTHERS)
@pytest.mark.parametrize(
    "ask",
    [
        "$JS.API.CONSUMER.CREATE.{dead}.{own}--retry.dead.{other}.>",
        "$JS.API.CONSUMER.CREATE.{dead}.{own}--retry",
        "$JS.API.CONSUMER.CREATE.{dead}.{other}--retry.dead.{own}.>",
        "$JS.API.CONSUMER.MSG.NEXT.{dead}.{other}--retry",
        "$JS.API.STREAM.MSG.GET.{dead}",
        "$JS.API.STREAM.MSG.DELETE.{dead}",
        "$JS.API.DIRECT.GET.{dead}",
        "$JS.API.STREAM.PURGE.{dead}",
        "$JS.ACK.{dead}.{other}--retry.1.1.1.1.0",
    ],
)
def test_a_service_sees_nothing_of_anothers_dead_letters(
    bus: RealBus, service: Service, other: Service, ask: str
) -> None:
    subject = ask.format(dead=DEAD_LETTERS, own=service.context, other=other.context)
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@pairs([(one, other) for one in NOT_THE_LOG for other in SERVICES])
@pytest.mark.parametrize("ask", ["CONSUMER.CREATE.{}.x", "CONSUMER.CREATE.{}.audit-trail--{}"])
def test_nobody_but_the_log_reads_receipts(
    bus: RealBus, service: Service, other: Service, ask: str
) -> None:
    subject = f"$JS.API.{ask.format(receipts_of(other.context), other.context)}"
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@pairs(OTHERS)
@pytest.mark.parametrize("ask", ["STREAM.MSG.GET.{}", "DIRECT.GET.{}", "STREAM.CREATE.{}"])
def test_nobody_looks_up_a_receipt_of_another(
    bus: RealBus, service: Service, other: Service, ask: str
) -> None:
    subject = f"$JS.API.{ask.format(receipts_of(other.context))}"
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@SERVICE
@pytest.mark.parametrize("ask", ["UPDATE", "DELETE", "PURGE", "MSG.DELETE"])
@pytest.mark.parametrize("stream_of", [receipts_of, lambda _: CHECKPOINTS])
def test_nobody_changes_receipts_or_checkpoints(
    bus: RealBus, service: Service, ask: str, stream_of: Callable[[str], str]
) -> None:
    subject = f"$JS.API.STREAM.{ask}.{stream_of(service.context)}"
    assert as_user(bus, service.name, lambda at: at.is_refused(subject))


@pytest.mark.parametrize("service", NOT_THE_LOG, ids=lambda service: service.name)
def test_nobody_but_the_log_says_a_checkpoint(bus: RealBus, service: Service) -> None:
    assert as_user(bus, service.name, lambda at: at.is_refused("checkpoint.no9999"))


@SERVICE
def test_the_log_reads_the_receipts_of_every_service(nats: RealBus, service: Service) -> None:
    async def reads(at: SignedIn) -> bool:
        async with signed_in(nats, service.name) as teller:
            said = f"receipt.no9999.{service.context}"
            await teller.connection.jetstream().publish(said, b"{}")
        subscription = await at.connection.jetstream().pull_subscribe(
            f"receipt.*.{service.context}", durable="x", stream=receipts_of(service.context)
        )
        [message] = await subscription.fetch(1, timeout=5)
        await message.ack_sync()
        await at.connection.jetstream().publish("checkpoint.no9999", b"{}")
        return not at.refused.is_set()

    assert as_user(nats, THE_LOG.name, reads)


def test_a_wrong_password_is_refused(bus: RealBus) -> None:
    async def connect() -> None:
        await client.connect(
            f"nats://directory:guessed@{bus.address}",
            allow_reconnect=False,
            error_cb=_quietly,
        )

    with pytest.raises(NatsError, match=r"(?i)authorization violation"):
        asyncio.run(connect())


async def _quietly(_error: Exception) -> None:
    pass


def test_the_written_accounts_are_those_of_the_table() -> None:
    assert (ROOT / "infra" / "nats" / "accounts.conf").read_text() == configuration()
