from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, get_args

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import states
from services.evaluation_scheduling.domain.events import EvaluationEvent
from shared.eventing.decider import NotKnownHereYet, Refusal
from tests.rules.evaluation_scheduling import people as p
from tests.rules.evaluation_scheduling.every_command import SHAPES, of_a_person, of_the_system

DAY: Final = date(2026, 3, 6)
COMMANDS: Final = (*of_the_system(DAY), *of_a_person(p.employee(p.KARI), DAY))


def answer(command: c.EvaluationCommand, history: Sequence[EvaluationEvent]) -> str:
    try:
        found = p.given(*history).when(command).events()
    except Refusal as refused:
        return type(refused).__name__
    except NotKnownHereYet as unknown:
        return unknown.what
    return "nothing" if not found else "events"


def test_the_sweep_knows_every_command() -> None:
    assert {type(command) for command in COMMANDS} == set(get_args(c.EvaluationCommand))


def test_the_sweep_knows_every_shape() -> None:
    shapes = {type(p.newest(*history)) for history in SHAPES.values()}
    assert shapes == set(get_args(states.EvaluationState))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_every_command_is_answered_in_every_shape(command: c.EvaluationCommand, shape: str) -> None:
    assert answer(command, SHAPES[shape])


@pytest.mark.parametrize(
    "command", of_a_person(p.employee(p.KARI), DAY), ids=lambda command: type(command).__name__
)
def test_an_evaluation_nobody_has_told_of_is_not_known_here_yet(
    command: c.AskedByAPerson,
) -> None:
    assert answer(command, ()) == "evaluation"


@pytest.mark.parametrize(
    "command", of_a_person(p.employee(p.EVEN), DAY), ids=lambda command: type(command).__name__
)
@pytest.mark.parametrize("shape", ["scheduled", "held", "completed", "cancelled"])
def test_a_colleague_without_a_task_in_the_case_gets_nowhere(
    command: c.AskedByAPerson, shape: str
) -> None:
    assert answer(command, SHAPES[shape]) not in {"events"}


@pytest.mark.parametrize("command", of_the_system(DAY), ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_system_asks_is_never_refused(command: c.EvaluationCommand, shape: str) -> None:
    assert answer(command, SHAPES[shape]) in {"events", "nothing"}
