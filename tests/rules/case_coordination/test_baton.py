from __future__ import annotations

from uuid import UUID

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import BatonCameBack
from services.case_coordination.domain.refusals.baton import (
    OnlyWhoeverIsAskedAnswers,
    TheLeadIsFromTheOwningUnit,
    TheLeadStillHoldsTheBaton,
)
from services.case_coordination.domain.refusals.people import (
    AStrangerStaysOutOfTheCase,
    OnlyLeadOrLeader,
    OnlyTheLeader,
)
from services.case_coordination.domain.states import ActiveCase, HeldByLead
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    AROUND,
    BERIT,
    EVEN,
    KARI,
    MONA,
    MONDAY_19,
    SISSEL,
    THURSDAY_22,
    given,
)
from tests.rules.case_coordination.stories import LED, OPENED, accepted, proposed

MONA_IS_CLOSE = AROUND.model_copy(update={"strangers": frozenset({MONA})})
KARI_HAS_LEFT = AROUND.model_copy(update={"employees": frozenset({BERIT, SISSEL, MONA})})
BERIT_IS_CLOSE = AROUND.model_copy(update={"strangers": frozenset({BERIT})})


def holder(*history: e.CaseEvent) -> UUID:
    state = given(*history).state()
    assert isinstance(state, ActiveCase)
    return state.baton.holder_id


def test_the_leader_proposes_a_lead_and_still_holds_the_baton() -> None:
    given(*OPENED).when(asks.propose(KARI, by=BERIT)).then(proposed())
    assert holder(*OPENED, proposed()) == BERIT


def test_the_deputy_may_propose_in_the_leaders_place() -> None:
    given(*OPENED).when(asks.propose(KARI, by=SISSEL)).then(proposed())


def test_a_colleague_does_not_hand_out_the_baton() -> None:
    given(*OPENED).when(asks.propose(KARI, by=MONA)).then_refused(OnlyLeadOrLeader)


@pytest.mark.requirement("R41")
def test_the_lead_is_an_active_employee_of_the_owning_unit() -> None:
    given(*OPENED).when(asks.propose(EVEN, by=BERIT)).then_refused(TheLeadIsFromTheOwningUnit)


@pytest.mark.requirement("R41")
def test_whoever_has_left_since_they_were_asked_does_not_accept() -> None:
    given(*OPENED, proposed()).when(asks.accept(KARI, people=KARI_HAS_LEFT)).then_refused(
        TheLeadIsFromTheOwningUnit
    )


def test_nobody_too_close_to_the_child_is_asked_to_lead() -> None:
    given(*OPENED).when(asks.propose(MONA, by=BERIT, people=MONA_IS_CLOSE)).then_refused(
        AStrangerStaysOutOfTheCase
    )


def test_a_leader_too_close_to_the_child_proposes_nobody() -> None:
    given(*OPENED).when(asks.propose(KARI, by=BERIT, people=BERIT_IS_CLOSE)).then_refused(
        AStrangerStaysOutOfTheCase
    )


@pytest.mark.requirement("R40")
def test_the_one_who_was_asked_accepts_and_holds_the_baton() -> None:
    given(*OPENED, proposed()).when(asks.accept(KARI)).then(accepted())
    assert holder(*LED) == KARI


def test_nobody_accepts_what_was_asked_of_someone_else() -> None:
    given(*OPENED, proposed()).when(asks.accept(MONA)).then_refused(OnlyWhoeverIsAskedAnswers)
    given(*OPENED).when(asks.accept(KARI)).then_refused(OnlyWhoeverIsAskedAnswers)


def test_to_accept_twice_changes_nothing() -> None:
    given(*LED).when(asks.accept(KARI)).then_nothing()


def test_whoever_declines_leaves_the_baton_where_it_was() -> None:
    declined = e.LeadDeclined(proposal=1, declined_id=KARI, holder_id=BERIT)

    given(*OPENED, proposed()).when(asks.decline(KARI)).then(declined)
    assert holder(*OPENED, proposed(), declined) == BERIT
    given(*OPENED, proposed(), declined).when(asks.accept(KARI)).then_refused(
        OnlyWhoeverIsAskedAnswers
    )


def test_only_the_one_who_was_asked_declines() -> None:
    given(*OPENED, proposed()).when(asks.decline(MONA)).then_refused(OnlyWhoeverIsAskedAnswers)


def test_a_new_proposal_takes_the_place_of_the_one_before() -> None:
    given(*OPENED, proposed()).when(asks.propose(MONA, by=BERIT)).then(proposed(MONA, number=2))
    given(*OPENED, proposed(), proposed(MONA, number=2)).when(asks.accept(KARI)).then_refused(
        OnlyWhoeverIsAskedAnswers
    )


def test_to_ask_the_same_person_again_changes_nothing() -> None:
    given(*OPENED, proposed()).when(asks.propose(KARI, by=BERIT)).then_nothing()
    given(*LED).when(asks.propose(KARI, by=BERIT)).then_nothing()


def test_the_lead_holds_the_baton_until_the_next_one_has_accepted() -> None:
    asked = proposed(MONA, number=2, holder=KARI)

    given(*LED).when(asks.propose(MONA, by=KARI)).then(asked)
    assert holder(*LED, asked) == KARI
    given(*LED, asked).when(asks.accept(MONA)).then(accepted(MONA, previous=KARI))
    assert holder(*LED, asked, accepted(MONA, previous=KARI)) == MONA


def test_whoever_offers_to_take_it_has_accepted() -> None:
    given(*OPENED).when(asks.offer(KARI)).then(accepted())
    given(*OPENED, proposed(MONA)).when(asks.offer(KARI)).then(accepted())


def test_an_offer_does_not_take_the_baton_out_of_a_leads_hand() -> None:
    offered = e.LeadOffered(offered_id=MONA, holder_id=KARI)

    given(*LED).when(asks.offer(MONA)).then(offered)
    assert holder(*LED, offered) == KARI
    given(*LED, offered).when(asks.offer(MONA)).then_nothing()


def test_whoever_has_offered_takes_it_as_soon_as_they_are_proposed() -> None:
    offered = e.LeadOffered(offered_id=MONA, holder_id=KARI)

    given(*LED, offered).when(asks.propose(MONA, by=KARI)).then(
        proposed(MONA, number=2, holder=KARI), accepted(MONA, previous=KARI)
    )


def test_a_leader_who_proposes_herself_has_accepted() -> None:
    given(*OPENED).when(asks.propose(BERIT, by=BERIT)).then(proposed(BERIT), accepted(BERIT))


@pytest.mark.requirement("R41")
def test_nobody_from_elsewhere_and_nobody_too_close_offers_to_lead() -> None:
    given(*OPENED).when(asks.offer(EVEN)).then_refused(TheLeadIsFromTheOwningUnit)
    given(*OPENED).when(asks.offer(MONA, people=MONA_IS_CLOSE)).then_refused(
        AStrangerStaysOutOfTheCase
    )


def test_the_leader_takes_back_the_baton_of_a_lead_who_has_left() -> None:
    given(*LED).when(asks.take_back(BERIT, people=KARI_HAS_LEFT)).then(
        e.BatonReturned(
            leader_id=BERIT,
            previous_holder_id=KARI,
            because=BatonCameBack.LEAD_HAS_LEFT,
            returned_on=THURSDAY_22,
        )
    )


def test_the_baton_is_not_taken_from_a_lead_who_can_hold_it() -> None:
    given(*LED).when(asks.take_back(BERIT)).then_refused(TheLeadStillHoldsTheBaton)
    given(*OPENED).when(asks.take_back(BERIT)).then_nothing()
    given(*LED).when(asks.take_back(MONA)).then_refused(OnlyTheLeader)


def test_a_new_leader_takes_over_the_baton_that_the_former_one_held() -> None:
    mona_leads = AROUND.model_copy(update={"leader_id": MONA})

    given(*OPENED).when(asks.take_back(MONA, people=mona_leads)).then(
        e.BatonReturned(
            leader_id=MONA,
            previous_holder_id=BERIT,
            because=BatonCameBack.LEADER_CHANGED,
            returned_on=THURSDAY_22,
        )
    )


def test_a_lead_is_one_person_since_a_day() -> None:
    state = given(*LED).state()

    assert isinstance(state, ActiveCase)
    assert state.baton == HeldByLead(KARI, MONDAY_19)
