from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import nats as client
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError

from infra.local.nats import Nats
from infra.nats.accounts import inbox_prefix
from infra.nats.declare import declare_all
from infra.services import BY_CONTEXT
from shared.eventing.streams import StreamDiffers, declare, declare_as_operator, streams_of
from tests.real_parts import RealBus, begin_anew, bus_of

pytestmark = pytest.mark.integration

UNALTERABLE = {"deny_delete": True, "deny_purge": True, "allow_rollup_hdrs": False}

CONTEXT = pytest.mark.parametrize("context", BY_CONTEXT)

T = TypeVar("T")


def signed_in(url: str, user: str, asks: Callable[[Client], Awaitable[T]]) -> T:
    async def run() -> T:
        connection = await client.connect(
            url, inbox_prefix=inbox_prefix(user), max_reconnect_attempts=2, error_cb=_quietly
        )
        try:
            return await asks(connection)
        finally:
            await connection.close()

    return asyncio.run(run())


async def _quietly(_error: Exception) -> None:
    pass


def described(bus: RealBus) -> dict[str, Any]:
    async def ask(connection: Client) -> dict[str, Any]:
        reply = await connection.request("$JS.API.STREAM.LIST")
        return {
            each["config"]["name"]: each["config"] for each in json.loads(reply.data)["streams"]
        }

    return signed_in(bus.operator_url, "operator", ask)


def test_every_context_has_its_streams_and_all_share_the_dead_letters(
    nats: RealBus,
) -> None:
    assert set(described(nats)) == {
        *("EVT_DIRECTORY", "TIMERS_DIRECTORY", "EVT_CONCERN_INTAKE", "TIMERS_CONCERN_INTAKE"),
        *("EVT_CASE_COORDINATION", "TIMERS_CASE_COORDINATION", "EVT_EVALUATION_SCHEDULING"),
        *("TIMERS_EVALUATION_SCHEDULING", "EVT_NOTIFICATION", "TIMERS_NOTIFICATION"),
        *("EVT_AUDIT_TRAIL", "TIMERS_AUDIT_TRAIL", "RECEIPTS_AUDIT_TRAIL", "RECEIPTS_DIRECTORY"),
        *("RECEIPTS_CONCERN_INTAKE", "RECEIPTS_CASE_COORDINATION", "RECEIPTS_NOTIFICATION"),
        *("RECEIPTS_EVALUATION_SCHEDULING", "CHECKPOINTS", "DEAD_LETTERS"),
    }


def test_streams_declared_twice_are_the_same(nats: RealBus) -> None:
    before = described(nats)
    asyncio.run(declare_all(nats.operator_url))
    assert described(nats) == before


@CONTEXT
def test_a_service_declares_its_own_streams_and_changes_nothing_by_it(
    nats: RealBus, context: str
) -> None:
    before = described(nats)
    signed_in(nats.url(context), context, lambda connection: declare(connection, context))
    assert described(nats) == before


def test_facts_are_kept_on_disk_without_limits(nats: RealBus) -> None:
    facts = described(nats)["EVT_CONCERN_INTAKE"]
    limits = {name: facts[name] for name in ("max_msgs", "max_bytes", "max_age")}
    assert (facts["storage"], facts["retention"], limits) == (
        "file",
        "limits",
        {"max_msgs": -1, "max_bytes": -1, "max_age": 0},
    )
    assert facts["duplicate_window"] == timedelta(minutes=2) / timedelta(microseconds=1) * 1000


def test_checkpoints_are_neither_deleted_nor_purged_nor_rolled_up(nats: RealBus) -> None:
    checkpoints = described(nats)["CHECKPOINTS"]
    traits = {trait: checkpoints.get(trait, False) for trait in UNALTERABLE}
    assert traits == UNALTERABLE


def test_not_even_the_operator_deletes_a_checkpoint(nats: RealBus) -> None:
    async def try_to(connection: Client) -> list[int]:
        said = await connection.jetstream().publish("checkpoint.no9999", b"1")
        asks: dict[str, dict[str, int]] = {"PURGE": {}, "MSG.DELETE": {"seq": said.seq}}
        replies = [
            await connection.request(f"$JS.API.STREAM.{ask}.CHECKPOINTS", json.dumps(body).encode())
            for ask, body in asks.items()
        ]
        return [json.loads(reply.data)["error"]["code"] for reply in replies]

    assert signed_in(nats.operator_url, "operator", try_to) == [500, 500]


@CONTEXT
def test_a_service_makes_its_streams_again_when_the_broker_has_lost_them(
    own_nats: Nats, context: str
) -> None:
    bus = bus_of(own_nats)
    begin_anew(bus)
    own_nats.stop()
    own_nats.lose_everything()
    own_nats.start()
    signed_in(bus.url(context), context, lambda connection: declare(connection, context))
    assert set(described(bus)) == {stream.name for stream in streams_of(context)}


def change_the_dead_letters(nats: RealBus) -> None:
    async def change(connection: Client) -> None:
        await connection.jetstream().delete_stream("DEAD_LETTERS")
        await connection.jetstream().add_stream(name="DEAD_LETTERS", subjects=["dead.other.>"])

    signed_in(nats.operator_url, "operator", change)


def test_a_service_does_not_change_a_stream_that_differs(nats: RealBus) -> None:
    change_the_dead_letters(nats)
    with pytest.raises(StreamDiffers, match="DEAD_LETTERS"):
        signed_in(
            nats.url("directory"), "directory", lambda connection: declare(connection, "directory")
        )


def test_the_operator_brings_a_stream_that_differs_back(nats: RealBus) -> None:
    before = described(nats)["DEAD_LETTERS"]["subjects"]
    change_the_dead_letters(nats)
    signed_in(
        nats.operator_url,
        "operator",
        lambda connection: declare_as_operator(connection, "directory"),
    )
    assert described(nats)["DEAD_LETTERS"]["subjects"] == before


@CONTEXT
def test_a_timer_of_a_service_becomes_due_at_its_instant(nats: RealBus, context: str) -> None:
    async def wait_for_it(connection: Client) -> datetime:
        jetstream = connection.jetstream()
        due_at = datetime.now(UTC) + timedelta(milliseconds=300)
        headers = {
            "Nats-Schedule": f"@at {due_at:%Y-%m-%dT%H:%M:%S.%fZ}",
            "Nats-Schedule-Target": f"due.{context}.note.a",
        }
        await jetstream.publish(f"timer.{context}.note.a", b"", headers=headers)
        subscription = await jetstream.pull_subscribe(
            f"due.{context}.>", durable="timers", stream=f"TIMERS_{_upper(context)}"
        )
        [message] = await subscription.fetch(1, timeout=5)
        await message.ack_sync()
        assert datetime.now(UTC) >= due_at
        return due_at

    signed_in(nats.url(context), context, wait_for_it)


@CONTEXT
def test_a_service_cancels_its_timers(nats: RealBus, context: str) -> None:
    async def cancel(connection: Client) -> bool:
        jetstream = connection.jetstream()
        headers = {
            "Nats-Schedule": "@at 2126-01-01T00:00:00.5Z",
            "Nats-Schedule-Target": f"due.{context}.note.a",
        }
        await jetstream.publish(f"timer.{context}.note.a", b"", headers=headers)
        name = f"TIMERS_{_upper(context)}"
        await jetstream.purge_stream(name, subject=f"timer.{context}.note.a")
        info = await jetstream.stream_info(name)
        return info.state.messages == 0

    assert signed_in(nats.url(context), context, cancel)


def test_a_timer_never_falls_due_at_another_service(nats: RealBus) -> None:
    async def plant(connection: Client) -> None:
        headers = {
            "Nats-Schedule": "@at 2026-01-01T00:00:00.5Z",
            "Nats-Schedule-Target": "evt.no9999.directory.x.v1.a",
        }
        await connection.jetstream().publish("timer.notification.x", b"", headers=headers)

    with pytest.raises(NatsError):
        signed_in(nats.url("notification"), "notification", plant)


def _upper(context: str) -> str:
    return context.replace("-", "_").upper()
