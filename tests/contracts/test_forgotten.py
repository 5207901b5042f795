"""A subject that is forgotten still stands: its events fold, and nothing waits that did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from services.directory.adapters.timekeeping import TIMEKEEPING as BIRTHDAYS
from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.eventing.timers import Timekeeping
from shared.time.municipal_calendar import working_days_in
from tests.contracts.examples import EXAMPLES, examples
from tests.contracts.goldens import services
from tests.contracts.masked import masked

SERVICES = services()
KINDS = {
    f"{name}/{kind.name}": kind for name, service in SERVICES.items() for kind in service.all_kinds
}
TIMEKEEPINGS = {
    f"{name}/{each.kind.name}": each
    for name, service in SERVICES.items()
    for each in service.timekeeping
}


def everything(kind: AnyKind) -> Sequence[Event]:
    """Give every event that a subject of a kind may have, in every form, one after the other."""
    return [made for event in kind.catalogue.names.values() for made in examples(event)]


def forgotten(kind: AnyKind) -> Any:
    return kind.decider.state(masked(event) for event in everything(kind))


@pytest.mark.parametrize("name", KINDS)
def test_a_forgotten_subject_is_still_whose_it_was_and_has_its_streams(name: str) -> None:
    kind = KINDS[name]
    known = kind.decider.state(everything(kind))
    subject = EXAMPLES[UUID]
    assert kind.data_subject(forgotten(kind), subject) == kind.data_subject(known, subject)
    assert kind.decider.facets(forgotten(kind)) == kind.decider.facets(known)


def due(timekeeping: Timekeeping[Any], state: object) -> list[tuple[str, datetime]]:
    waits = timekeeping.waits(state, working_days_in("NO"))
    return [(str(wait.alert), wait.due_at) for wait in waits]


@pytest.mark.parametrize("name", TIMEKEEPINGS)
def test_a_forgotten_subject_waits_for_nothing_that_it_did_not_wait_for(name: str) -> None:
    timekeeping = TIMEKEEPINGS[name]
    kind = timekeeping.kind
    known = kind.decider.state(everything(kind))
    assert set(due(timekeeping, forgotten(kind))) <= set(due(timekeeping, known))


def test_a_birthday_is_waited_for_until_the_child_is_forgotten() -> None:
    known = BIRTHDAYS.kind.decider.state(everything(BIRTHDAYS.kind))
    assert due(BIRTHDAYS, known) != []
    assert due(BIRTHDAYS, forgotten(BIRTHDAYS.kind)) == []
