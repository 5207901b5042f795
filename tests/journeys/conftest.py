"""What journeys are played on: one season for all the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest

from tests.journeys.player import HOME
from tests.journeys.scenario import read_scenario
from tests.journeys.season import Season, a_season

RULES_TRIED_FIRST: Final = (
    "three-things",
    "talk-at-the-door",
    "one-guardian-untold",
    "suspicion",
    "father-is-the-leader",
    "two-views",
    "slow-case",
    "no-outcome",
)

MUNICIPALITYS_NUMBERS: Final = {
    "STAFETT_TELEPHONE_CHILD_WELFARE": "55 50 00 11",
    "STAFETT_TELEPHONE_CHILD_WELFARE_DUTY": "55 50 00 12",
}


@pytest.fixture(scope="session")
def season() -> Iterator[Season]:
    """A winter and a spring in which the rules are tried, each in a story of its own."""
    begins = datetime(2026, 1, 12, 9, tzinfo=HOME)
    with a_season(begins, [read_scenario("background")], MUNICIPALITYS_NUMBERS) as season:
        season.play({name: read_scenario(name) for name in RULES_TRIED_FIRST})
        yield season
