"""The demo: an ordinary concern, and an evaluation that nobody holds.

What is refused on the way is held against the stories while they are played.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.played import Played, Told

pytestmark = [pytest.mark.integration, pytest.mark.journey]


def _count(demo: Played, child: str, reader: str, is_it: Callable[[Told], bool]) -> int:
    trail = demo.ending.trails[child, reader]
    return sum(times for line, times in trail.items() if is_it(line))


def _alerts(demo: Played, alert: str) -> int:
    return _count(demo, "iver", "siv", lambda line: line.text.endswith(f": {alert}"))


@pytest.mark.requirement("R15", "R17", "R30", "R31", "R34", "R35", "R40", "R62", "R63", "R64")
def test_an_ordinary_concern_goes_from_wonder_to_a_closed_case(demo: Played) -> None:
    kari, siv = demo.names["kari"], demo.names["siv"]
    ada, iver = demo.ending.pages["case", "kari"], demo.ending.pages["iver-case", "siv"]
    assert (ada["status"], ada["lead_id"], ada["plan.version"]) == ("closed", kari, 2)
    assert (iver["status"], iver["lead_id"], iver["plan.version"]) == ("active", siv, 1)


@pytest.mark.requirement("R54")
def test_an_absent_father_does_not_block_an_evaluation(demo: Played) -> None:
    unheard = f"{{{demo.names['tor']}}} was not heard (not reached)"
    completed = "completed the evaluation that was held on March 19, 2026"
    assert _count(demo, "ada", "kari", lambda line: unheard in line.text) == 1
    assert _count(demo, "ada", "kari", lambda line: completed in line.text) == 1


@pytest.mark.requirement("R60")
def test_two_outcomes_never_rest_on_one_evaluation(demo: Played) -> None:
    case = demo.town.ask("kari", f"GET case_coordination /cases/{demo.names['case']}").json()
    assert [evaluation["is_used"] for evaluation in case["evaluations"]] == [True, True]
    assert _count(demo, "ada", "kari", lambda line: line.event == "case.continued") == 1
    assert _count(demo, "ada", "kari", lambda line: line.event == "case.closed") == 1


@pytest.mark.requirement("R51", "R61")
@pytest.mark.parametrize("days", ["1 day", "7 days", "14 days"])
def test_each_is_alerted_once_of_an_overdue_evaluation(demo: Played, days: str) -> None:
    assert _alerts(demo, f"evaluation overdue {days}") == 1


@pytest.mark.requirement("R61")
def test_a_moved_date_sends_no_reminder_that_lies_in_the_past(demo: Played) -> None:
    assert _alerts(demo, "evaluation in 7 days") == 1
    assert _alerts(demo, "evaluation in 2 days") == 2
