"""How long ago the log was last known to hold everything that a service had stored."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from services.audit_trail.log.log import Connections
from shared.eventing.positions import move, positions_of

ALARM_SECONDS: Final = 60.0
"""A gap older than this is told to whoever runs the service."""


@dataclass(frozen=True)
class Gaps:
    """Kept beside the log, for whoever runs it: what proves something stands in the log itself.

    A service's relay says something at least every half minute; what joins on to the log says that
    the log was whole then. Instants are of the clock on the wall, also in a training.
    """

    connections: Connections
    contexts: Sequence[str]

    def is_whole(self, context: str) -> None:
        """Remember that the log holds all that a service has said so far."""
        with self.connections() as connection:
            move(connection.cursor(), gaps_key(context), round(time.time() * 1000))

    def seconds(self) -> Mapping[str, float]:
        """Tell for each service how old the gap may be, in seconds; small when all is well.

        A service that has never said anything is not counted: it has stored nothing yet.
        """
        followers = {gaps_key(each): each for each in self.contexts}
        with self.connections() as connection:
            found = positions_of(connection.cursor(), list(followers))
        now = time.time()
        return {
            followers[name]: max(now - millis / 1000, 0.0) if millis else 0.0
            for name, millis in found.items()
        }


def gaps_key(context: str) -> str:
    """Name the place in which it is kept when the log was last whole."""
    return f"whole {context}"
