from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notification.domain.matter.matter import Matter
from services.notification.domain.waiting import Task, Waiting, standing
from services.notification.policies.what_waits import MARKS
from shared.contracts.concern_intake import ConcernClosedV1, ConcernDraftDiscardedV1
from shared.contracts.contract import Contract
from shared.contracts.registry import CONTRACTS
from tests.policies.notification import facts
from tests.policies.notification.facts import Heard, in_order, matter_after, waiting_after
from tests.rules.notification.people import (
    BERIT,
    CASE,
    CONCERN,
    EVALUATION,
    KARI,
    OLA,
    RAGNHILD,
    SECOND_EVALUATION,
)

NO_MATTER = {"directory", "audit-trail"}
ABOUT_A_MATTER = [one for one in CONTRACTS.values() if one.context not in NO_MATTER]


def only(
    person_id: UUID, task: Task, subject_id: UUID, due_on: date | None = None
) -> frozenset[Waiting]:
    return frozenset(
        {Waiting(person_id=person_id, task=task, subject_id=subject_id, due_on=due_on)}
    )


@pytest.mark.parametrize("contract", ABOUT_A_MATTER)
def test_every_contract_of_a_concern_or_a_case_has_a_row(contract: type[Contract]) -> None:
    assert contract in MARKS.rows()


def test_a_draft_waits_for_its_author_to_register_it() -> None:
    assert waiting_after(facts.drafted) == only(KARI, Task.REGISTER, CONCERN)


def test_a_discarded_draft_waits_for_nobody() -> None:
    discarded = ConcernDraftDiscardedV1(concern_id=CONCERN, author_id=KARI)
    assert waiting_after(facts.drafted, discarded) == frozenset()


def test_a_registered_concern_waits_for_its_author_to_share_it_in_two_working_days() -> None:
    assert waiting_after(facts.drafted, facts.registered) == only(
        KARI, Task.SHARE_WITH_LEADER, CONCERN, date(2026, 1, 14)
    )


@pytest.mark.requirement("R30")
def test_a_shared_concern_waits_for_the_leader_to_acknowledge_it() -> None:
    assert waiting_after(facts.registered, facts.shared) == only(
        BERIT, Task.ACKNOWLEDGE, CONCERN, date(2026, 1, 14)
    )


@pytest.mark.requirement("R2")
def test_an_acknowledged_concern_waits_for_the_leaders_decision_14_days_from_registration() -> None:
    assert waiting_after(facts.registered, facts.shared, facts.acknowledged) == only(
        BERIT, Task.DECIDE, CONCERN, date(2026, 1, 26)
    )


def test_where_they_differ_it_waits_for_the_next_leader() -> None:
    assert waiting_after(
        facts.registered, facts.shared, facts.acknowledged, facts.next_asked
    ) == only(RAGNHILD, Task.DECIDE, CONCERN, date(2026, 1, 26))


def test_a_decided_concern_waits_for_nobody() -> None:
    closed = ConcernClosedV1(concern_id=CONCERN, author_id=KARI, closed_on=date(2026, 1, 19))
    story = (facts.registered, facts.shared, facts.acknowledged)
    assert waiting_after(*story, facts.follow_up) == frozenset()
    assert waiting_after(*story, closed) == frozenset()


@pytest.mark.requirement("R40")
def test_an_open_case_waits_for_its_holder_to_find_a_lead() -> None:
    assert waiting_after(facts.opened) == only(BERIT, Task.FIND_A_LEAD, CASE, date(2026, 1, 22))


def test_a_proposal_waits_for_the_one_proposed_and_the_case_still_for_its_holder() -> None:
    assert waiting_after(facts.opened, facts.ola_proposed) == only(
        OLA, Task.ANSWER_THE_PROPOSAL, CASE, date(2026, 1, 22)
    ) | only(BERIT, Task.FIND_A_LEAD, CASE, date(2026, 1, 22))


def test_after_a_declined_proposal_only_the_holder_is_waited_for() -> None:
    assert waiting_after(facts.opened, facts.ola_proposed, facts.ola_declined) == only(
        BERIT, Task.FIND_A_LEAD, CASE, date(2026, 1, 22)
    )


def test_another_proposal_after_a_declined_one_waits_again() -> None:
    assert only(KARI, Task.ANSWER_THE_PROPOSAL, CASE, date(2026, 1, 23)) <= waiting_after(
        facts.opened, facts.ola_proposed, facts.ola_declined, facts.kari_proposed
    )


def test_who_accepts_is_waited_for_to_hold_the_first_meeting() -> None:
    assert waiting_after(facts.opened, facts.kari_proposed, facts.kari_accepted) == only(
        KARI, Task.HOLD_THE_FIRST_MEETING, CASE, date(2026, 2, 2)
    )


def test_when_the_baton_comes_back_everything_waits_for_the_leader() -> None:
    assert waiting_after(
        facts.opened, facts.kari_accepted, facts.plan, facts.scheduled, facts.returned
    ) == only(BERIT, Task.FIND_A_LEAD, CASE, date(2026, 2, 5)) | only(
        BERIT, Task.HOLD_THE_EVALUATION, EVALUATION, date(2026, 2, 19)
    )


def test_an_ending_that_is_asked_for_waits_for_the_leader_to_confirm_it() -> None:
    story = (facts.opened, facts.kari_accepted, facts.ending_asked)
    assert only(BERIT, Task.CONFIRM_THE_ENDING, CASE) <= waiting_after(*story)
    assert waiting_after(*story, facts.closed) == only(KARI, Task.FILE_THE_CLOSING_NOTE, CASE)


def test_an_ending_that_is_declined_waits_for_nobody_until_it_is_asked_for_again() -> None:
    story = (facts.opened, facts.kari_accepted, facts.ending_asked, facts.ending_declined)
    assert Task.CONFIRM_THE_ENDING not in {one.task for one in waiting_after(*story)}
    again = waiting_after(*story, facts.ending_asked)
    assert only(BERIT, Task.CONFIRM_THE_ENDING, CASE) <= again


@pytest.mark.requirement("R61")
def test_with_a_plan_the_lead_is_waited_for_to_hold_the_evaluation() -> None:
    assert waiting_after(facts.opened, facts.kari_accepted, facts.plan, facts.scheduled) == only(
        KARI, Task.HOLD_THE_EVALUATION, EVALUATION, date(2026, 2, 19)
    )


def test_a_moved_evaluation_waits_until_its_new_date() -> None:
    assert waiting_after(
        facts.opened, facts.kari_accepted, facts.plan, facts.scheduled, facts.moved
    ) == only(KARI, Task.HOLD_THE_EVALUATION, EVALUATION, date(2026, 2, 24))


def test_when_the_baton_is_handed_on_what_waits_goes_with_it() -> None:
    assert waiting_after(
        facts.opened, facts.kari_accepted, facts.plan, facts.scheduled, facts.ola_accepted
    ) == only(OLA, Task.HOLD_THE_EVALUATION, EVALUATION, date(2026, 2, 19))


def test_a_held_evaluation_waits_to_be_completed_and_a_completed_one_for_its_outcome() -> None:
    story = (facts.opened, facts.kari_accepted, facts.plan, facts.scheduled, facts.held)
    due_on = date(2026, 2, 26)
    assert waiting_after(*story) == only(KARI, Task.COMPLETE_THE_EVALUATION, EVALUATION, due_on)
    assert waiting_after(*story, facts.completed) == only(
        KARI, Task.DECIDE_THE_OUTCOME, EVALUATION, due_on
    )


def test_a_case_that_goes_on_waits_for_the_next_evaluation() -> None:
    assert waiting_after(
        facts.opened,
        facts.kari_accepted,
        facts.plan,
        facts.scheduled,
        facts.held,
        facts.completed,
        facts.continued,
        facts.scheduled_again,
    ) == only(KARI, Task.HOLD_THE_EVALUATION, SECOND_EVALUATION, date(2026, 3, 19))


@pytest.mark.requirement("R13")
def test_in_a_closed_case_only_the_closing_note_waits_until_it_is_filed() -> None:
    story = (facts.opened, facts.kari_accepted, facts.plan, facts.scheduled, facts.closed)
    assert waiting_after(*story) == only(KARI, Task.FILE_THE_CLOSING_NOTE, CASE)
    assert waiting_after(*story, facts.filed) == frozenset()


def test_what_ends_before_it_is_opened_stays_ended() -> None:
    end_first = [Heard(facts.held, 2), Heard(facts.scheduled, 1)]
    assert {one.task for one in standing(matter_after(end_first).marks)} == {
        Task.COMPLETE_THE_EVALUATION
    }


CASE_STORY = in_order(
    facts.opened,
    facts.guardians_know,
    facts.ola_proposed,
    facts.ola_declined,
    facts.kari_proposed,
    facts.kari_accepted,
    facts.meeting,
    facts.plan,
    facts.scheduled,
    facts.moved,
    facts.returned,
    facts.ola_accepted,
    facts.held,
    facts.completed,
    facts.continued,
    facts.scheduled_again,
    facts.ending_asked,
    facts.ending_declined,
    facts.closed,
    facts.filed,
)

CONCERN_STORY = in_order(
    facts.drafted,
    facts.registered,
    facts.shared,
    facts.acknowledged,
    facts.next_asked,
    facts.follow_up,
)


@given(
    told=st.integers(0, len(CASE_STORY)).flatmap(
        lambda until: st.tuples(
            st.just(CASE_STORY[:until]),
            st.permutations(CASE_STORY[:until] + CASE_STORY[:until]),
        )
    )
)
def test_the_facts_of_a_case_in_any_order_and_twice_leave_the_same(
    told: tuple[list[Heard], list[Heard]],
) -> None:
    straight, shuffled = told
    assert without_heard(matter_after(shuffled)) == without_heard(matter_after(straight))


@given(
    told=st.integers(0, len(CONCERN_STORY)).flatmap(
        lambda until: st.tuples(
            st.just(CONCERN_STORY[:until]),
            st.permutations(CONCERN_STORY[:until] + CONCERN_STORY[:until]),
        )
    )
)
def test_the_facts_of_a_concern_in_any_order_and_twice_leave_the_same(
    told: tuple[list[Heard], list[Heard]],
) -> None:
    straight, shuffled = told
    assert without_heard(matter_after(shuffled)) == without_heard(matter_after(straight))


def without_heard(matter: Matter) -> tuple[frozenset[Waiting], object, object]:
    return standing(matter.marks), matter.lead_id, (matter.guardians_told, matter.participants)
