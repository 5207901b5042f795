"""Those who follow one log read its end once between them, and each sees every entry in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from shared.eventing.decider import MAIN, Event
from shared.eventing.lately import LONGEST, MOST, Lately
from shared.eventing.recorded import Cause, Recorded
from shared.identity.actor import Actor, Role

NOBODY = UUID(int=0)
NOW = datetime(2026, 1, 12, 9, tzinfo=UTC)


def entry(position: int) -> Recorded[Event]:
    return Recorded(
        originator_id=NOBODY,
        originator_version=position,
        id=UUID(int=position),
        kind="note",
        name="note.written",
        subject_id=NOBODY,
        facet=MAIN,
        event=Event(),
        occurred_at=NOW,
        recorded_at=NOW,
        by=Actor(person_id=NOBODY, role=Role.SYSTEM),
        ground=None,
        cause=Cause("test"),
        position=position,
    )


@dataclass
class LogOf:
    """A log in memory that counts how often it is read."""

    entries: list[Recorded[Event]] = field(default_factory=list)
    times_read: int = 0

    def grow(self, *positions: int) -> None:
        self.entries += [entry(position) for position in positions]

    def after(self, position: int, limit: int) -> Sequence[Recorded[Event]]:
        self.times_read += 1
        return [one for one in self.entries if one.position > position][:limit]


def positions(lately: Lately, after: int, limit: int = 500) -> list[int]:
    return [one.position for one in lately.after(after, limit)]


def test_what_one_has_read_the_next_does_not_read_again() -> None:
    log = LogOf()
    log.grow(3, 4, 7)
    lately = Lately(log)
    assert positions(lately, 2) == [3, 4, 7]
    assert positions(lately, 2) == [3, 4, 7]
    assert positions(lately, 4) == [7]
    assert log.times_read == 1


def test_what_has_come_since_is_read() -> None:
    log = LogOf()
    log.grow(1, 2)
    lately = Lately(log)
    assert positions(lately, 0) == [1, 2]
    log.grow(3)
    assert positions(lately, 2) == [3]
    assert positions(lately, 0) == [1, 2, 3]
    assert positions(lately, 3) == []


def test_no_more_is_given_than_is_asked_for() -> None:
    log = LogOf()
    log.grow(1, 2, 3)
    lately = Lately(log)
    assert positions(lately, 0) == [1, 2, 3]
    assert positions(lately, 0, limit=2) == [1, 2]
    assert positions(lately, 2, limit=2) == [3]


def test_who_is_far_behind_misses_nothing_and_disturbs_nobody() -> None:
    log = LogOf()
    log.grow(*range(1, 2 * MOST + 1))
    lately = Lately(log)
    assert positions(lately, 2 * MOST - 2) == [2 * MOST - 1, 2 * MOST]
    assert positions(lately, 0, MOST) == list(range(1, MOST + 1))
    assert positions(lately, MOST, MOST) == list(range(MOST + 1, 2 * MOST + 1))
    read = log.times_read
    assert positions(lately, 2 * MOST - 1) == [2 * MOST]
    assert log.times_read == read


def test_what_is_read_with_a_gap_before_it_takes_the_place_of_what_was_kept() -> None:
    log = LogOf()
    log.grow(1, 2)
    lately = Lately(log)
    assert positions(lately, 0) == [1, 2]
    log.grow(3, 4, 5)
    assert positions(lately, 4) == [5]
    assert positions(lately, 2) == [3, 4, 5]
    assert positions(lately, 0) == [1, 2, 3, 4, 5]


def test_no_more_is_kept_than_was_said() -> None:
    log = LogOf()
    lately = Lately(log)
    log.grow(*range(1, MOST + 1))
    assert len(positions(lately, 0)) == MOST
    log.grow(MOST + 1, MOST + 2)
    assert positions(lately, MOST) == [MOST + 1, MOST + 2]
    read = log.times_read
    assert len(positions(lately, 2)) == MOST
    assert log.times_read == read
    assert positions(lately, 1, 2) == [2, 3]
    assert log.times_read == read + 1


def test_nothing_old_is_kept_however_much_comes() -> None:
    now = [0.0]
    log = LogOf()
    log.grow(1, 2)
    lately = Lately(log, lambda: now[0])
    assert positions(lately, 0) == [1, 2]
    now[0] = LONGEST
    log.grow(3)
    assert positions(lately, 2) == [3]
    now[0] = LONGEST + 0.1
    read = log.times_read
    assert positions(lately, 3) == []
    assert positions(lately, 1) == [2, 3]
    assert log.times_read == read + 2
