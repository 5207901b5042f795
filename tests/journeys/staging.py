"""A fresh stack with a training clock, on which scenarios can be played."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infra.local.stack import Stack, running_stack
from infra.services import SERVICES
from shared.time.clock import TrainingClock
from tests.journeys.town import Town

FIRST_DAY = datetime(2026, 1, 12, 5, 0, tzinfo=UTC)
"""The first instant of the stories; before it the town is set up."""

DAY = 86_400


@dataclass(frozen=True)
class Stage:
    """The town in a running Stafett, and its clock; ``stack`` where it runs on this machine."""

    town: Town
    clock: TrainingClock
    stack: Stack | None = None


def told_of(clock: TrainingClock) -> dict[str, str]:
    """Tell a service of a clock, as its environment."""
    return {
        "STAFETT_TRAINING_STARTED": clock.started.isoformat(),
        "STAFETT_TRAINING_STARTS_AT": clock.starts_at.isoformat(),
        "STAFETT_TRAINING_SPEED": str(clock.speed),
    }


@contextmanager
def staged(
    day_seconds: float, prelude_seconds: float, first: datetime = FIRST_DAY, language: str = "en"
) -> Iterator[Stage]:
    """Run a fresh stack on which a day lasts some seconds.

    The clock reaches ``first`` after ``prelude_seconds``: the time there is to start and set up.
    """
    clock = TrainingClock(
        started=datetime.now(UTC) + timedelta(seconds=prelude_seconds),
        starts_at=first,
        speed=DAY / day_seconds,
    )
    with (
        tempfile.TemporaryDirectory(prefix="stafett-") as folder,
        running_stack(Path(folder), clock) as stack,
    ):
        yield Stage(town_in(stack, language), clock, stack)


def town_in(stack: Stack, language: str = "en") -> Town:
    """Find the doors of a running stack."""
    addresses = {name: stack.url(name) for name in (s.name for s in SERVICES)}
    return Town(addresses | {"issuer": stack.url("issuer")}, language)
