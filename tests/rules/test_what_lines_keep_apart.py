"""What the main facet tells of rules is the same, whether or not something stands apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pytest

from services.case_coordination.domain.decider import case_decider
from services.concern_intake.domain.decider import CONCERN_DECIDER
from services.directory.domain.child.decider import child_decider
from services.evaluation_scheduling.domain.voice_events import SafetyAnswered
from shared.eventing.asking_rules import Asked, with_rules
from shared.eventing.decider import MAIN, Command, Decider, Event, NotKnownHereYet, Refusal
from tests.rules.case_coordination import every_command as case
from tests.rules.case_coordination import test_sweep as cases
from tests.rules.concern_intake import every_command as concern
from tests.rules.directory import test_every_pair_is_decided as directory
from tests.rules.directory.people import LEADER, REGISTRAR, TODAY
from tests.rules.evaluation_scheduling import every_command as evaluation
from tests.rules.evaluation_scheduling import people as p

AnyDecider = Decider[Any, Any, Any]


def asked(decider: AnyDecider, history: Sequence[Event], command: Command) -> tuple[Any, ...]:
    """Give a decision's main events, and the lines that stand with them."""
    try:
        events, rules = with_rules(lambda: list(decider.decide(command, decider.state(history))))
    except (Refusal, NotKnownHereYet):
        return ((), ())
    main = [event for event in events if event.facet() == MAIN]
    starts_here = bool(events) and events[0].facet() == MAIN
    return (main, _everyones(rules) if starts_here else ())


def _everyones(rules: Sequence[Asked]) -> list[Asked]:
    return [one for one in rules if not one.rule.is_confidential]


def told_apart(
    decider: AnyDecider, histories: Sequence[Sequence[Event]], commands: Sequence[Command]
) -> Iterator[tuple[str, Any, Any]]:
    """Give each command whose main events are the same without what stands apart, lines not."""
    for history in histories:
        main = [event for event in history if event.facet() == MAIN]
        for command in commands if main != list(history) else ():
            events, lines = asked(decider, history, command)
            same, others = asked(decider, main, command)
            if events == same and lines and others and lines != others:
                yield type(command).__name__, lines, others


CONCERNS: Final = (CONCERN_DECIDER, concern.HISTORIES, concern.EVERY_COMMAND)
CASES: Final = (
    case_decider,
    tuple(cases.SHAPES.values()),
    tuple(ask(who) for ask in case.EVERY.values() for who in cases.PEOPLE),
)
CHILDREN: Final = (
    child_decider,
    directory.CHILDREN,
    tuple(
        command.model_copy(update={"by": by})
        for command in directory.on(TODAY)
        for by in (REGISTRAR, LEADER)
    ),
)
ANSWERED: Final = SafetyAnswered(evaluation_id=p.FIRST, answer=p.SAFE)
EVALUATIONS: Final = (
    p.given().decider,
    tuple((*shape, ANSWERED) for shape in evaluation.SHAPES.values() if shape),
    tuple(
        command
        for who in (p.KARI, p.MONA, p.BERIT)
        for command in evaluation.of_a_person(p.employee(who), p.DUE)
    ),
)


@pytest.mark.parametrize(
    "given", [CONCERNS, CASES, CHILDREN, EVALUATIONS], ids=["concern", "case", "child", "eval"]
)
def test_lines_in_the_main_facet_do_not_tell_that_something_stands_apart(given: Any) -> None:
    assert list(told_apart(*given)) == []
