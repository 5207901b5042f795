"""A concern is registered with three things, by anyone, and everything else may follow."""

from __future__ import annotations

import pytest

from services.concern_intake.domain.commands import AddToConcern, IdentifyChild, RegisterConcern
from services.concern_intake.domain.content import (
    Details,
    DraftContent,
    Moment,
    Observation,
    Question,
)
from services.concern_intake.domain.events import (
    ChildIdentified,
    ConcernAddedTo,
    DraftDiscarded,
)
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    ChildIsAlreadyIdentified,
    ChildOutsideTheUnitIsDescribedInWords,
    ConcernIsAlreadyDecided,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    ConcernNeedsThreeThings,
    LeaderIsNotCloseToTheChild,
    LeaderWhoWasToldDoesThis,
    WhatHappenedLiesInThePast,
)
from services.concern_intake.domain.states import OpenConcern
from tests.rules.concern_intake.people import (
    ABOUT_ADA,
    ADA,
    ALL_IS_WELL,
    AROUND_ADA,
    BERIT,
    BERIT_IS_CLOSE,
    IN_WORDS,
    KARI,
    LISE,
    MON_12,
    OLE_COLLEAGUE,
    SEEN,
    TUE_13,
    VIOLENCE_YES,
    asks,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    REGISTERED,
    SHARED,
    answered,
    drafted,
    given,
    registered,
    shared,
)

NOTHING_MORE = Details()
THREE_THINGS = RegisterConcern(
    **asks(KARI, MON_12),
    child=ABOUT_ADA,
    observations=SEEN,
    safety=ALL_IS_WELL,
    people=AROUND_ADA,
)
FROM_THE_DRAFT = RegisterConcern(**asks(KARI, TUE_13), people=AROUND_ADA)
WRITTEN_FULLY = DraftContent(child=ABOUT_ADA, observations=SEEN)


@pytest.mark.requirement("R3", "R15", "R19", "R25")
def test_three_things_are_enough() -> None:
    given().when(THREE_THINGS).then(registered(details=NOTHING_MORE), answered())


@pytest.mark.requirement("R15")
def test_a_new_concern_is_open_at_level_0() -> None:
    state = given(*REGISTERED).state()
    assert isinstance(state.concern, OpenConcern)


def test_registering_twice_changes_nothing() -> None:
    given(*REGISTERED).when(THREE_THINGS).then_nothing()


def test_nobody_registers_anothers_concern() -> None:
    another = THREE_THINGS.model_copy(update={"by": OLE_COLLEAGUE})
    given(*REGISTERED).when(another).then_refused(AuthorDoesThis)
    given(drafted()).when(another).then_refused(AuthorDoesThis)


def test_a_draft_gives_what_the_registration_leaves_out() -> None:
    given(drafted(WRITTEN_FULLY), answered()).when(FROM_THE_DRAFT).then(
        registered(details=NOTHING_MORE, on=TUE_13)
    )


def test_without_the_three_things_nothing_is_registered() -> None:
    refused = given(drafted()).when(FROM_THE_DRAFT).then_refused(ConcernNeedsThreeThings)
    assert refused.facts == {"missing": "child, safety"}


def test_a_draft_that_was_put_away_is_not_registered() -> None:
    away = DraftDiscarded(author_id=KARI.person_id, discarded_on=MON_12)
    given(drafted(), away).when(FROM_THE_DRAFT).then_refused(ConcernIsRegisteredFirst)


@pytest.mark.requirement("R28")
def test_answers_are_corrected_until_the_concern_is_registered() -> None:
    history = (drafted(WRITTEN_FULLY), answered(VIOLENCE_YES))
    corrected = FROM_THE_DRAFT.model_copy(update={"safety": ALL_IS_WELL})
    given(*history).when(corrected).then(
        registered(details=NOTHING_MORE, on=TUE_13), answered(on=TUE_13)
    )
    after = (*history, registered(on=TUE_13), answered(on=TUE_13))
    assert not given(*after).state().safeguarding.stopped_for(LISE)


def test_a_child_of_another_unit_is_not_named() -> None:
    elsewhere = AROUND_ADA.model_copy(update={"child_is_of_unit": False})
    command = THREE_THINGS.model_copy(update={"people": elsewhere})
    given().when(command).then_refused(ChildOutsideTheUnitIsDescribedInWords)


def test_a_stranger_to_the_child_gets_the_same_answer() -> None:
    close = AROUND_ADA.model_copy(update={"strangers": frozenset({KARI.person_id})})
    command = THREE_THINGS.model_copy(update={"people": close})
    given().when(command).then_refused(ChildOutsideTheUnitIsDescribedInWords)


def test_a_child_outside_the_unit_is_described_in_words() -> None:
    command = THREE_THINGS.model_copy(update={"child": IN_WORDS})
    given().when(command).then(registered(child=IN_WORDS, details=NOTHING_MORE), answered())


@pytest.mark.requirement("R16")
@pytest.mark.parametrize("child", [{}, {"child_id": str(ADA), "in_words": "and her brother"}])
def test_a_concern_is_about_exactly_one_child(child: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="child"):
        DraftContent.model_validate({"child": child})


def test_a_moment_says_when() -> None:
    with pytest.raises(ValueError, match="give on, about, or both"):
        Moment()


def test_nothing_was_seen_tomorrow() -> None:
    seen = (Observation(what="She sits alone.", on=TUE_13),)
    command = THREE_THINGS.model_copy(update={"observations": seen})
    given().when(command).then_refused(WhatHappenedLiesInThePast)


def test_nobody_has_been_worried_since_tomorrow() -> None:
    details = Details(worried_since=Moment(on=TUE_13))
    command = THREE_THINGS.model_copy(update={"details": details})
    given().when(command).then_refused(WhatHappenedLiesInThePast)


@pytest.mark.requirement("R20", "R21", "R22", "R24")
def test_more_is_added_afterwards() -> None:
    details = Details(where="the cloakroom", interpretation="She may be afraid of the noise.")
    command = AddToConcern(**asks(KARI, TUE_13), details=details, observations=SEEN)
    given(*REGISTERED).when(command).then(ConcernAddedTo(details=details, observations=SEEN))


@pytest.mark.requirement("R22")
def test_that_it_is_not_known_is_an_answer() -> None:
    details = Details(not_known=(Question.WHEN, Question.WORRIED_SINCE))
    assert details.answers() == {Question.WHEN, Question.WORRIED_SINCE}


def test_adding_nothing_changes_nothing() -> None:
    given(*REGISTERED).when(AddToConcern(**asks(KARI, TUE_13))).then_nothing()


def test_another_observation_alone_may_be_added() -> None:
    command = AddToConcern(**asks(KARI, TUE_13), observations=SEEN)
    given(*REGISTERED).when(command).then(ConcernAddedTo(details=Details(), observations=SEEN))


def test_only_those_who_know_add_to_a_concern() -> None:
    command = AddToConcern(**asks(BERIT, TUE_13), observations=SEEN)
    given(*REGISTERED).when(command).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_decided_concern_is_not_added_to() -> None:
    command = AddToConcern(**asks(KARI, TUE_13), observations=SEEN)
    given(*FOLLOWED_UP).when(command).then_refused(ConcernIsAlreadyDecided)


IN_WORDS_AND_SHARED = (registered(child=IN_WORDS), answered(), shared())
IDENTIFY = IdentifyChild(**asks(BERIT, TUE_13), child_id=ADA, people=AROUND_ADA)


def test_the_leader_identifies_the_child() -> None:
    given(*IN_WORDS_AND_SHARED).when(IDENTIFY).then(
        ChildIdentified(child_id=ADA, identified_on=TUE_13)
    )


def test_the_author_does_not_identify_the_child() -> None:
    command = IDENTIFY.model_copy(update={"by": KARI})
    given(*IN_WORDS_AND_SHARED).when(command).then_refused(LeaderWhoWasToldDoesThis)


def test_a_leader_close_to_the_child_does_not_identify_it() -> None:
    command = IDENTIFY.model_copy(update={"people": BERIT_IS_CLOSE})
    given(*IN_WORDS_AND_SHARED).when(command).then_refused(LeaderIsNotCloseToTheChild)


def test_identifying_the_same_child_again_changes_nothing() -> None:
    given(*SHARED).when(IDENTIFY).then_nothing()


def test_a_child_does_not_become_another() -> None:
    command = IDENTIFY.model_copy(update={"child_id": LISE})
    given(*SHARED).when(command).then_refused(ChildIsAlreadyIdentified)


@pytest.mark.requirement("R36")
def test_only_the_author_reads_a_concern_until_it_is_shared() -> None:
    state = given(*REGISTERED).state()
    assert facets_read_by(KARI.person_id, state) == {"main", "safeguarding"}
    assert not facets_read_by(BERIT.person_id, state)
    assert not facets_read_by(OLE_COLLEAGUE.person_id, state)
