from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Part, SharingBasis
from services.case_coordination.domain.people import GuardianAround
from services.case_coordination.domain.refusals.meetings import (
    ALeadComesBeforeThePlan,
    AMeetingIsPlannedAhead,
    MinutesAreApprovedOnce,
)
from services.case_coordination.domain.refusals.opening import (
    WhatHasHappenedIsNotInTheFuture,
    WhatSkippedAGateNeedsAReason,
)
from services.case_coordination.domain.refusals.people import (
    ARestrictedGuardianIsNotAsked,
    AStrangerStaysOutOfTheCase,
    GuardiansAreToldByAPersonFirst,
    OnlyLeadOrLeader,
    OnlyTheLead,
    OthersComeOnASharingBasis,
    TheYoungPersonIsTheChildOfTheCase,
)
from services.case_coordination.domain.values import FromElsewhere
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    EVEN,
    EVERYONE_CAME,
    FIRST_MEETING,
    KARI,
    LISE,
    MONA,
    THURSDAY_22,
    TOR,
    asked,
    came,
    given,
    stayed_away,
)
from tests.rules.case_coordination.stories import HELD, LED, MET, OPENED, PLANNED, accepted, opened

TOR_IS_RESTRICTED = AROUND.model_copy(
    update={
        "guardians": (
            GuardianAround(guardian_id=LISE),
            GuardianAround(guardian_id=TOR, is_restricted=True),
        )
    }
)
LED_BUT_TOR_NOT_TOLD = (opened(told=(LISE,)), accepted())


def test_the_lead_asks_people_to_a_meeting() -> None:
    people = (asked(LISE), asked(TOR), asked(MONA, Part.EMPLOYEE), asked(ADA, Part.YOUNG_PERSON))

    given(*LED).when(asks.plan_meeting(participants=people)).then(
        e.MeetingPlanned(
            meeting_id=FIRST_MEETING, on=THURSDAY_22, participants=people, lead_id=KARI
        )
    )


@pytest.mark.requirement("R40")
def test_no_meeting_is_planned_before_there_is_a_lead() -> None:
    given(*OPENED).when(asks.plan_meeting(by=BERIT)).then_refused(ALeadComesBeforeThePlan)


def test_nobody_but_the_lead_asks_to_meetings() -> None:
    given(*LED).when(asks.plan_meeting(by=BERIT)).then_refused(OnlyTheLead)


def test_a_meeting_is_planned_for_a_day_to_come() -> None:
    given(*LED).when(asks.plan_meeting(on=date(2026, 1, 18))).then_refused(AMeetingIsPlannedAhead)


def test_a_guardian_whom_nobody_has_told_is_not_asked_to_a_meeting() -> None:
    given(*LED_BUT_TOR_NOT_TOLD).when(asks.plan_meeting(participants=(asked(TOR),))).then_refused(
        GuardiansAreToldByAPersonFirst
    )


def test_a_restricted_guardian_is_not_asked_to_a_meeting() -> None:
    given(*LED).when(
        asks.plan_meeting(people=TOR_IS_RESTRICTED, participants=(asked(TOR),))
    ).then_refused(ARestrictedGuardianIsNotAsked)


@pytest.mark.requirement("R39")
def test_someone_from_another_unit_is_asked_on_a_basis_and_with_a_reason() -> None:
    even = asked(EVEN, Part.EMPLOYEE)
    on_consent = even.model_copy(
        update={
            "from_elsewhere": FromElsewhere(
                basis=SharingBasis.CONSENT, reason="Knows the family from the health station."
            )
        }
    )

    given(*LED).when(asks.plan_meeting(participants=(even,))).then_refused(
        OthersComeOnASharingBasis
    )
    given(*LED).when(asks.plan_meeting(participants=(on_consent,))).then(
        e.MeetingPlanned(
            meeting_id=FIRST_MEETING, on=THURSDAY_22, participants=(on_consent,), lead_id=KARI
        )
    )


def test_an_employee_too_close_to_the_child_is_not_asked_to_a_meeting() -> None:
    mona_is_close = AROUND.model_copy(update={"strangers": frozenset({MONA})})

    given(*LED).when(
        asks.plan_meeting(people=mona_is_close, participants=(asked(MONA, Part.EMPLOYEE),))
    ).then_refused(AStrangerStaysOutOfTheCase)


def test_no_other_child_takes_part_as_the_child() -> None:
    given(*LED).when(
        asks.plan_meeting(participants=(asked(EVEN, Part.YOUNG_PERSON),))
    ).then_refused(TheYoungPersonIsTheChildOfTheCase)


def test_to_plan_the_same_meeting_again_changes_nothing_and_another_day_moves_it() -> None:
    planned = e.MeetingPlanned(
        meeting_id=FIRST_MEETING, on=THURSDAY_22, participants=(), lead_id=KARI
    )
    moved = planned.model_copy(update={"on": date(2026, 1, 23)})

    given(*LED, planned).when(asks.plan_meeting()).then_nothing()
    given(*LED, planned).when(asks.plan_meeting(on=date(2026, 1, 23))).then(moved)


def test_a_meeting_that_was_held_is_recorded_with_those_who_came() -> None:
    given(*LED).when(asks.record_meeting()).then(HELD)
    given(*MET).when(asks.record_meeting()).then_nothing()


def test_a_colleague_records_nothing() -> None:
    given(*LED).when(asks.record_meeting(by=MONA)).then_refused(OnlyLeadOrLeader)


def test_a_meeting_is_not_recorded_before_it_was_held() -> None:
    given(*LED).when(asks.record_meeting(held_on=date(2026, 1, 23))).then_refused(
        WhatHasHappenedIsNotInTheFuture
    )


@pytest.mark.requirement("R40")
def test_a_meeting_held_without_a_lead_is_recorded_out_of_order_with_its_reason() -> None:
    reason = "The parents came by before anyone had taken the case."

    given(*OPENED).when(asks.record_meeting(by=BERIT)).then_refused(WhatSkippedAGateNeedsAReason)
    given(*OPENED).when(asks.record_meeting(by=BERIT, reason=reason)).then(
        HELD.model_copy(update={"out_of_order": True, "reason": reason})
    )


def test_a_meeting_before_the_lead_accepted_is_out_of_order_even_when_it_is_told_later() -> None:
    told = asks.record_meeting(held_on=date(2026, 1, 16), reason="They met on the Friday before.")

    given(*LED).when(told).then(
        HELD.model_copy(
            update={
                "held_on": date(2026, 1, 16),
                "out_of_order": True,
                "reason": "They met on the Friday before.",
            }
        )
    )


def test_a_guardian_who_came_though_nobody_had_told_them_is_recorded_out_of_order() -> None:
    given(*LED_BUT_TOR_NOT_TOLD).when(asks.record_meeting()).then_refused(
        WhatSkippedAGateNeedsAReason
    )
    given(*LED_BUT_TOR_NOT_TOLD).when(asks.record_meeting(reason="Tor came along.")).then(
        HELD.model_copy(update={"out_of_order": True, "reason": "Tor came along."})
    )


def test_that_someone_who_should_not_be_asked_stayed_away_is_in_order() -> None:
    people = (came(LISE), stayed_away(TOR))

    given(*LED_BUT_TOR_NOT_TOLD).when(asks.record_meeting(participants=people)).then(
        HELD.model_copy(update={"participants": people})
    )


def test_who_came_is_set_right_until_the_minutes_stand() -> None:
    people = (*EVERYONE_CAME, came(MONA, Part.EMPLOYEE))

    given(*MET).when(asks.record_meeting(participants=people)).then(
        HELD.model_copy(update={"participants": people})
    )
    given(*PLANNED).when(asks.record_meeting(participants=people)).then_refused(
        MinutesAreApprovedOnce
    )
