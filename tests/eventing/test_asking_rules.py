"""What a decision notes of the rules that it asked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

import pytest

from shared.eventing.asking_rules import needed, passed, refuse, with_rules, would_refuse
from shared.eventing.decider import Refusal
from shared.eventing.ground import Ground

KARI = UUID("018f0000-0000-7000-8000-000000000001")
MONDAY = date(2026, 1, 12)


class Colour(StrEnum):
    RED = "red"


class NotBeforeMonday(Refusal):
    sentence = "This begins on Monday."
    opens = "Come on Monday."
    ground = Ground("test.1", "the first rule")


class SomebodyIsNamed(Refusal):
    sentence = "Nobody is named."
    opens = "Name somebody."
    ground = Ground("test.2", "the second rule")


def begin(on: date, who: UUID | None) -> UUID:
    refuse(NotBeforeMonday, when=on < MONDAY, on=on)
    passed(NotBeforeMonday, colour=Colour.RED)
    return needed(who, otherwise=SomebodyIsNamed, who=who)


def test_a_decision_names_the_rules_it_asked_in_order_with_what_they_were_asked_on() -> None:
    assert with_rules(lambda: begin(MONDAY, KARI)) == (
        KARI,
        (
            (NotBeforeMonday, {"on": MONDAY}),
            (NotBeforeMonday, {"colour": Colour.RED}),
            (SomebodyIsNamed, {"who": KARI}),
        ),
    )


def test_outside_of_a_decision_rules_are_asked_all_the_same_and_nothing_is_kept() -> None:
    assert begin(MONDAY, KARI) == KARI
    with pytest.raises(NotBeforeMonday):
        begin(date(2026, 1, 11), KARI)
    with pytest.raises(SomebodyIsNamed):
        begin(MONDAY, None)
    assert with_rules(lambda: None) == (None, ())


def test_a_decision_that_is_refused_leaves_nothing_to_the_next_one() -> None:
    with pytest.raises(SomebodyIsNamed):
        with_rules(lambda: begin(MONDAY, None))
    assert with_rules(lambda: passed(SomebodyIsNamed))[1] == ((SomebodyIsNamed, {}),)


def test_to_look_whether_a_rule_would_refuse_leaves_no_line() -> None:
    def look() -> tuple[bool, bool]:
        return would_refuse(lambda: begin(MONDAY, None)), would_refuse(lambda: begin(MONDAY, KARI))

    assert with_rules(look) == ((True, False), ())
