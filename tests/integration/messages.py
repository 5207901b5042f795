"""What stands on the bus, as its operator sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import nats
from nats.aio.client import Client

from shared.eventing.streams import declare_as_operator
from tests.real_parts import RealBus

T = TypeVar("T")


def as_operator(bus: RealBus, doing: Callable[[Client], Awaitable[T]]) -> T:
    """Do something on a connection of the operator's."""

    async def connected() -> T:
        connection = await nats.connect(bus.operator_url)
        try:
            return await doing(connection)
        finally:
            await connection.close()

    return asyncio.run(connected())


def headers_on(bus: RealBus, stream: str) -> list[Mapping[str, str]]:
    """Give the headers of every message on a stream, in order."""

    async def read(connection: Client) -> list[Mapping[str, str]]:
        jetstream = connection.jetstream()
        state = (await jetstream.stream_info(stream)).state
        places = range(state.first_seq, state.last_seq + 1) if state.messages else range(0)
        return [(await jetstream.get_msg(stream, seq=place)).headers or {} for place in places]

    return as_operator(bus, read)


def ids_on(bus: RealBus, stream: str) -> list[str]:
    """Give the message ids on a stream, in order."""
    return [headers["Nats-Msg-Id"] for headers in headers_on(bus, stream)]


def publish(bus: RealBus, subject: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Publish anything, as nobody should be able to."""

    async def send(connection: Client) -> None:
        await connection.jetstream().publish(subject, body, headers=dict(headers))

    as_operator(bus, send)


def declare_for(bus: RealBus, context: str) -> None:
    """Declare the streams of a context that does not run here."""
    as_operator(bus, lambda connection: declare_as_operator(connection, context))
