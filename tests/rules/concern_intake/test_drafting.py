"""A draft is kept at once, and only its author knows of it."""

from __future__ import annotations

import pytest

from services.concern_intake.domain.commands import DiscardDraft, SaveDraft, StartDraft
from services.concern_intake.domain.content import Details, DraftContent, Moment, Observation
from services.concern_intake.domain.events import DraftDiscarded, DraftSaved
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    ConcernIsAlreadyRegistered,
    EmployeesRegisterConcerns,
    SuspicionIsNotPutAway,
    WhatHappenedLiesInThePast,
)
from shared.identity.actor import Role
from tests.rules.concern_intake.people import (
    ALL_IS_WELL,
    BERIT,
    KARI,
    MON_12,
    OLE_COLLEAGUE,
    SEEN,
    STAFETT,
    TUE_13,
    VIOLENCE_YES,
    asks,
)
from tests.rules.concern_intake.stories import REGISTERED, advised, answered, drafted, given

EMPTY = DraftContent()
MORE = DraftContent(observations=(*SEEN, Observation(what="She cried at lunch.")))


@pytest.mark.requirement("R3", "R4")
def test_an_empty_draft_is_kept_at_once() -> None:
    given().when(StartDraft(**asks(KARI, MON_12))).then(drafted(EMPTY))


def test_safety_answers_of_a_draft_stand_apart() -> None:
    given().when(StartDraft(**asks(KARI, MON_12), safety=VIOLENCE_YES)).then(
        drafted(EMPTY), answered(VIOLENCE_YES)
    )


def test_starting_a_draft_again_changes_nothing() -> None:
    given(drafted()).when(StartDraft(**asks(KARI, MON_12))).then_nothing()


def test_a_newer_text_takes_the_place_of_the_draft() -> None:
    given(drafted()).when(SaveDraft(**asks(KARI, TUE_13), content=MORE)).then(
        DraftSaved(content=MORE)
    )


def test_saving_what_stands_already_changes_nothing() -> None:
    command = SaveDraft(**asks(KARI, TUE_13), content=MORE)
    given(drafted(MORE)).when(command).then_nothing()


def test_only_the_author_saves_a_draft() -> None:
    command = SaveDraft(**asks(OLE_COLLEAGUE, MON_12), content=MORE)
    given(drafted()).when(command).then_refused(AuthorDoesThis)


def test_only_an_employee_of_a_unit_writes() -> None:
    given().when(StartDraft(**asks(STAFETT, MON_12))).then_refused(EmployeesRegisterConcerns)


def test_a_guardian_writes_no_concern_here() -> None:
    guardian = KARI.model_copy(update={"role": Role.GUARDIAN})
    given().when(StartDraft(**asks(guardian, MON_12))).then_refused(EmployeesRegisterConcerns)


def test_only_the_author_reads_a_draft() -> None:
    state = given(drafted()).state()
    assert facets_read_by(KARI.person_id, state)
    assert not facets_read_by(BERIT.person_id, state)


def test_what_is_written_happened_already() -> None:
    tomorrow = DraftContent(details=Details(when=Moment(on=TUE_13)))
    given().when(StartDraft(**asks(KARI, MON_12), content=tomorrow)).then_refused(
        WhatHappenedLiesInThePast
    )


def test_a_draft_may_be_put_away() -> None:
    given(drafted()).when(DiscardDraft(**asks(KARI, TUE_13))).then(
        DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)
    )


def test_putting_a_draft_away_twice_changes_nothing() -> None:
    away = DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)
    given(drafted(), away).when(DiscardDraft(**asks(KARI, TUE_13))).then_nothing()


@pytest.mark.requirement("R28")
def test_a_draft_that_suspects_abuse_is_not_put_away() -> None:
    given(drafted(), answered(VIOLENCE_YES)).when(DiscardDraft(**asks(KARI, TUE_13))).then_refused(
        SuspicionIsNotPutAway
    )


@pytest.mark.requirement("R28")
def test_a_wrong_tick_in_a_draft_may_be_corrected() -> None:
    history = (drafted(), answered(VIOLENCE_YES), answered(ALL_IS_WELL))
    given(*history).when(DiscardDraft(**asks(KARI, TUE_13))).then(
        DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)
    )


def test_a_draft_may_be_put_away_once_advice_was_asked() -> None:
    given(drafted(), answered(VIOLENCE_YES), advised()).when(
        DiscardDraft(**asks(KARI, TUE_13))
    ).then(DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13))


@pytest.mark.requirement("R2")
def test_a_registered_concern_is_not_put_away() -> None:
    given(*REGISTERED).when(DiscardDraft(**asks(KARI, TUE_13))).then_refused(
        ConcernIsAlreadyRegistered
    )


def test_a_registered_concern_is_not_rewritten() -> None:
    given(*REGISTERED).when(SaveDraft(**asks(KARI, TUE_13), content=MORE)).then_refused(
        ConcernIsAlreadyRegistered
    )
