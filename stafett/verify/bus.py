"""Reads every checkpoint on the bus: the stream forgets none, and an old one may be said again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Final

import nats
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

from shared.eventing.streams import CHECKPOINTS, checkpoints_subject
from stafett.verify.log import Found

SECONDS: Final = 5.0
"""How long one message is waited for."""


async def on_the_bus(url: str, municipality: str) -> Sequence[Found]:
    """Read them all, whichever was said last; ``url`` is that of the operator.

    Raises what NATS raises, ``OSError`` and ``TimeoutError``.
    """
    connection = await nats.connect(
        url,
        allow_reconnect=False,
        connect_timeout=3,
        max_reconnect_attempts=1,
        reconnect_time_wait=0,
        error_cb=_raised_anyway,
    )
    try:
        jetstream, subject = connection.jetstream(), checkpoints_subject(municipality)
        return [found async for found in _all(jetstream, subject)]
    finally:
        await connection.close()


async def _raised_anyway(_: Exception) -> None:
    """Say nothing: what went wrong is raised, and the client's own way is to print each attempt."""


async def _all(jetstream: JetStreamContext, subject: str) -> AsyncIterator[Found]:
    try:
        await jetstream.get_last_msg(CHECKPOINTS, subject)
    except NotFoundError:
        return
    messages = await jetstream.subscribe(subject, stream=CHECKPOINTS, ordered_consumer=True)
    waiting = 1
    while waiting:
        message = await messages.next_msg(timeout=SECONDS)
        waiting = message.metadata.num_pending
        number = message.metadata.sequence.stream
        yield Found(f"checkpoint {number} on the bus", message.data)
