from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import reduce
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.directory.domain.child.access import what_closes, what_the_day_brings
from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import (
    ChildCommand,
    CorrectBirthDate,
    LiftConflict,
    LiftRestriction,
    ProtectChild,
    RenameChild,
)
from services.directory.domain.child.decider import child_decider
from services.directory.domain.child.events import ChildEvent
from services.directory.domain.person.commands import (
    EmployPerson,
    EndPost,
    EnterPerson,
    HoldPost,
    NoteAddress,
    PersonCommand,
    ProtectPerson,
)
from services.directory.domain.person.decisions import person_decider
from services.directory.domain.person.person import KnownPerson
from shared.contracts.codes import AddressProtection
from shared.eventing.decider import Refusal
from tests.rules.directory.people import (
    ADA_IS_KNOWN,
    BERIT,
    BERIT_IS_CLOSE,
    CONTACT_BAN,
    KARI,
    KARI_ENTERED,
    LEADER,
    LISE,
    NOW,
    REGISTRAR,
    SOLBAKKEN,
    TODAY,
    TOR,
    TOR_HAS_ACCESS,
    end_access,
    enter_ada,
    enter_birth_number,
    enter_conflict,
    grant,
    note_day,
    place_ada,
    post,
    relate,
    related,
    restrict_tor,
    restricted,
)

CHILDREN: tuple[tuple[ChildEvent, ...], ...] = (
    (),
    ADA_IS_KNOWN,
    TOR_HAS_ACCESS,
    (*ADA_IS_KNOWN, related(TOR), restricted(TODAY), BERIT_IS_CLOSE),
)


def on(day: date) -> tuple[ChildCommand, ...]:
    commands: tuple[ChildCommand, ...] = (
        enter_ada(),
        RenameChild(by=REGISTRAR, now=NOW, today=day, name="Ada Moe"),
        CorrectBirthDate(by=REGISTRAR, now=NOW, today=day, birth_date=date(2008, 2, 29)),
        enter_birth_number("01832299037"),
        place_ada(date(2026, 8, 17)),
        ProtectChild(by=REGISTRAR, now=NOW, today=day, protection=AddressProtection.STRICT),
        relate(TOR),
        relate(TOR, responsible=False),
        relate(LISE, ends_on=day + timedelta(days=3)),
        restrict_tor(day + timedelta(days=2), day + timedelta(days=4)),
        LiftRestriction(
            by=REGISTRAR, now=NOW, today=day, restriction_id=CONTACT_BAN, reason="It was lifted"
        ),
        grant(),
        grant(guardian=LISE),
        end_access(),
        enter_conflict(REGISTRAR),
        LiftConflict(by=REGISTRAR, now=NOW, today=day, employee_id=BERIT, reason="No longer"),
        note_day(day),
    )
    return tuple(command.model_copy(update={"today": day}) for command in commands)


PERSONS = ((), (KARI_ENTERED,), (KARI_ENTERED, post(date(2024, 8, 1))))


def hold(starts_on: date, ends_on: date | None) -> HoldPost:
    return HoldPost(
        by=REGISTRAR,
        now=NOW,
        today=TODAY,
        unit_id=SOLBAKKEN,
        unit_is_described=True,
        position="nurse",
        starts_on=starts_on,
        ends_on=ends_on,
    )


A_POST = hold(TODAY, None)
PERSON_COMMANDS: tuple[PersonCommand, ...] = (
    EnterPerson(by=REGISTRAR, now=NOW, today=TODAY, person_id=KARI, name="Kari Moe"),
    EmployPerson(**A_POST.model_dump(), person_id=KARI, name="Kari Moe"),
    A_POST,
    EndPost(by=REGISTRAR, now=NOW, today=TODAY, unit_id=SOLBAKKEN, ends_on=TODAY),
    ProtectPerson(by=REGISTRAR, now=NOW, today=TODAY, protection=AddressProtection.STRICT),
    NoteAddress(by=REGISTRAR, now=NOW, today=TODAY),
)


def is_decided(decide: Callable[[], Sequence[object]]) -> bool:
    try:
        decide()
    except Refusal as refusal:
        return bool(refusal.sentence and refusal.opens and refusal.ground.title)
    return True


def test_the_sweep_knows_every_command() -> None:
    assert {type(command) for command in on(TODAY)} == set(get_args(ChildCommand))
    assert {type(command) for command in PERSON_COMMANDS} == set(get_args(PersonCommand))


@pytest.mark.parametrize("history", CHILDREN)
@pytest.mark.parametrize("command", on(TODAY))
@pytest.mark.parametrize("by", [REGISTRAR, LEADER])
def test_every_command_to_every_child_is_decided(
    history: tuple[ChildEvent, ...], command: ChildCommand, by: object
) -> None:
    asked = command.model_copy(update={"by": by})
    assert is_decided(lambda: child_decider.decide(asked, child_decider.state(history)))


@pytest.mark.parametrize("history", PERSONS)
@pytest.mark.parametrize("command", PERSON_COMMANDS)
def test_every_command_to_every_person_is_decided(
    history: tuple[object, ...], command: PersonCommand
) -> None:
    state = person_decider.state(history)  # type: ignore[arg-type]
    assert is_decided(lambda: person_decider.decide(command, state))


DAYS = [TODAY + timedelta(days=days) for days in (0, 1, 2, 5, 41, 900)]
WISHES = st.lists(st.sampled_from([wish for day in DAYS for wish in on(day)]), max_size=25)


def played(wishes: Sequence[ChildCommand]) -> list[ChildEvent]:
    history: list[ChildEvent] = list(ADA_IS_KNOWN)
    for wish in sorted(wishes, key=lambda wish: wish.today):
        try:
            history += child_decider.decide(wish, child_decider.state(history))
        except Refusal:
            continue
    return history


def last_day(wishes: Sequence[ChildCommand]) -> date:
    return max((wish.today for wish in wishes), default=TODAY)


@given(WISHES)
def test_nobody_has_access_that_something_closes(wishes: Sequence[ChildCommand]) -> None:
    today = last_day(wishes)
    child = child_decider.state(played([*wishes, note_day(today)]))
    assert isinstance(child, KnownChild)
    assert [what_closes(child, guardian, today) for guardian in child.apart.granted] == [
        None for _ in child.apart.granted
    ]
    assert list(what_the_day_brings(child, today)) == []


@given(WISHES)
def test_facets_read_one_after_the_other_give_the_same_child(
    wishes: Sequence[ChildCommand],
) -> None:
    history = played(wishes)
    by_facet = sorted(history, key=lambda event: event.facet())
    assert reduce(child_decider.evolve, by_facet, child_decider.initial) == child_decider.state(
        history
    )


SPANS = st.tuples(st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS))


@given(st.lists(SPANS, max_size=8))
def test_posts_in_one_unit_never_overlap(spans: list[tuple[date, date | None]]) -> None:
    person = person_decider.state([KARI_ENTERED])
    for span in spans:
        try:
            for event in person_decider.decide(hold(*span), person):
                person = person_decider.evolve(person, event)
        except Refusal:
            continue
    assert isinstance(person, KnownPerson)
    assert not [
        (one, other)
        for one in person.posts
        for other in person.posts
        if one != other and one.overlaps(other.starts_on, other.ends_on)
    ]
