"""Calling an application in the same process, as a client would."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypedDict, Unpack

import httpx
from starlette.applications import Starlette


class Sent(TypedDict, total=False):
    """What goes along with a request."""

    content: bytes | AsyncIterator[bytes]
    json: object
    data: Mapping[str, str]
    headers: Mapping[str, str] | Mapping[bytes, bytes]
    params: Mapping[str, str]


@dataclass
class Caller:
    """Sends requests to one application, one after the other."""

    runner: asyncio.Runner
    client: httpx.AsyncClient

    def request(self, method: str, address: str, **sent: Unpack[Sent]) -> httpx.Response:
        return self.runner.run(self.client.request(method, address, **sent))

    def get(self, address: str, **sent: Unpack[Sent]) -> httpx.Response:
        return self.request("GET", address, **sent)

    def post(self, address: str, **sent: Unpack[Sent]) -> httpx.Response:
        return self.request("POST", address, **sent)


@contextmanager
def calling(app: Starlette, base_url: str = "http://stafett.test") -> Iterator[Caller]:
    """Start the application, call it, stop it. What it fails at is answered, as on a port."""
    with asyncio.Runner() as runner:
        lifespan = app.router.lifespan_context(app)
        runner.run(lifespan.__aenter__())
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url=base_url)
        try:
            yield Caller(runner, client)
        finally:
            runner.run(client.aclose())
            runner.run(lifespan.__aexit__(None, None, None))


def raw(headers: Mapping[str, str]) -> Mapping[bytes, bytes]:
    """Write headers as bytes, so that they may hold what a well-behaved client never sends."""
    return {name.encode(): value.encode("latin-1") for name, value in headers.items()}
