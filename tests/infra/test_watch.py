"""A part that keeps dying is left down after a while, and it is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from infra.local.blueprint import Wishes
from infra.local.ground import Ground
from infra.local.part import Elsewhere, Program
from infra.local.ports import any_free
from infra.local.process import Process
from infra.local.stack import Health, Stack
from infra.local.state import State
from infra.local.watch import RESTARTS, Watch


class Mayfly:
    """Gets ready and dies, again and again."""

    name = "mayfly"
    address = "nowhere"

    def __init__(self, state: State) -> None:
        self.process = Process("mayfly", ["/bin/true"], state.log("mayfly"), state.note("mayfly"))
        self.lives = 0

    def launch(self) -> None:
        self.lives += 1

    def wait_ready(self) -> None:
        pass

    def is_ready(self) -> bool:
        return True

    def stop(self) -> None:
        pass

    def kill(self) -> None:
        pass


@pytest.fixture
def mayfly(tmp_path: Path) -> Mayfly:
    return Mayfly(State(tmp_path))


@pytest.fixture
def stack(tmp_path: Path, mayfly: Mayfly) -> Stack:
    state = State(tmp_path)
    nobody = Elsewhere("postgres", "127.0.0.1", any_free())
    idle = Process("migrations", [sys.executable], state.log("x"), state.note("x"))
    return Stack(
        state=state,
        wishes=Wishes(),
        ground=Ground(nobody, "", nobody, str, str),
        layers=((mayfly,),),
        migrations=Program("migrations", 0, "/", idle),
        health={"mayfly": Health.READY},
    )


def test_it_is_started_again_a_few_times_and_then_left_down(stack: Stack, mayfly: Mayfly) -> None:
    said: list[str] = []
    watch = Watch(stack, said.append)
    for _ in range(RESTARTS + 3):
        watch.look_after(mayfly)
    assert mayfly.lives == RESTARTS
    assert stack.health["mayfly"] is Health.FAILED
    assert said[:-1] == ["mayfly died; it is started again."] * RESTARTS
    assert "is left down; its log is" in said[-1]
