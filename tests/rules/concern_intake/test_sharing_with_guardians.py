"""Guardians and child are told by choice, after the leader, and never before it is cleared."""

from __future__ import annotations

from uuid import UUID

import pytest

from services.concern_intake.domain.commands import DecideOnSharingWithGuardians
from services.concern_intake.domain.events import ConcernEvent
from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.refusals import (
    ConcernIsAlreadyDecided,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    GuardianIsTheChilds,
    GuardiansAreNotToldUntilItIsCleared,
    LeaderIsToldBeforeGuardians,
    RestrictedGuardianIsNotTold,
)
from services.concern_intake.domain.safety import DangerFrom, SafetyAnswers
from services.concern_intake.domain.talk import SharingChoice
from tests.rules.concern_intake.people import (
    AROUND_ADA,
    BERIT,
    BERIT_IS_CLOSE,
    CASE_LEAD,
    KARI,
    LISE,
    NOT_SAFE,
    OLE_COLLEAGUE,
    TOR,
    TUE_13,
    VIOLENCE_UNSURE,
    VIOLENCE_YES,
    asks,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TELL_LISE,
    advised,
    answered,
    chose,
    closed,
    drafted,
    given,
    registered,
    shared,
)


def decision(
    choice: SharingChoice = SharingChoice.SHARE,
    *guardian_ids: UUID,
    people: PeopleAround = AROUND_ADA,
) -> DecideOnSharingWithGuardians:
    return DecideOnSharingWithGuardians(
        **asks(BERIT, TUE_13),
        choice=choice,
        reason="Kari knows them well.",
        guardian_ids=guardian_ids,
        people=people,
    )


def stopped_by(answers: SafetyAnswers) -> tuple[ConcernEvent, ...]:
    return registered(), answered(answers), shared()


@pytest.mark.requirement("R17")
def test_guardians_are_not_told_before_the_leader() -> None:
    by_kari = decision().model_copy(update={"by": KARI})
    given(*REGISTERED).when(by_kari).then_refused(LeaderIsToldBeforeGuardians)


@pytest.mark.requirement("R18")
def test_sharing_names_every_guardian_who_may_be_told() -> None:
    given(*SHARED).when(decision()).then(chose())


@pytest.mark.requirement("R18")
def test_not_to_share_is_a_choice_with_a_reason() -> None:
    choice = SharingChoice.DO_NOT_SHARE
    given(*SHARED).when(decision(choice)).then(chose(choice, tells=()))


@pytest.mark.requirement("R18")
def test_to_postpone_is_a_choice_with_a_reason() -> None:
    choice = SharingChoice.POSTPONE
    given(*SHARED).when(decision(choice)).then(chose(choice))


def test_one_guardian_may_be_told_alone() -> None:
    given(*SHARED).when(decision(SharingChoice.SHARE, LISE)).then(chose(tells=(LISE,)))


def test_the_same_choice_again_changes_nothing() -> None:
    given(*SHARED, chose()).when(decision()).then_nothing()


def test_a_guardian_of_somebody_else_is_not_told() -> None:
    given(*SHARED).when(decision(SharingChoice.SHARE, CASE_LEAD)).then_refused(GuardianIsTheChilds)


def around_with(tor: GuardianNearby) -> PeopleAround:
    guardians = (GuardianNearby(guardian_id=LISE), tor)
    return AROUND_ADA.model_copy(update={"guardians": guardians})


TOR_RESTRICTED = around_with(GuardianNearby(guardian_id=TOR, restricted=True))
TOR_WITHOUT_RESPONSIBILITY = around_with(
    GuardianNearby(guardian_id=TOR, has_parental_responsibility=False)
)


def test_a_restricted_guardian_is_left_out() -> None:
    given(*SHARED).when(decision(people=TOR_RESTRICTED)).then(chose(tells=(LISE,)))


def test_a_restricted_guardian_is_not_told_by_name_either() -> None:
    command = decision(SharingChoice.SHARE, TOR, people=TOR_RESTRICTED)
    given(*SHARED).when(command).then_refused(RestrictedGuardianIsNotTold)


def test_a_guardian_without_responsibility_is_told_only_by_name() -> None:
    given(*SHARED).when(decision(people=TOR_WITHOUT_RESPONSIBILITY)).then(chose(tells=(LISE,)))
    by_name = decision(SharingChoice.SHARE, TOR, people=TOR_WITHOUT_RESPONSIBILITY)
    given(*SHARED).when(by_name).then(chose(tells=(TOR,)))


@pytest.mark.requirement("R25", "R29")
@pytest.mark.parametrize("question", ["violence", "sexual_abuse", "neglect"])
@pytest.mark.parametrize("said", [VIOLENCE_YES.violence, VIOLENCE_UNSURE.violence])
def test_yes_or_unsure_stops_every_sharing_with_guardians(question: str, said: object) -> None:
    answers = SafetyAnswers.model_validate(
        {"violence": "no", "sexual_abuse": "no", "neglect": "no", "safe_now": "yes"}
        | {question: said}
    )
    given(*stopped_by(answers)).when(decision()).then_refused(GuardiansAreNotToldUntilItIsCleared)


@pytest.mark.requirement("R10")
@pytest.mark.parametrize("danger", [DangerFrom.SOMEONE_AT_HOME, DangerFrom.UNKNOWN, None])
def test_not_safe_from_someone_at_home_or_unknown_stops_sharing(
    danger: DangerFrom | None,
) -> None:
    answers = NOT_SAFE.model_copy(update={"danger_from": danger})
    given(*stopped_by(answers)).when(decision()).then_refused(GuardiansAreNotToldUntilItIsCleared)


@pytest.mark.requirement("R10")
@pytest.mark.parametrize(
    "danger",
    [
        DangerFrom.SCHOOL_OR_KINDERGARTEN,
        DangerFrom.OTHER_CHILDREN,
        DangerFrom.SOMEONE_OUTSIDE,
        DangerFrom.THE_CHILD_ITSELF,
    ],
)
def test_not_safe_from_anything_else_stops_nothing(danger: DangerFrom) -> None:
    answers = NOT_SAFE.model_copy(update={"danger_from": danger})
    given(*stopped_by(answers)).when(decision()).then(chose())


def test_not_to_share_is_possible_while_sharing_is_stopped() -> None:
    choice = SharingChoice.DO_NOT_SHARE
    given(*stopped_by(VIOLENCE_YES)).when(decision(choice)).then(chose(choice, tells=()))


@pytest.mark.requirement("R27")
def test_advice_that_says_what_may_be_told_opens_sharing_again() -> None:
    given(*stopped_by(VIOLENCE_YES), advised(TELL_BOTH)).when(decision()).then(chose())


def test_advice_that_says_not_yet_opens_nothing() -> None:
    given(*stopped_by(VIOLENCE_YES), advised()).when(decision()).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )


def test_what_is_cleared_for_one_guardian_is_not_cleared_for_the_other() -> None:
    history = (*stopped_by(VIOLENCE_YES), advised(TELL_LISE))
    given(*history).when(decision()).then(chose(tells=(LISE,)))
    given(*history).when(decision(SharingChoice.SHARE, TOR)).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )


def test_a_new_suspicion_stops_sharing_that_was_opened() -> None:
    worse = answered(
        VIOLENCE_YES.model_copy(update={"neglect": VIOLENCE_YES.violence}),
        TUE_13,
        before_registration=False,
    )
    history = (*stopped_by(VIOLENCE_YES), advised(TELL_BOTH), worse)
    given(*history).when(decision()).then_refused(GuardiansAreNotToldUntilItIsCleared)


def test_a_smaller_suspicion_than_the_one_cleared_stops_nothing() -> None:
    milder = answered(VIOLENCE_UNSURE, TUE_13, before_registration=False)
    history = (*stopped_by(VIOLENCE_YES), advised(TELL_BOTH), milder)
    given(*history).when(decision()).then(chose())


@pytest.mark.requirement("R28")
def test_a_suspicion_is_not_answered_away_once_it_is_registered() -> None:
    denied = answered(on=TUE_13, before_registration=False)
    given(*stopped_by(VIOLENCE_YES), denied).when(decision()).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )


def test_saying_from_whom_opens_what_stopped_only_because_nobody_had_said() -> None:
    answers = NOT_SAFE.model_copy(update={"danger_from": DangerFrom.OTHER_CHILDREN})
    said = answered(answers, TUE_13, before_registration=False)
    given(*stopped_by(NOT_SAFE), said).when(decision()).then(chose())


def test_that_all_is_well_after_all_does_not_say_from_whom_the_child_was_not_safe() -> None:
    well = answered(on=TUE_13, before_registration=False)
    given(*stopped_by(NOT_SAFE), well).when(decision()).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )
    given(*stopped_by(NOT_SAFE), well, advised(TELL_BOTH)).when(decision()).then(chose())


def test_saying_it_is_someone_at_home_keeps_sharing_stopped() -> None:
    answers = NOT_SAFE.model_copy(update={"danger_from": DangerFrom.SOMEONE_AT_HOME})
    said = answered(answers, TUE_13, before_registration=False)
    given(*stopped_by(NOT_SAFE), said).when(decision()).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )


@pytest.mark.parametrize(
    "first",
    [
        VIOLENCE_YES.model_copy(update={"safe_now": NOT_SAFE.safe_now}),
        NOT_SAFE.model_copy(update={"danger_from": DangerFrom.SOMEONE_AT_HOME}),
    ],
)
def test_saying_that_it_is_other_children_opens_nothing_where_more_was_suspected(
    first: SafetyAnswers,
) -> None:
    answers = NOT_SAFE.model_copy(update={"danger_from": DangerFrom.OTHER_CHILDREN})
    said = answered(answers, TUE_13, before_registration=False)
    given(*stopped_by(first), said).when(decision()).then_refused(
        GuardiansAreNotToldUntilItIsCleared
    )


def test_only_those_who_know_choose() -> None:
    another = decision().model_copy(update={"by": OLE_COLLEAGUE})
    given(*SHARED).when(another).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_leader_close_to_the_child_chooses_nothing() -> None:
    given(*SHARED).when(decision(people=BERIT_IS_CLOSE)).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_nothing_is_chosen_about_a_draft() -> None:
    given(drafted()).when(decision()).then_refused(ConcernIsRegisteredFirst)


def test_a_choice_may_come_after_the_follow_up_was_decided() -> None:
    given(*FOLLOWED_UP).when(decision(SharingChoice.SHARE, TOR)).then(chose(tells=(TOR,)))


def test_nothing_more_is_chosen_once_a_concern_is_closed() -> None:
    given(*SHARED, closed()).when(decision()).then_refused(ConcernIsAlreadyDecided)
