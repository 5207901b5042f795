"""Says many things to JetStream at once, in order, and waits until every one is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import orjson
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.errors import APIError, NoStreamResponseError

ACKNOWLEDGED_WITHIN: Final = 5.0
"""Seconds that JetStream may take for all of them."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said on which subject."""

    subject: str
    body: bytes
    headers: Mapping[str, str]


@dataclass(slots=True)
class _UnderWay:
    left: int
    done: asyncio.Future[None]


@dataclass
class Publisher:
    """Publishes over one connection.

    One inbox takes all acknowledgements; the library's own ways make a future and a timer for every
    message, or leave a future open for ever when JetStream refuses.
    """

    connection: Client
    _inbox: str = ""
    _numbers: count[int] = field(default_factory=count)
    _under_way: dict[str, _UnderWay] = field(default_factory=dict)

    async def publish(self, messages: Sequence[Message]) -> None:
        """Send all, in order, and wait until JetStream has all of them.

        Raises what JetStream answered to the first that it refused, or ``TimeoutError``; what was
        sent before and after it may be in the stream all the same.
        """
        if not messages:
            return
        number = str(next(self._numbers))
        under_way = _UnderWay(len(messages), asyncio.get_running_loop().create_future())
        inbox = await self._ready()
        self._under_way[number] = under_way
        try:
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN):
                for each in messages:
                    await self.connection.publish(
                        each.subject, each.body, f"{inbox}.{number}", dict(each.headers)
                    )
                await under_way.done
        finally:
            del self._under_way[number]

    async def _ready(self) -> str:
        if not self._inbox:
            inbox = self.connection.new_inbox()
            await self.connection.subscribe(f"{inbox}.*", cb=self._hear)
            self._inbox = inbox
        return self._inbox

    async def _hear(self, answer: Msg) -> None:
        under_way = self._under_way.get(answer.subject.rpartition(".")[2])
        if under_way is None or under_way.done.done():
            return
        if refused := _refused(answer):
            under_way.done.set_exception(refused)
            return
        under_way.left -= 1
        if not under_way.left:
            under_way.done.set_result(None)


def _refused(answer: Msg) -> NatsError | None:
    if not answer.data:
        return NoStreamResponseError()
    said: dict[str, Any] = orjson.loads(answer.data)
    if "error" not in said:
        return None
    try:
        APIError.from_error(said["error"])  # raises what it makes
    except NatsError as error:
        return error
    return APIError(**said["error"])
