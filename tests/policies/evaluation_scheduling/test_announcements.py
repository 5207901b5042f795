from __future__ import annotations

from datetime import date
from typing import Final, get_args
from uuid import UUID

import pytest

from services.evaluation_scheduling.adapters.store import CATALOGUE
from services.evaluation_scheduling.announcements import SAYS, announce
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.values import MoveReason, WhyEnded
from services.evaluation_scheduling.main import SERVICE
from services.evaluation_scheduling.sentences import MSGIDS, SENTENCES
from shared.contracts import evaluation_scheduling as said
from shared.contracts.codes import Alert
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Cause, Recorded
from shared.languages.negotiation import Language
from shared.service.composing import languages_of
from shared.service.sentence import sentence
from tests.rules.evaluation_scheduling import people as p

LATER: Final = date(2026, 3, 24)
ABOUT: Final = {"evaluation_id": p.FIRST, "case_id": p.CASE}

TOLD: Final[tuple[tuple[Event, Contract], ...]] = (
    (
        p.scheduled(),
        said.EvaluationScheduledV1(plan_version=1, due_on=p.DUE, lead_id=p.KARI, **ABOUT),
    ),
    (
        p.moved(p.DUE, LATER, on=date(2026, 3, 19), because=MoveReason.ILLNESS),
        said.EvaluationMovedV1(first_due_on=p.DUE, due_on=LATER, lead_id=p.KARI, **ABOUT),
    ),
    (
        p.held(),
        said.EvaluationHeldV1(plan_version=1, held_on=p.DUE, lead_id=p.KARI, **ABOUT),
    ),
    (
        p.completed(p.DUE, is_child_heard=False, ask_on=LATER),
        said.EvaluationCompletedV1(
            plan_version=1,
            held_on=p.DUE,
            completed_on=p.DUE,
            lead_id=p.KARI,
            is_child_heard=False,
            ask_child_on=LATER,
            **ABOUT,
        ),
    ),
    (
        e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.CASE_CLOSED),
        said.EvaluationCancelledV1(**ABOUT),
    ),
    (
        e.AlertRaised(
            evaluation_id=p.FIRST,
            alert=Alert.EVALUATION_OVERDUE_1_DAY,
            due_on=p.DUE,
            tells=(p.KARI,),
            raised_on=date(2026, 3, 5),
        ),
        said.EvaluationAlertRaisedV1(
            alert=Alert.EVALUATION_OVERDUE_1_DAY,
            tells=(p.KARI,),
            due_on=p.DUE,
            raised_on=date(2026, 3, 5),
            **ABOUT,
        ),
    ),
)
UNTOLD: Final[tuple[Event, ...]] = (
    v.GuardianAnswered(
        evaluation_id=p.FIRST, person_id=p.LISE, answers=p.BETTER, written_by=p.LISE
    ),
    v.EmployeeAnswered(
        evaluation_id=p.FIRST, person_id=p.MONA, answers=p.BETTER, written_by=p.MONA
    ),
    v.OwnWordsShown(evaluation_id=p.FIRST, person_id=p.LISE),
    p.ada_heard(p.DUE),
    p.ada_is_safe,
    e.CaseEnded(ended_on=LATER),
    e.LeadNamed(lead_id=p.MONA, leader_id=p.BERIT, sequence=8),
)


def recorded(event: Event) -> Recorded[Event]:
    return Recorded(
        originator_id=UUID(int=1),
        originator_version=1,
        id=UUID(int=2),
        kind="evaluation",
        name=CATALOGUE.name_of(type(event)),
        subject_id=p.CASE,
        facet=event.facet(),
        event=event,
        occurred_at=p.at(p.DUE),
        recorded_at=p.at(p.DUE),
        by=p.employee(p.KARI),
        ground=None,
        cause=Cause("a-story"),
    )


@pytest.mark.parametrize(("event", "contract"), TOLD, ids=lambda one: type(one).__name__)
def test_others_are_told_ids_dates_and_codes(event: Event, contract: Contract) -> None:
    assert announce(recorded(event)) == [contract]


@pytest.mark.parametrize("event", UNTOLD, ids=lambda one: type(one).__name__)
def test_what_was_said_is_told_to_no_other_service(event: Event) -> None:
    assert announce(recorded(event)) == []


def test_everything_the_service_says_is_told_at_some_time() -> None:
    assert {type(contract) for _, contract in TOLD} == set(SAYS)


def test_every_event_has_a_stored_name() -> None:
    assert set(CATALOGUE.names.values()) == set(get_args(e.EvaluationEvent))


def test_every_sentence_is_translated() -> None:
    assert languages_of(SERVICE.folder).missing(MSGIDS) == []


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
@pytest.mark.parametrize(
    "event",
    [event for event, _ in TOLD] + [event for event in UNTOLD if type(event) in SENTENCES],
    ids=lambda one: type(one).__name__,
)
def test_every_line_of_the_trail_can_be_said(event: Event, language: Language) -> None:
    languages = languages_of(SERVICE.folder)
    text, _ = sentence(SENTENCES[type(event)], recorded(event), languages, language)
    assert text
    assert "None" not in text
