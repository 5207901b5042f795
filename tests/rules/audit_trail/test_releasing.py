"""Two read each item before it leaves, and what the family may not know of never does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from typing import Final

import pytest

from services.audit_trail.domain.release import commands as c
from services.audit_trail.domain.release import events as e
from services.audit_trail.domain.release import refusals as rule
from services.audit_trail.domain.release.decider import release_decider as decider
from services.audit_trail.domain.release.states import Release
from shared.eventing.asking_rules import with_rules
from shared.eventing.decider import MAIN, Refusal
from tests.rules.audit_trail.releasing import (
    BERIT,
    KARI,
    OLAV,
    TURNED_DOWN,
    given,
    item,
    line,
    propose,
    proposed,
    release,
    released,
    turn_down,
)


def test_lines_are_proposed_by_who_reads_them() -> None:
    given().when(propose()).then(proposed())
    given(proposed()).when(propose()).then_nothing()


def test_a_restricted_line_is_never_released() -> None:
    apart = line(item("Words said in confidence."), family_may_know=False)
    given().when(propose(apart)).then_refused(rule.RestrictedLinesAreNotReleased)
    given().when(propose(line(), apart)).then_refused(rule.RestrictedLinesAreNotReleased)


def test_nothing_is_released_to_someone_without_access() -> None:
    given().when(propose(may_receive=False)).then_refused(rule.ReleasedToWhoMayRead)
    ended = release(may_receive=False)
    given(proposed()).when(ended).then_refused(rule.ReleasedToWhoMayRead)


@pytest.mark.parametrize(
    "text",
    [
        "Write to lise@example.test about it.",
        "Call 74 00 00 01 in the evening.",
        "Call 74000001 in the evening.",
        "Call 740 00 001 in the evening.",
        "She is 010120 12345 in the register.",
        "See {018f5a3e-1111-7000-8000-000000000001}.",
    ],
)
def test_a_text_that_tells_where_someone_is_reached_is_not_released(text: str) -> None:
    given().when(propose(line(item(text)))).then_refused(rule.TextsGiveNoAddressOrNumber)


def test_the_leader_or_the_officer_releases_what_another_has_proposed() -> None:
    given(proposed()).when(release(BERIT)).then(released())
    given(proposed()).when(release(OLAV)).then(released())
    given(proposed(), released()).when(release(OLAV)).then_nothing()


def test_nobody_else_releases() -> None:
    given(proposed()).when(release(KARI)).then_refused(rule.LeaderOrOfficerReleases)


def test_nobody_releases_what_they_have_proposed() -> None:
    given(proposed(by=BERIT)).when(release(BERIT)).then_refused(rule.AnotherReleases)


def test_what_was_not_proposed_or_was_turned_down_is_not_released() -> None:
    given().when(release()).then_refused(rule.NothingWaitsToBeReleased)
    given(proposed(), TURNED_DOWN).when(release()).then_refused(rule.NothingWaitsToBeReleased)


def test_a_proposal_is_turned_down_by_who_made_it_and_by_who_decides() -> None:
    given(proposed()).when(turn_down(KARI)).then(TURNED_DOWN)
    given(proposed()).when(turn_down(OLAV)).then(TURNED_DOWN)
    given(proposed()).when(turn_down(BERIT, leads=True)).then(TURNED_DOWN)
    given(proposed()).when(turn_down(BERIT)).then_refused(rule.OneWhoDecidesTurnsDown)
    given(proposed(), TURNED_DOWN).when(turn_down(KARI)).then_nothing()


def test_what_is_released_is_not_taken_back() -> None:
    given(proposed(), released()).when(turn_down(KARI)).then_refused(rule.WhatIsReleasedStays)


def test_the_decision_stands_alone_and_what_was_proposed_stands_apart() -> None:
    assert released().facet() == MAIN
    assert {proposed().facet(), TURNED_DOWN.facet()} == {e.PROPOSAL}


def test_what_the_decision_rests_on_tells_of_no_line() -> None:
    _, few = with_rules(lambda: decider.decide(release(), Release(proposed())))
    _, other = with_rules(lambda: decider.decide(release(), Release(proposed(item("Else")))))
    assert few == other


HISTORIES: Final[dict[str, Sequence[e.AnyReleaseEvent]]] = {
    "nothing": (),
    "proposed": (proposed(),),
    "released": (proposed(), released()),
    "released, read in another order": (released(), proposed()),
    "turned down": (proposed(), TURNED_DOWN),
}
COMMANDS: Final[dict[str, c.AnyReleaseCommand]] = {
    "propose": propose(),
    "propose what is restricted": propose(line(family_may_know=False)),
    "release as leader": release(BERIT),
    "release as officer": release(OLAV),
    "release as employee": release(KARI),
    "turn down": turn_down(KARI),
    "turn down as another": turn_down(BERIT),
}


@pytest.mark.parametrize(("history", "command"), list(product(HISTORIES, COMMANDS)))
def test_every_pair_is_decided(history: str, command: str) -> None:
    state = decider.state(HISTORIES[history])
    events: Sequence[e.AnyReleaseEvent] = ()
    with suppress(Refusal):
        events = decider.decide(COMMANDS[command], state)
    assert all(decider.evolve(state, event) != state for event in events)


def test_its_two_streams_may_be_read_in_any_order() -> None:
    assert decider.state([proposed(), released()]) == decider.state([released(), proposed()])
