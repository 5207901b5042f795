"""`python -m infra.nats.declare`: make all streams, as the operator, told by STAFETT_NATS_URL."""

from __future__ import annotations

import asyncio
import os

import nats

from infra.services import BY_CONTEXT
from shared.eventing.streams import declare_as_operator


async def declare_all(url: str) -> None:
    """Make every context's streams; may be run again at any time."""
    connection = await nats.connect(url, max_reconnect_attempts=3, connect_timeout=5)
    try:
        for context in BY_CONTEXT:
            await declare_as_operator(connection, context)
    finally:
        await connection.close()


if __name__ == "__main__":
    asyncio.run(declare_all(os.environ["STAFETT_NATS_URL"]))
