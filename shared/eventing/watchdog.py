"""Notices when the broker has lost what it should remember, and puts it back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

log = logging.getLogger(__name__)

WATCH_SECONDS: Final = 2.0
"""How often the broker is asked whether streams and durables are still there."""


class Subscription(Protocol):
    """A subscriber that can be made again."""

    async def start(self) -> None:
        """Subscribe, making the durable when it is gone."""

    async def stop(self) -> None:
        """Let go of the durable."""


@dataclass
class Watched:
    """A durable on a stream, and the subscriber that listens to it."""

    stream: str
    durable: str
    subscription: Subscription


@dataclass
class Watchdog:
    """Looks after the streams a service keeps and the durables it listens with.

    ``declare`` makes the service's own streams, ``lost`` is called once each time they were gone.
    """

    jetstream: JetStreamContext
    streams: Sequence[str]
    watched: Sequence[Watched]
    declare: Callable[[], Awaitable[None]]
    lost: Callable[[], Awaitable[None]]
    is_well: bool = field(default=False)

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                self.is_well = await self.look()
            except Exception:
                # Whatever it is, nobody else looks: to stop here would be silent and for good.
                self.is_well = False
                log.exception("streams and durables could not be looked after")
            await asyncio.sleep(WATCH_SECONDS)

    async def look(self) -> bool:
        """Look once, put back what is gone, and tell whether everything is in place."""
        try:
            if any([await self._is_gone(stream) for stream in self.streams]):
                await self.declare()
                log.error("the broker had lost our streams; they are back, and filled again")
                await self.lost()
        except (TimeoutError, NatsError) as error:
            log.warning("the broker does not answer", extra={"cause": type(error).__name__})
            return False
        return all([await self._is_in_place(one) for one in self.watched])

    async def _is_in_place(self, one: Watched) -> bool:
        try:
            if not await self._is_heard(one):
                await one.subscription.stop()
                await one.subscription.start()
                log.warning("durable was gone and is back", extra={"durable": one.durable})
        except (TimeoutError, NatsError) as error:
            cause = type(error).__name__
            log.warning("durable is gone", extra={"durable": one.durable, "cause": cause})
            return False
        return True

    async def _is_gone(self, stream: str) -> bool:
        try:
            await self.jetstream.stream_info(stream)
        except NotFoundError:
            return True
        return False

    async def _is_heard(self, one: Watched) -> bool:
        try:
            await self.jetstream.consumer_info(one.stream, one.durable)
        except NotFoundError:
            return False
        return True
