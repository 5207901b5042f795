"""Who writes is answered in a few seconds, also when PostgreSQL stays away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from eventsourcing.persistence import OperationalError

from shared.eventing import recorder
from shared.eventing.recorder import PATIENCE, Answer, Recorder, Said

A_POOL_GIVES_UP_AFTER = 5.0
REFUSED_AT_ONCE = 0.001


@dataclass
class Time:
    """A clock that stands still but for those who wait."""

    passed: float = 0.0

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds


class Away(Recorder):
    """A recorder whose PostgreSQL is away, and which notices after so many seconds."""

    def __init__(self, time: Time, notices_after: float) -> None:
        self.time = time
        self.notices_after = notices_after
        self.tries = 0

    def _append(self, _: Sequence[Said]) -> Sequence[Answer]:
        self.tries += 1
        self.time.sleep(self.notices_after)
        raise OperationalError


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(recorder, "time", time)
    return time


def test_no_new_try_begins_when_patience_is_over(time: Time) -> None:
    away = Away(time, A_POOL_GIVES_UP_AFTER)
    with pytest.raises(OperationalError):
        away.insert_events([], macs=[])
    assert time.passed <= PATIENCE + A_POOL_GIVES_UP_AFTER


def test_a_short_absence_is_waited_out(time: Time) -> None:
    away = Away(time, REFUSED_AT_ONCE)
    with pytest.raises(OperationalError):
        away.insert_events([], macs=[])
    assert (away.tries, time.passed > 2) == (8, True)
