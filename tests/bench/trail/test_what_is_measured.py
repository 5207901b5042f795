"""What is measured at a million events is what it says it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.bench.figures import Figure, Measured, write
from tests.bench.trail.__main__ import figures_alone
from tests.bench.trail.filling import AT_A_TIME, at_once
from tests.bench.trail.story import FEWEST, MOST, MUCH_WRITTEN_OF, ORDINARY, concerns, story


def test_one_child_has_a_thousand_events_and_everyone_else_ten_to_thirty() -> None:
    written: Counter[object] = Counter()
    for concern in concerns(20_000):
        written[concern.child_id] += concern.events
    assert written.pop(MUCH_WRITTEN_OF) == 1_000
    assert written[ORDINARY] == MOST
    assert {FEWEST, MOST} == {min(written.values()), max(written.values())}


def test_there_are_as_many_events_as_were_asked_for_and_hardly_more() -> None:
    assert sum(concern.events for concern in concerns(20_000)) - 20_000 in range(2 * MOST)


def test_a_story_has_the_events_of_its_concern() -> None:
    assert all(len(story(one)) == one.events for one in concerns(2_000))


def test_nothing_is_lost_where_concerns_are_parted() -> None:
    parted = list(at_once(concerns(10_000)))
    assert [one for few in parted for one in few] == list(concerns(10_000))
    assert all(sum(one.events for one in few) >= AT_A_TIME for few in parted[:-1])


def test_the_file_holds_figures_and_nothing_else(tmp_path: Path) -> None:
    found = [Measured([Figure("trail_page_ms", 41, "a page")], {"worst_ms": 90}, "over HTTP")]
    write(figures_alone(found), tmp_path / "bench.json")
    assert json.loads((tmp_path / "bench.json").read_text()) == {"trail_page_ms": 41}
