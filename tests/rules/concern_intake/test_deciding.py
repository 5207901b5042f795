"""The leader decides, the employee's view beside it; where they differ, the next leader does."""

from __future__ import annotations

import pytest

from services.concern_intake.domain.assessment import View
from services.concern_intake.domain.commands import DecideFollowUp, DecideNoFollowUp, GiveOwnView
from services.concern_intake.domain.content import Details
from services.concern_intake.domain.events import ConcernAddedTo, ConcernEvent, NextLeaderAsked
from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.domain.refusals import (
    AdviceComesBeforeClosing,
    AuthorDoesThis,
    BestInterestsAreReasoned,
    ChildIsIdentifiedBeforeFollowUp,
    ConcernIsAlreadyDecided,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    DecisionsHaveReasons,
    EmployeesViewStandsBesideTheLeaders,
    GuardiansAreToldOrItIsSaidWhyNot,
    LeaderWhoWasToldDoesThis,
    LevelIsOneOfACase,
    WhatIsAskedForIsAnsweredBeforeTheDecision,
)
from services.concern_intake.domain.talk import GuardianInTalk, SharingChoice
from shared.contracts.codes import CaseLevel, NotToldBecause
from shared.identity.actor import Actor
from tests.rules.concern_intake.people import (
    AROUND_ADA,
    BERIT,
    BEST_INTERESTS,
    IN_WORDS,
    KARI,
    KARI_SEES_NO_GROUND,
    KARI_WANTS_FOLLOW_UP,
    LISE,
    MON_19,
    NINA_NEXT,
    NOT_SAFE,
    OLE_COLLEAGUE,
    SIGNE_MANAGER,
    TOR,
    VIOLENCE_YES,
    asks,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    LISE_TOLD,
    READY,
    SHARED,
    TOLD,
    TOR_DECLINED,
    TOR_NOT_REACHED,
    TOR_TOLD,
    advised,
    answered,
    chose,
    closed,
    drafted,
    followed_up,
    gave_view,
    given,
    registered,
    shared,
    spoke_with,
)


def yes(by: Actor = BERIT, people: PeopleAround = AROUND_ADA) -> DecideFollowUp:
    return DecideFollowUp(
        **asks(by, MON_19),
        level=CaseLevel.OWN_UNIT,
        reason="Ada needs help into play.",
        best_interests=BEST_INTERESTS,
        people=people,
    )


def no(by: Actor = BERIT, people: PeopleAround = AROUND_ADA) -> DecideNoFollowUp:
    return DecideNoFollowUp(
        **asks(by, MON_19),
        reason="She plays with others again.",
        who_was_told="Lise and Tor",
        people=people,
    )


@pytest.mark.requirement("R34", "R35", "R4")
def test_follow_up_is_decided_with_everything_the_case_must_know() -> None:
    given(*READY).when(yes()).then(followed_up())


@pytest.mark.requirement("R34")
def test_the_employee_puts_their_own_view_beside_the_decision() -> None:
    command = GiveOwnView(**asks(KARI, MON_19), follow_up=True, reason="She is alone every day.")
    given(*SHARED).when(command).then(gave_view())
    given(*READY).when(command).then_nothing()


def test_nobody_else_gives_the_employees_view() -> None:
    command = GiveOwnView(**asks(BERIT, MON_19), follow_up=False, reason="I saw nothing.")
    given(*SHARED).when(command).then_refused(AuthorDoesThis)


def test_the_leader_does_not_decide_without_the_employees_view() -> None:
    given(*TOLD).when(yes()).then_refused(EmployeesViewStandsBesideTheLeaders)


def test_an_employee_who_cannot_be_asked_blocks_nothing() -> None:
    missing = "Kari is ill for a long time."
    command = yes().model_copy(update={"employees_view_missing_because": missing})
    given(*TOLD).when(command).then(
        followed_up().model_copy(
            update={"employees_view": None, "employees_view_missing_because": missing}
        )
    )


def test_the_author_does_not_decide() -> None:
    given(*READY).when(yes(KARI)).then_refused(LeaderWhoWasToldDoesThis)


def test_a_colleague_does_not_decide() -> None:
    given(*READY).when(yes(OLE_COLLEAGUE)).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_leader_close_to_the_child_does_not_decide() -> None:
    close = AROUND_ADA.model_copy(update={"strangers": frozenset({BERIT.person_id})})
    given(*READY).when(yes(people=close)).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_draft_is_not_decided() -> None:
    given(drafted()).when(yes()).then_refused(ConcernIsRegisteredFirst)


def test_a_concern_is_decided_once() -> None:
    given(*FOLLOWED_UP).when(no()).then_refused(ConcernIsAlreadyDecided)
    given(*READY, closed()).when(yes()).then_refused(ConcernIsAlreadyDecided)


@pytest.mark.requirement("R20", "R21", "R22")
def test_what_is_asked_for_is_answered_before_the_decision() -> None:
    history = (registered(details=Details(where="the cloakroom")), answered(), shared())
    refused = given(*history).when(no()).then_refused(WhatIsAskedForIsAnsweredBeforeTheDecision)
    assert refused.facts == {"missing": "what-happened, when, how-it-unfolded, worried-since"}


@pytest.mark.requirement("R10")
def test_from_whom_the_child_is_not_safe_is_asked_before_the_decision() -> None:
    history = (registered(), answered(NOT_SAFE), shared())
    refused = given(*history).when(no()).then_refused(WhatIsAskedForIsAnsweredBeforeTheDecision)
    assert refused.facts == {"missing": "from-whom-not-safe"}


def test_the_child_is_identified_before_follow_up() -> None:
    history = (registered(child=IN_WORDS), answered(), shared(), gave_view())
    given(*history).when(yes()).then_refused(ChildIsIdentifiedBeforeFollowUp)


@pytest.mark.requirement("R35")
def test_follow_up_means_level_1_2_or_3() -> None:
    command = yes().model_copy(update={"level": CaseLevel.CONCERN})
    given(*READY).when(command).then_refused(LevelIsOneOfACase)


@pytest.mark.requirement("R35")
def test_a_concern_may_go_straight_to_level_3() -> None:
    command = yes().model_copy(update={"level": CaseLevel.ACROSS_BODIES})
    expected = followed_up().model_copy(update={"level": CaseLevel.ACROSS_BODIES})
    given(*READY).when(command).then(expected)


@pytest.mark.requirement("R6")
@pytest.mark.parametrize("part", ["decision", "weight_because", "conclusion"])
def test_best_interests_are_not_one_box_that_takes_a_full_stop(part: str) -> None:
    empty = BEST_INTERESTS.model_copy(update={part: "."})
    command = yes().model_copy(update={"best_interests": empty})
    given(*READY).when(command).then_refused(BestInterestsAreReasoned)


def test_two_words_are_a_reason() -> None:
    given(*READY).when(yes().model_copy(update={"reason": "Ada waits"})).then(
        followed_up().model_copy(update={"reason": "Ada waits"})
    )


def test_a_decision_has_a_reason_in_words() -> None:
    given(*READY).when(yes().model_copy(update={"reason": "..."})).then_refused(
        DecisionsHaveReasons
    )
    given(*READY).when(no().model_copy(update={"reason": "..."})).then_refused(DecisionsHaveReasons)
    given(*READY).when(no().model_copy(update={"who_was_told": "---"})).then_refused(
        DecisionsHaveReasons
    )


def untold(*history: ConcernEvent) -> tuple[ConcernEvent, ...]:
    return (*SHARED, *history, gave_view())


def test_guardians_are_told_or_it_is_said_why_not() -> None:
    given(*untold()).when(yes()).then_refused(GuardiansAreToldOrItIsSaidWhyNot)
    given(*untold(chose())).when(yes()).then_refused(GuardiansAreToldOrItIsSaidWhyNot)
    given(*untold(chose(), spoke_with(LISE_TOLD))).when(yes()).then_refused(
        GuardiansAreToldOrItIsSaidWhyNot
    )


def test_something_is_said_also_of_a_child_whose_guardians_nobody_knows() -> None:
    nobody = AROUND_ADA.model_copy(update={"guardians": ()})
    given(*untold()).when(yes(people=nobody)).then_refused(GuardiansAreToldOrItIsSaidWhyNot)
    history = untold(chose(SharingChoice.POSTPONE, tells=()))
    expected = followed_up(told=(), told_on=None)
    given(*history).when(yes(people=nobody)).then(expected)


def test_what_is_added_does_not_forget_since_when_someone_was_worried() -> None:
    added = ConcernAddedTo(details=Details(where="the cloakroom"), observations=())
    given(*READY, added).when(yes()).then(followed_up())


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("tor", "because"),
    [
        (TOR_NOT_REACHED, NotToldBecause.NOT_REACHED),
        (TOR_DECLINED, NotToldBecause.DECLINED_TO_TALK),
    ],
)
def test_an_absent_father_does_not_block_the_decision(
    tor: GuardianInTalk, because: NotToldBecause
) -> None:
    history = untold(chose(), spoke_with(LISE_TOLD, tor))
    given(*history).when(yes()).then(followed_up(told=(LISE,), not_told=((TOR, because),)))


def test_the_case_is_told_that_telling_was_postponed() -> None:
    history = untold(chose(SharingChoice.POSTPONE))
    because = NotToldBecause.POSTPONED
    expected = followed_up(told=(), told_on=None, not_told=((LISE, because), (TOR, because)))
    given(*history).when(yes()).then(expected)


def test_the_case_is_told_that_it_was_decided_not_to_tell() -> None:
    history = untold(chose(SharingChoice.DO_NOT_SHARE, tells=()))
    because = NotToldBecause.DECIDED_NOT_TO
    expected = followed_up(told=(), told_on=None, not_told=((LISE, because), (TOR, because)))
    given(*history).when(yes()).then(expected)


def test_the_case_is_told_of_a_guardian_who_was_left_out() -> None:
    history = untold(chose(tells=(LISE,)), spoke_with(LISE_TOLD))
    expected = followed_up(told=(LISE,), not_told=((TOR, NotToldBecause.DECIDED_NOT_TO),))
    given(*history).when(yes()).then(expected)


@pytest.mark.parametrize(
    ("tor", "because"),
    [
        (GuardianNearby(guardian_id=TOR, restricted=True), NotToldBecause.RESTRICTED),
        (
            GuardianNearby(guardian_id=TOR, has_parental_responsibility=False),
            NotToldBecause.NO_RESPONSIBILITY,
        ),
    ],
)
def test_the_case_is_told_of_a_guardian_who_may_not_be_told(
    tor: GuardianNearby, because: NotToldBecause
) -> None:
    people = AROUND_ADA.model_copy(update={"guardians": (GuardianNearby(guardian_id=LISE), tor)})
    history = untold(chose(tells=(LISE,)), spoke_with(LISE_TOLD))
    expected = followed_up(told=(LISE,), not_told=((TOR, because),))
    given(*history).when(yes(people=people)).then(expected)


@pytest.mark.requirement("R29")
def test_the_main_stream_of_a_suspicion_looks_like_any_other() -> None:
    """The case hears of a choice to postpone, never that sharing is stopped."""
    rest = (shared(), chose(SharingChoice.POSTPONE), gave_view())
    suspicion = (registered(), answered(VIOLENCE_YES), *rest)
    ordinary = (registered(), answered(), *rest)
    assert given(*suspicion).when(yes()).events() == given(*ordinary).when(yes()).events()


def test_a_guardian_told_before_the_stop_is_still_told() -> None:
    history = (*TOLD, answered(VIOLENCE_YES, MON_19, before_registration=False), gave_view())
    given(*history).when(yes()).then(followed_up())


@pytest.mark.requirement("R34", "R36")
def test_no_ground_closes_the_concern_with_reason_and_who_was_told() -> None:
    given(*TOLD, gave_view(KARI_SEES_NO_GROUND)).when(no()).then(closed(KARI_SEES_NO_GROUND))


@pytest.mark.requirement("R28")
def test_a_suspicion_is_not_closed_before_someone_was_asked() -> None:
    history = (registered(), answered(VIOLENCE_YES), shared(), gave_view(KARI_SEES_NO_GROUND))
    given(*history).when(no()).then_refused(AdviceComesBeforeClosing)
    given(*history, advised()).when(no()).then(closed(KARI_SEES_NO_GROUND))


LEADERS_NO = View(follow_up=False, reason="She plays with others again.")
ASKED = NextLeaderAsked(
    author_id=KARI.person_id,
    leader_id=BERIT.person_id,
    leaders_view=LEADERS_NO,
    next_leader_id=NINA_NEXT.person_id,
    asked_on=MON_19,
)


@pytest.mark.requirement("R34")
def test_where_leader_and_employee_differ_the_next_leader_is_asked() -> None:
    given(*READY).when(no()).then(ASKED)


def test_they_differ_when_each_names_another_level() -> None:
    level_2 = KARI_WANTS_FOLLOW_UP.model_copy(update={"level": CaseLevel.MUNICIPAL_UNITS})
    (asked,) = given(*TOLD, gave_view(level_2)).when(yes()).events()
    assert isinstance(asked, NextLeaderAsked)


def test_the_next_leader_is_asked_once() -> None:
    given(*READY, ASKED).when(no()).then_nothing()


def test_another_next_leader_is_asked_when_the_first_has_left() -> None:
    nina_left = AROUND_ADA.model_copy(update={"next_leader_ids": (SIGNE_MANAGER.person_id,)})
    instead = ASKED.model_copy(update={"next_leader_id": SIGNE_MANAGER.person_id})
    given(*READY, ASKED).when(no(people=nina_left)).then(instead)


def test_the_next_leader_who_is_asked_reads_all_and_decides() -> None:
    state = given(*READY, ASKED).state()
    assert facets_read_by(NINA_NEXT.person_id, state) == {"main", "safeguarding"}
    given(*READY, ASKED).when(yes(NINA_NEXT)).then(followed_up(leader_id=NINA_NEXT.person_id))
    given(*READY, ASKED).when(no(NINA_NEXT)).then(
        closed(KARI_WANTS_FOLLOW_UP).model_copy(update={"leader_id": NINA_NEXT.person_id})
    )


def test_a_leader_who_comes_round_decides() -> None:
    given(*READY, ASKED).when(yes()).then(followed_up())


def test_an_employee_who_comes_round_lets_the_leader_decide() -> None:
    history = (*READY, ASKED, gave_view(KARI_SEES_NO_GROUND))
    given(*history).when(no()).then(closed(KARI_SEES_NO_GROUND))


def test_a_next_leader_close_to_the_child_is_passed_by() -> None:
    close = AROUND_ADA.model_copy(update={"strangers": frozenset({NINA_NEXT.person_id})})
    given(*READY).when(no(people=close)).then(
        ASKED.model_copy(update={"next_leader_id": SIGNE_MANAGER.person_id})
    )


def test_where_nobody_is_above_the_leaders_decision_stands_with_both_views() -> None:
    on_top = AROUND_ADA.model_copy(update={"next_leader_ids": ()})
    given(*READY).when(no(people=on_top)).then(closed(KARI_WANTS_FOLLOW_UP))


def test_both_guardians_told_by_name_count_on_the_day_of_the_first_talk() -> None:
    later = spoke_with(TOR_TOLD, on=MON_19).model_copy(update={"talk_id": KARI.person_id})
    history = untold(chose(), spoke_with(LISE_TOLD), later)
    given(*history).when(yes()).then(followed_up())
