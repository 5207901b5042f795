"""The event store's library by itself: what everything of ours is held against."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

Library = Application[UUID]

AT_A_TIME: Final = 200
"""How many aggregates are saved at once when a log is made; a larger save would hang."""

PAGE: Final = 5_000
"""How many events are read at a time, as when a view is made again."""


class Note(Aggregate):
    """The least there is to say: when, and some text."""

    @event("Written")
    def __init__(self, at: float, text: str) -> None:
        self.at = at
        self.text = text


@contextmanager
def library(url: str) -> Iterator[Library]:
    """Run the library's own application, with its own recorder and its default settings."""
    place = urlsplit(url)
    application: Library = Application(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": place.path.lstrip("/"),
            "POSTGRES_HOST": place.hostname or "",
            "POSTGRES_PORT": str(place.port),
            "POSTGRES_USER": unquote(place.username or ""),
            "POSTGRES_PASSWORD": unquote(place.password or ""),
        }
    )
    try:
        yield application
    finally:
        application.close()


def saves_per_second(application: Library, seconds: float, text: str) -> float:
    """Save new streams of one event, one after the other in one thread."""
    began = time.perf_counter()
    saved = 0
    while (took := time.perf_counter() - began) < seconds:
        application.save(Note(time.monotonic(), text))
        saved += 1
    return saved / took


def fill(application: Library, events: int, text: str) -> None:
    """Make a log of so many events, each in a stream of its own."""
    for _ in range(0, events, AT_A_TIME):
        application.save(*(Note(time.monotonic(), text) for _ in range(AT_A_TIME)))


def replayed_per_second(application: Library) -> float:
    """Read the whole log as the library reads it, every event as the object it was."""
    began = time.perf_counter()
    position = read = 0
    while found := application.recorder.select_notifications(
        position, PAGE, inclusive_of_start=False
    ):
        for notification in found:
            application.mapper.to_domain_event(notification)
        read += len(found)
        position = found[-1].id
    return read / (time.perf_counter() - began)
