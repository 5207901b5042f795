"""Whatever is decided, anywhere: a rule's line holds ids, days, codes and numbers, and no words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final, NamedTuple
from uuid import UUID

import pytest

from services.case_coordination.domain.decider import case_decider
from services.concern_intake.domain.decider import CONCERN_DECIDER
from services.directory.domain.child.decider import child_decider
from services.directory.domain.person.decisions import person_decider
from services.notification.domain.contact.decisions import contact_decider
from services.notification.domain.message.decisions import message_decider
from shared.eventing.asking_rules import Asked, with_rules
from shared.eventing.decider import Command, Decider, NotKnownHereYet, Refusal
from shared.sealing.words import shape_of, take_out
from tests.rules.case_coordination import every_command as case
from tests.rules.case_coordination import test_sweep as cases
from tests.rules.concern_intake import every_command as concern
from tests.rules.directory import test_every_pair_is_decided as directory
from tests.rules.directory.people import LEADER, REGISTRAR, TODAY
from tests.rules.evaluation_scheduling import every_command as evaluation
from tests.rules.evaluation_scheduling import people as p
from tests.rules.notification import test_every_pair_is_decided as notification

CODES: Final = (UUID, date, Enum, int, type(None))


class Decision(NamedTuple):
    decider: Decider[Any, Any, Any]
    command: Command
    state: Any


def of_cases() -> Iterator[Decision]:
    for history in cases.SHAPES.values():
        state = case_decider.state(history)
        for ask in case.EVERY.values():
            yield from (Decision(case_decider, ask(who), state) for who in cases.PEOPLE)


def of_concerns() -> Iterator[Decision]:
    for history in concern.HISTORIES:
        state = CONCERN_DECIDER.state(history)
        yield from (Decision(CONCERN_DECIDER, one, state) for one in concern.EVERY_COMMAND)


def of_evaluations() -> Iterator[Decision]:
    day = date(2026, 3, 6)
    people = [p.employee(who) for who in (p.KARI, p.MONA, p.BERIT)]
    asked = [command for by in people for command in evaluation.of_a_person(by, day)]
    for history in evaluation.SHAPES.values():
        given = p.given(*history)
        for command in (*evaluation.of_the_system(day), *asked):
            yield Decision(given.decider, command, given.state())


def of_the_directory() -> Iterator[Decision]:
    for history in directory.CHILDREN:
        child = child_decider.state(history)
        for by in (REGISTRAR, LEADER):
            for command in directory.on(TODAY):
                yield Decision(child_decider, command.model_copy(update={"by": by}), child)
    for posts in directory.PERSONS:
        person = person_decider.state(posts)
        yield from (Decision(person_decider, one, person) for one in directory.PERSON_COMMANDS)


def of_messages() -> Iterator[Decision]:
    for message in notification.MESSAGES:
        for asked in notification.EVERY_MESSAGE_COMMAND:
            yield Decision(message_decider, asked, message)
    for contact in notification.CONTACTS:
        for given in notification.EVERY_CONTACT_COMMAND:
            yield Decision(contact_decider, given, contact)


DECISIONS: Final = {
    "cases": tuple(of_cases()),
    "concerns": tuple(of_concerns()),
    "evaluations": tuple(of_evaluations()),
    "the directory": tuple(of_the_directory()),
    "messages": tuple(of_messages()),
}


def asked_in(decision: Decision) -> Sequence[Asked]:
    """Give the rules that a decision asked; none where it was refused."""
    try:
        return with_rules(lambda: decision.decider.decide(decision.command, decision.state))[1]
    except (Refusal, NotKnownHereYet):
        return ()


def leaves(asked: Sequence[Asked]) -> Iterator[object]:
    for one in asked:
        for fact in one.facts.values():
            if isinstance(fact, Collection) and not isinstance(fact, Enum | str):
                yield from fact
            else:
                yield fact


def words(command: Command) -> set[str]:
    """Give what the command says that is about a person, as it is written."""
    said = command.model_dump(mode="json", exclude_none=True)
    return {str(word) for _, word in take_out(said, shape_of(type(command)))}


@pytest.mark.parametrize("service", DECISIONS)
def test_a_rule_is_asked_on_ids_days_codes_and_numbers(service: str) -> None:
    found = {fact for each in DECISIONS[service] for fact in leaves(asked_in(each))}
    assert found
    assert {type(fact) for fact in found if not isinstance(fact, CODES)} == set()


@pytest.mark.parametrize("service", DECISIONS)
def test_no_line_repeats_what_a_command_says_of_a_person(service: str) -> None:
    repeated = [
        (type(each.command).__name__, fact)
        for each in DECISIONS[service]
        for fact in leaves(asked_in(each))
        if str(fact) in words(each.command)
    ]
    assert repeated == []


@pytest.mark.parametrize("service", DECISIONS)
def test_a_decision_is_the_same_with_and_without_a_trace(service: str) -> None:
    for decider, command, state in DECISIONS[service]:
        assert answer(decider, command, state) == traced(decider, command, state)


def answer(decider: Decider[Any, Any, Any], command: Command, state: Any) -> object:
    try:
        return list(decider.decide(command, state))
    except (Refusal, NotKnownHereYet) as refused:
        return type(refused)


def traced(decider: Decider[Any, Any, Any], command: Command, state: Any) -> object:
    try:
        return list(with_rules(lambda: decider.decide(command, state))[0])
    except (Refusal, NotKnownHereYet) as refused:
        return type(refused)
