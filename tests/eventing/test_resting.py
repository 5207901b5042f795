"""What comes alone is followed at once; what comes in a rush is gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest

from shared.eventing.follower import A_RUSH, Follower
from tests.eventing.test_lately import LogOf

REST: Final = 0.005
IN_A_RUSH: Final = 0.04


@dataclass(frozen=True)
class Case:
    entries: int
    rests: float


@pytest.mark.parametrize(
    "case",
    [Case(1, REST), Case(A_RUSH - 1, REST), Case(A_RUSH, IN_A_RUSH)],
    ids=lambda case: f"{case.entries} entries",
)
def test_a_follower_rests_longer_after_a_batch_that_tells_of_a_rush(case: Case) -> None:
    follower = Follower(
        "test",
        "postgresql://nowhere",
        LogOf(),
        position=lambda: 0,
        fold=lambda _: None,
        rest=REST,
        rest_in_a_rush=IN_A_RUSH,
    )
    assert follower.rest_after(case.entries) == case.rests
