"""A service at work: its relay, its ears, its views and its timers, beside its endpoints."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from fastapi import FastAPI
from faststream.nats import NatsBroker
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext

from shared.eventing.bus import broker_at, inbox_prefix
from shared.eventing.consumer import attach
from shared.eventing.dead_letters import DeadLetters
from shared.eventing.folding import Folding
from shared.eventing.follower import Fold, Follower
from shared.eventing.giving_way import give_way
from shared.eventing.lanes import FACTS, RECEIPTS, Facts, Lane, ReceiptsOfEverything
from shared.eventing.lately import Lately
from shared.eventing.leading import Lead
from shared.eventing.positions import position_of
from shared.eventing.publishing import Publisher
from shared.eventing.relay import Relay
from shared.eventing.streams import declare, streams_of
from shared.eventing.timers import Timekeeper
from shared.eventing.timetable import Timetable
from shared.eventing.watchdog import Watchdog, Watched
from shared.identity.actor import Actor, Role
from shared.service.child_named import child_named_by
from shared.service.definition import Service
from shared.service.desk import Desk
from shared.service.ears import Ears
from shared.service.settings import Settings

log = logging.getLogger(__name__)

AGAIN_SECONDS: Final = 1.0
"""How long to wait before trying again: for the broker, or a stream that another has to declare."""

LISTENING_THREADS: Final = 4
"""How many messages of the bus have their effect at once; those who ask have other threads."""

GAUGE_SECONDS: Final = 5.0
"""How often relay lag and schedule backlog are read for the metrics."""

TIMERS_LOCK: Final = 7_482_293
"""Advisory lock held by the one process of a service that keeps its timers."""

RESTS: Final = {FACTS: 0.005, RECEIPTS: 0.25, "views": 0.1, "timers": 0.25}
"""Seconds from one batch of a follower to its next: others wait for facts, few for a list."""

RELAY_RESTS_IN_A_RUSH: Final = 0.04
"""Seconds where much is stored at once: what is told together costs those who hear it far less."""

LONGER: Final = {FACTS: 1.0, "timers": 1.0}
"""Seconds where nobody waits: a service announces nothing, or nothing in it has deadlines."""

STUCK_SECONDS: Final = 60.0
"""How often a view that is stuck is tried again."""


def actor_of(service: Service) -> Actor:
    """Give the actor in whose name a service obeys its policies."""
    return Actor(person_id=uuid5(NAMESPACE_URL, f"stafett:{service.context}"), role=Role.SYSTEM)


@dataclass
class Running:
    """Everything of a service that is not an endpoint, started and stopped together."""

    service: Service
    desk: Desk
    settings: Settings
    stopping: threading.Event = field(default_factory=threading.Event)
    followers: list[Follower] = field(default_factory=list)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _watchdog: Watchdog | None = None
    _relays: list[Relay] = field(default_factory=list)
    _broker: NatsBroker | None = None

    def is_listening(self) -> bool:
        """Tell whether the service hears the bus, and every durable of it is in place."""
        return self._watchdog is not None and self._watchdog.is_well

    def relay_lag(self) -> int:
        """Count how far the service's relay, here or in another replica, is behind the log."""
        last = self.desk.store.record.recorder.max_notification_id() or 0
        with self.desk.store.connection() as connection:
            published = position_of(connection.cursor(), FACTS)
        return max(last - published, 0)

    @asynccontextmanager
    async def lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        """Work as long as the endpoints are served."""
        views = self._made("views", self._folding.position, self._folding.fold)
        views.start()
        self._tasks.append(asyncio.create_task(self._try_stuck_views_again(views)))
        starting = asyncio.create_task(self._come_onto_the_bus())
        workers = self.service.workers(self.desk)
        for worker in workers:
            worker.start()
        try:
            yield
        finally:
            self.stopping.set()
            starting.cancel()
            for worker in workers:
                await asyncio.to_thread(worker.stop)
            await self._stop()

    async def _come_onto_the_bus(self) -> None:
        while not self.stopping.is_set():
            try:
                return await self._start_on_the_bus()
            except (NatsError, OSError, TimeoutError) as error:
                log.info("waiting for the bus", extra={"cause": type(error).__name__})
            except Exception:
                log.exception("the service cannot come onto the bus; it tries again")
            if self._broker:
                await self._broker.stop()
            await asyncio.sleep(AGAIN_SECONDS)
        return None

    async def _start_on_the_bus(self) -> None:
        url = self.settings.nats_url.get_secret_value()
        broker = self._broker = broker_at(url)
        connection = await broker.connect()
        jetstream = connection.jetstream()
        context = self.service.context
        letters = DeadLetters(context, jetstream, self.desk.metrics.dead)
        consumers = Ears(self.service, self.desk, actor_of(self.service)).consumers()
        subscribers = [
            attach(broker, each, letters, inbox_prefix(url), self._listening) for each in consumers
        ]
        await declare(connection, context)
        await broker.start()
        self._start_followers(jetstream, connection)
        self._watchdog = Watchdog(
            jetstream=jetstream,
            streams=[stream.name for stream in streams_of(context)],
            watched=[
                Watched(consumer.stream, consumer.durable, subscriber)
                for consumer, subscriber in zip(consumers, subscribers, strict=True)
            ],
            declare=lambda: declare(connection, context),
            lost=self._fill_again,
        )
        self._tasks += [
            asyncio.create_task(self._watchdog.run()),
            asyncio.create_task(self._keep_the_gauges()),
        ]

    async def _keep_the_gauges(self) -> None:
        while True:
            try:
                await asyncio.to_thread(self._read_the_gauges)
            except Exception as error:
                log.warning("the gauges cannot be read", extra={"cause": type(error).__name__})
            await asyncio.sleep(GAUGE_SECONDS)

    def _read_the_gauges(self) -> None:
        metrics = self.desk.metrics
        metrics.relay_lag.set(self.relay_lag())
        metrics.schedule_backlog.set(self._timetable.backlog(self.desk.clock.now()))
        metrics.stuck_views.set(len(self._folding.stuck))
        for follower in self.followers:
            metrics.begun_again(follower.name, follower.failures)

    @property
    def _timetable(self) -> Timetable:
        return Timetable(self.desk.store.connection)

    def _start_followers(self, jetstream: JetStreamContext, connection: Client) -> None:
        loop = asyncio.get_running_loop()
        url = self.settings.postgres_url.get_secret_value()
        context, municipality = self.service.context, self.settings.municipality
        child_of = child_named_by(self.service.trail)
        lanes = (
            Facts(context, municipality, self.service.announce),
            ReceiptsOfEverything(context, municipality, child_of),
        )
        for lane in lanes:
            self._start_relay(lane, jetstream, connection, loop)
        timers = self._timekeeper(jetstream, Publisher(connection), loop)
        # Two that keep one timetable at once could each undo what the other has seen last.
        lead = Lead(url, TIMERS_LOCK, self.stopping)
        self._made("timers", timers.begin, timers.fold, lead).start()

    def _start_relay(
        self,
        lane: Lane,
        jetstream: JetStreamContext,
        connection: Client,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        relay = Relay(
            url=self.settings.postgres_url.get_secret_value(),
            store=self.desk.store,
            lane=lane,
            jetstream=jetstream,
            publisher=Publisher(connection),
            loop=loop,
            stopping=self.stopping,
        )
        self._relays.append(relay)
        publishing = self._made(lane.name, relay.begin, relay.publish)
        publishing.idle = relay.say_how_far
        publishing.rest_in_a_rush = max(RELAY_RESTS_IN_A_RUSH, publishing.rest)
        publishing.start()

    def _timekeeper(
        self, jetstream: JetStreamContext, publisher: Publisher, loop: asyncio.AbstractEventLoop
    ) -> Timekeeper:
        return Timekeeper(
            context=self.service.context,
            store=self.desk.store,
            timetable=self._timetable,
            keeping={each.kind.name: each for each in self.service.timekeeping},
            days=self.desk.days,
            clock=self.desk.clock,
            jetstream=jetstream,
            publisher=publisher,
            loop=loop,
        )

    @cached_property
    def _listening(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(LISTENING_THREADS, "listening", give_way)

    @cached_property
    def _lately(self) -> Lately:
        return Lately(self.desk.store)

    @cached_property
    def _folding(self) -> Folding:
        return Folding(self.desk.views, self.service.all_views)

    async def _try_stuck_views_again(self, views: Follower) -> None:
        while True:
            await asyncio.sleep(STUCK_SECONDS)
            if self._folding.stuck:
                views.begin_again()

    def _made(
        self, name: str, position: Callable[[], int], fold: Fold, lead: Lead | None = None
    ) -> Follower:
        url = self.settings.postgres_url.get_secret_value()
        follower = Follower(
            name, url, self._lately, position, fold, self.stopping, lead, self._rest_of(name)
        )
        self.followers.append(follower)
        return follower

    def _rest_of(self, name: str) -> float:
        is_waited_for = {FACTS: self.service.says, "timers": self.service.timekeeping}
        return RESTS[name] if is_waited_for.get(name, True) else LONGER[name]

    async def _fill_again(self) -> None:
        for follower in self.followers:
            follower.begin_again()

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for follower in self.followers:
            await asyncio.to_thread(follower.stop)
        for relay in self._relays:
            relay.resign()
        if self._broker:
            await self._broker.stop()
        await asyncio.to_thread(self._listening.shutdown)
        self.desk.store.close()
