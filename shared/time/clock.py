"""The only door through which time comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and translates between told time and the broker's real time."""

    def now(self) -> datetime:
        """Tell the instant it is, in UTC."""

    def real(self, told: datetime) -> datetime:
        """Translate a told instant into the real one at which it comes."""


@dataclass(frozen=True, slots=True)
class RealClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        """Tell the instant it is, in UTC."""
        return datetime.now(UTC)

    def real(self, told: datetime) -> datetime:
        """Give the instant itself: told time is real time."""
        return told


@dataclass(frozen=True, slots=True)
class TrainingClock:
    """A clock for demonstrations and journeys: time runs ``speed`` times as fast as on the wall.

    ``starts_at`` is the instant it tells at the real instant ``started``.
    """

    started: datetime
    starts_at: datetime
    speed: float

    def now(self) -> datetime:
        """Tell the training instant, in UTC."""
        return self.starts_at + (datetime.now(UTC) - self.started) * self.speed

    def real(self, told: datetime) -> datetime:
        """Give the real instant at which a training instant comes; ``speed`` 0 is refused."""
        return self.started + timedelta(
            seconds=(told - self.starts_at).total_seconds() / self.speed
        )
