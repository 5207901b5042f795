"""Asks the services that own the words of a trail, in the name of the one who reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

import httpx
import orjson

from shared.web.problems import NotNow

SECONDS: Final = 5.0
"""How long a service may take before it counts as away."""

AT_ONCE: Final = 40
"""How many questions may be under way: each of eight requests asks every service."""

NO_EVENT: Final = UUID(int=0)
"""Stands in every question, so that no question asks for everything."""

Headers = Mapping[str, str]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What some services tell one reader: their lines by event, the streams they may read."""

    lines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    streams: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Owners:
    """The services, by context."""

    clients: Mapping[str, httpx.Client]
    threads: ThreadPoolExecutor

    def ask(
        self,
        child_id: UUID,
        events: Mapping[str, Collection[UUID]],
        headers: Headers,
        family: UUID | None = None,
    ) -> Answer:
        """Ask several services at once for the lines of some events about a child.

        With ``family``, only for those that this person of the family may know of. Raises
        ``NotNow`` when one does not answer: a trail is whole or is not shown.
        """
        asked = [
            self.threads.submit(self._ask, context, child_id, ids, headers, family)
            for context, ids in events.items()
        ]
        return _joined(_results(asked))

    def readers(self, child_id: UUID, headers: Headers) -> Sequence[httpx.Response]:
        """Ask every service who has read about a child; raises ``NotNow`` when one is away."""
        path = f"/children/{child_id}/readers"
        asked = [
            self.threads.submit(self._get, context, path, {}, headers) for context in self.clients
        ]
        return _results(asked)

    def _ask(
        self,
        context: str,
        child_id: UUID,
        events: Iterable[UUID],
        headers: Headers,
        family: UUID | None,
    ) -> Mapping[str, Any]:
        asked = {"events": [str(event) for event in (NO_EVENT, *events)]}
        known_to = {"family": [str(family)]} if family else {}
        answer = self._get(context, f"/children/{child_id}/trail", asked | known_to, headers)
        if answer.status_code != httpx.codes.OK:
            raise NotNow
        told: Mapping[str, Any] = orjson.loads(answer.content)
        return told

    def _get(
        self, context: str, path: str, asked: Mapping[str, Sequence[str]], headers: Headers
    ) -> httpx.Response:
        if context not in self.clients:
            raise NotNow
        try:
            return self.clients[context].get(path, params=dict(asked), headers=dict(headers))
        except httpx.HTTPError:
            raise NotNow from None


def _results(asked: Sequence[Future[T]]) -> Sequence[T]:
    return [future.result() for future in asked]


def _joined(told: Sequence[Mapping[str, Any]]) -> Answer:
    return Answer(
        {line["event_id"]: line for each in told for line in each["lines"]},
        frozenset(UUID(stream) for each in told for stream in each["streams"]),
    )


@cache
def owners_at(addresses: tuple[tuple[str, str], ...]) -> Owners:
    """Give the services at some addresses; connections are kept open and shared."""
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    clients = {
        context: httpx.Client(base_url=url, timeout=SECONDS, limits=limits, trust_env=False)
        for context, url in addresses
    }
    return Owners(clients, ThreadPoolExecutor(AT_ONCE, thread_name_prefix="owners"))
