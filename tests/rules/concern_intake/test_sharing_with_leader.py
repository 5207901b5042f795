"""The leader is told first, and has no veto; whoever is close to the child is passed by."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.concern_intake.domain.commands import (
    Acknowledge,
    AdmitLead,
    AgreedStep,
    RegisterConcern,
    ShareWithLeader,
    WhyAnotherLeader,
)
from services.concern_intake.domain.events import (
    AlertRaised,
    ConcernAcknowledged,
    LeadAdmitted,
    SharedWithLeader,
)
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.domain.refusals import (
    AnotherLeaderHasAReason,
    ConcernIsAlreadyDecided,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    LeaderIsNotCloseToTheChild,
    LeaderWhoWasToldDoesThis,
    ThereIsSuchALeader,
    WhatHappenedLiesInThePast,
    WhoeverTalksKnowsOfTheConcern,
)
from shared.contracts.codes import Alert, LeaderCapacity
from tests.rules.concern_intake.people import (
    ABOUT_ADA,
    ALL_IS_WELL,
    AROUND_ADA,
    BERIT,
    BERIT_IS_CLOSE,
    CASE_LEAD,
    DAG_DEPUTY,
    KARI,
    LISE,
    MON_12,
    NINA_NEXT,
    OLE_COLLEAGUE,
    SEEN,
    SIGNE_MANAGER,
    STAFETT,
    THU_15,
    TUE_13,
    asks,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    REGISTERED,
    SHARED,
    drafted,
    given,
    shared,
)

SHARE = ShareWithLeader(**asks(KARI, MON_12), people=AROUND_ADA)


def told(
    leader_id: UUID, capacity: LeaderCapacity, because: WhyAnotherLeader | None
) -> SharedWithLeader:
    return shared(leader_id, capacity).model_copy(update={"because": because})


def asking_for(
    capacity: LeaderCapacity | None,
    because: WhyAnotherLeader | None = None,
    people: PeopleAround = AROUND_ADA,
) -> ShareWithLeader:
    return ShareWithLeader(**asks(KARI, MON_12), capacity=capacity, because=because, people=people)


@pytest.mark.requirement("R17", "R30")
def test_the_nearest_leader_is_told() -> None:
    given(*REGISTERED).when(SHARE).then(shared())


def test_telling_the_same_leader_again_changes_nothing() -> None:
    given(*SHARED).when(SHARE).then_nothing()


def test_a_leader_told_by_word_of_mouth_is_recorded_with_the_real_day() -> None:
    command = SHARE.model_copy(update={"today": TUE_13, "told_on": MON_12})
    given(*REGISTERED).when(command).then(shared(on=MON_12))


def test_nobody_was_told_tomorrow() -> None:
    command = SHARE.model_copy(update={"told_on": TUE_13})
    given(*REGISTERED).when(command).then_refused(WhatHappenedLiesInThePast)


def test_the_deputy_is_told_while_the_leader_is_away() -> None:
    command = asking_for(LeaderCapacity.DEPUTY, WhyAnotherLeader.AWAY)
    given(*REGISTERED).when(command).then(
        told(DAG_DEPUTY.person_id, LeaderCapacity.DEPUTY, WhyAnotherLeader.AWAY)
    )


@pytest.mark.requirement("R17")
def test_the_next_leader_is_told_where_the_leader_is_a_party() -> None:
    command = asking_for(LeaderCapacity.NEXT, WhyAnotherLeader.PARTY)
    given(*REGISTERED).when(command).then(
        told(NINA_NEXT.person_id, LeaderCapacity.NEXT, WhyAnotherLeader.PARTY)
    )


def test_whoever_passes_the_nearest_leader_by_says_why() -> None:
    command = asking_for(LeaderCapacity.NEXT)
    given(*REGISTERED).when(command).then_refused(AnotherLeaderHasAReason)


def test_the_next_leader_gets_it_where_the_leader_is_the_childs_father() -> None:
    command = asking_for(None, people=BERIT_IS_CLOSE)
    given(*REGISTERED).when(command).then(
        told(NINA_NEXT.person_id, LeaderCapacity.NEXT, WhyAnotherLeader.CLOSE_TO_THE_CHILD)
    )


def test_a_leader_close_to_the_child_is_not_told() -> None:
    command = asking_for(LeaderCapacity.NEAREST, people=BERIT_IS_CLOSE)
    given(*REGISTERED).when(command).then_refused(LeaderIsNotCloseToTheChild)


def test_a_leader_close_to_the_child_reads_nothing() -> None:
    state = given(*SHARED).state()
    assert not facets_read_by(BERIT.person_id, state, {BERIT.person_id})


def test_there_must_be_a_deputy_to_tell() -> None:
    alone = AROUND_ADA.model_copy(update={"deputy_id": None})
    command = asking_for(LeaderCapacity.DEPUTY, WhyAnotherLeader.AWAY, alone)
    given(*REGISTERED).when(command).then_refused(ThereIsSuchALeader)


def test_where_everyone_above_is_close_to_the_child_nobody_is_told() -> None:
    everyone = frozenset(
        leader.person_id for leader in (BERIT, DAG_DEPUTY, NINA_NEXT, SIGNE_MANAGER)
    )
    close = AROUND_ADA.model_copy(update={"strangers": everyone})
    given(*REGISTERED).when(asking_for(None, people=close)).then_refused(ThereIsSuchALeader)


def written_by_berit() -> tuple[SharedWithLeader, RegisterConcern]:
    command = RegisterConcern(
        **asks(BERIT, MON_12),
        child=ABOUT_ADA,
        observations=SEEN,
        safety=ALL_IS_WELL,
        people=AROUND_ADA,
    )
    event = told(NINA_NEXT.person_id, LeaderCapacity.NEXT, None)
    return event.model_copy(update={"author_id": BERIT.person_id}), command


def test_a_leaders_own_concern_goes_to_the_next_leader() -> None:
    event, register = written_by_berit()
    history = given().when(register).events()
    command = ShareWithLeader(**asks(BERIT, MON_12), people=AROUND_ADA)
    given(*history).when(command).then(event)


def test_a_leader_with_nobody_above_keeps_their_own_concern() -> None:
    _, register = written_by_berit()
    on_top = PeopleAround(leader_id=BERIT.person_id, child_is_of_unit=True)
    history = given().when(register).events()
    command = ShareWithLeader(**asks(BERIT, MON_12), people=on_top)
    given(*history).when(command).then(shared().model_copy(update={"author_id": BERIT.person_id}))


def test_a_draft_is_not_shared() -> None:
    given(drafted()).when(SHARE).then_refused(ConcernIsRegisteredFirst)


def test_nobody_shares_anothers_concern() -> None:
    command = SHARE.model_copy(update={"by": OLE_COLLEAGUE})
    given(*REGISTERED).when(command).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_decided_concern_is_shared_no_more() -> None:
    given(*FOLLOWED_UP).when(SHARE).then_refused(ConcernIsAlreadyDecided)


def test_both_author_and_leader_read_all_once_it_is_shared() -> None:
    state = given(*SHARED).state()
    assert facets_read_by(KARI.person_id, state) == {"main", "safeguarding"}
    assert facets_read_by(BERIT.person_id, state) == {"main", "safeguarding"}
    assert not facets_read_by(NINA_NEXT.person_id, state)


def test_a_leader_who_turns_out_to_be_a_party_reads_no_more() -> None:
    party = told(NINA_NEXT.person_id, LeaderCapacity.NEXT, WhyAnotherLeader.PARTY)
    state = given(*SHARED, party).state()
    assert not facets_read_by(BERIT.person_id, state)
    assert facets_read_by(NINA_NEXT.person_id, state)


def test_a_leader_who_was_away_reads_it_when_back() -> None:
    away = told(DAG_DEPUTY.person_id, LeaderCapacity.DEPUTY, WhyAnotherLeader.AWAY)
    assert facets_read_by(BERIT.person_id, given(*SHARED, away).state())


READ = ConcernAcknowledged(leader_id=BERIT.person_id, acknowledged_on=TUE_13)
ACKNOWLEDGE = Acknowledge(**asks(BERIT, TUE_13), people=AROUND_ADA)


@pytest.mark.requirement("R30")
def test_the_leader_acknowledges_and_says_what_was_agreed() -> None:
    command = Acknowledge(
        **asks(BERIT, TUE_13),
        next_step=AgreedStep.SHARE_WITH_GUARDIANS,
        talks_with_guardians=KARI.person_id,
        people=AROUND_ADA,
    )
    given(*SHARED).when(command).then(
        ConcernAcknowledged(
            leader_id=BERIT.person_id,
            acknowledged_on=TUE_13,
            next_step=AgreedStep.SHARE_WITH_GUARDIANS,
            talks_with_guardians=KARI.person_id,
        )
    )


@pytest.mark.parametrize("someone", [OLE_COLLEAGUE.person_id, LISE, NINA_NEXT.person_id])
def test_whoever_is_to_talk_with_guardians_knows_of_the_concern(someone: UUID) -> None:
    command = ACKNOWLEDGE.model_copy(update={"talks_with_guardians": someone})
    given(*SHARED).when(command).then_refused(WhoeverTalksKnowsOfTheConcern)


def test_acknowledging_twice_changes_nothing() -> None:
    given(*SHARED, READ).when(ACKNOWLEDGE).then_nothing()


def test_nobody_else_acknowledges() -> None:
    command = Acknowledge(**asks(DAG_DEPUTY, TUE_13), people=AROUND_ADA)
    given(*SHARED).when(command).then_refused(LeaderWhoWasToldDoesThis)


def test_a_leader_close_to_the_child_acknowledges_nothing() -> None:
    command = Acknowledge(**asks(BERIT, TUE_13), people=BERIT_IS_CLOSE)
    given(*SHARED).when(command).then_refused(LeaderWhoWasToldDoesThis)


UNREAD = AlertRaised(
    alert=Alert.CONCERN_NOT_ACKNOWLEDGED,
    tells=(DAG_DEPUTY.person_id, NINA_NEXT.person_id),
    raised_on=THU_15,
)


def test_the_deputy_steps_in_after_two_working_days() -> None:
    command = Acknowledge(**asks(DAG_DEPUTY, THU_15), people=AROUND_ADA)
    given(*SHARED, UNREAD).when(command).then(
        told(DAG_DEPUTY.person_id, LeaderCapacity.DEPUTY, WhyAnotherLeader.AWAY).model_copy(
            update={"shared_on": THU_15}
        ),
        ConcernAcknowledged(leader_id=DAG_DEPUTY.person_id, acknowledged_on=THU_15),
    )


def test_the_next_leader_steps_in_as_next_leader() -> None:
    command = Acknowledge(**asks(NINA_NEXT, THU_15), people=AROUND_ADA)
    told_event, _ = given(*SHARED, UNREAD).when(command).events()
    assert isinstance(told_event, SharedWithLeader)
    assert told_event.capacity is LeaderCapacity.NEXT


def lead_admitted(lead_id: UUID, taken_from: UUID, on: date) -> LeadAdmitted:
    return LeadAdmitted(lead_id=lead_id, taken_from=taken_from, accepted_on=on)


def admitting(event: LeadAdmitted) -> AdmitLead:
    return AdmitLead(
        **asks(STAFETT, event.accepted_on),
        lead_id=event.lead_id,
        taken_from=event.taken_from,
        accepted_on=event.accepted_on,
    )


OLE_LEADS = lead_admitted(OLE_COLLEAGUE.person_id, BERIT.person_id, TUE_13)
ANOTHER_LEADS = lead_admitted(CASE_LEAD, OLE_COLLEAGUE.person_id, TUE_13)


def test_whoever_holds_the_baton_reads_the_main_stream_only() -> None:
    given(*FOLLOWED_UP).when(admitting(OLE_LEADS)).then(OLE_LEADS)
    given(*FOLLOWED_UP, OLE_LEADS).when(admitting(OLE_LEADS)).then_nothing()
    state = given(*FOLLOWED_UP, OLE_LEADS).state()
    assert facets_read_by(OLE_COLLEAGUE.person_id, state) == {"main"}


def test_the_lead_before_reads_no_more() -> None:
    given(*FOLLOWED_UP, OLE_LEADS).when(admitting(ANOTHER_LEADS)).then(ANOTHER_LEADS)
    state = given(*FOLLOWED_UP, OLE_LEADS, ANOTHER_LEADS).state()
    assert not facets_read_by(OLE_COLLEAGUE.person_id, state)


def test_leaders_and_lead_read_no_more_once_they_have_left_the_unit() -> None:
    state = given(*FOLLOWED_UP, OLE_LEADS).state()
    for reader in (BERIT.person_id, OLE_COLLEAGUE.person_id):
        assert not facets_read_by(reader, state, is_of_the_unit=False)
    assert facets_read_by(KARI.person_id, state, is_of_the_unit=False)


def test_an_older_hand_over_that_comes_late_changes_nothing() -> None:
    given(*FOLLOWED_UP, ANOTHER_LEADS).when(admitting(OLE_LEADS)).then_nothing()
    later = lead_admitted(CASE_LEAD, BERIT.person_id, THU_15)
    given(*FOLLOWED_UP, later).when(admitting(OLE_LEADS)).then_nothing()
