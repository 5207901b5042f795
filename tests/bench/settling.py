"""Waiting until all that was asked for is done, so that a round is no burden to the next."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Final

import nats
import psycopg

from infra.services import SERVICES
from tests.bench.stand import Stand

LONGEST: Final = 60.0
"""Seconds that the backlog of one round may take."""

BETWEEN: Final = 0.2

LOOKS: Final = 3
"""How often in a row nothing may be left to do: one who has heard may have something to tell."""

BEHIND: Final = """
SELECT coalesce((SELECT max(notification_id) FROM stored_events), 0),
       coalesce((SELECT min(position) FROM positions), 0)
"""


class NeverSettled(Exception):
    """The backlog of a round was not worked off in time."""


@dataclass(frozen=True)
class Settling:
    """Looks at every durable on the bus and at every follower of every log."""

    stand: Stand

    def wait(self) -> float:
        """Wait until nothing is left to do; gives the seconds until then."""
        began = time.monotonic()
        quiet = 0
        while quiet < LOOKS:
            quiet = quiet + 1 if self.backlog() == 0 else 0
            if time.monotonic() - began > LONGEST:
                raise NeverSettled(f"{self.backlog()} messages and entries are left")
            time.sleep(BETWEEN)
        return time.monotonic() - began

    def backlog(self) -> int:
        """Count messages that are not acknowledged, and entries that are not folded or told."""
        return asyncio.run(self._on_the_bus()) + sum(self._in_the_logs())

    def _in_the_logs(self) -> list[int]:
        left = []
        for service in SERVICES:
            with psycopg.connect(self.stand.url_of(service.name)) as connection:
                row = connection.execute(BEHIND).fetchone()
            assert row is not None
            # Who hears the others' receipts keeps instants there, which are ahead of any log.
            left.append(max(row[0] - row[1], 0))
        return left

    async def _on_the_bus(self) -> int:
        connection = await nats.connect(self.stand.stack.ground.nats_url_of("operator"))
        jetstream = connection.jetstream()
        left = 0
        for stream in await jetstream.streams_info():
            for consumer in await jetstream.consumers_info(stream.config.name or ""):
                left += (consumer.num_pending or 0) + (consumer.num_ack_pending or 0)
        await connection.close()
        return left
