"""A talk that took place is recorded, whatever order it came in."""

from __future__ import annotations

from datetime import date

import pytest

from services.concern_intake.domain.childs_view import ChildHeard, HeardBy
from services.concern_intake.domain.commands import RecordTalk
from services.concern_intake.domain.events import (
    ConcernEvent,
    GuardiansToldLater,
    TalkHeldWhileSharingWasStopped,
)
from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.refusals import (
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    GuardianIsTheChilds,
    TalkWhileSharingWasStoppedIsExplained,
    WhatHappenedLiesInThePast,
    WhatWentAroundAGateIsExplained,
)
from services.concern_intake.domain.talk import (
    GuardianInTalk,
    OutOfOrder,
    SharingChoice,
    TalkOutcome,
)
from shared.contracts.codes import NotToldBecause
from tests.rules.concern_intake.people import (
    ADA,
    ADA_PLAYED,
    AROUND_ADA,
    CASE_LEAD,
    FRI_16,
    KARI,
    LISE,
    MON_12,
    MON_19,
    OLE_COLLEAGUE,
    TALK,
    THU_15,
    TUE_13,
    VIOLENCE_YES,
    asks,
    noon,
)
from tests.rules.concern_intake.stories import (
    LISE_TOLD,
    NOBODY_ASKED_ADA,
    READY,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TELL_LISE,
    TOLD,
    TOR_NOT_REACHED,
    TOR_TOLD,
    advised,
    answered,
    chose,
    closed,
    drafted,
    followed_up,
    given,
    marked,
    registered,
    shared,
    spoke_with,
)

SHARING_DECIDED = (*SHARED, chose())
AT_THE_DOOR = "Lise asked at the door."


def talk(
    *guardians: GuardianInTalk,
    held_on: date = FRI_16,
    because: str | None = None,
    although: str | None = None,
    people: PeopleAround = AROUND_ADA,
) -> RecordTalk:
    return RecordTalk(
        **asks(KARI, MON_19),
        talk_id=TALK,
        held_on=held_on,
        happened_at=noon(held_on),
        guardians=guardians,
        childs_view=ADA_PLAYED,
        what_was_shared="What Kari has seen.",
        out_of_order_because=because,
        although_stopped_because=although,
        people=people,
    )


@pytest.mark.requirement("R31")
def test_a_talk_names_each_guardian_and_what_came_of_it() -> None:
    given(*SHARING_DECIDED).when(talk(LISE_TOLD, TOR_NOT_REACHED)).then(
        spoke_with(LISE_TOLD, TOR_NOT_REACHED)
    )


def test_the_same_talk_again_changes_nothing() -> None:
    given(*TOLD).when(talk(LISE_TOLD, TOR_TOLD)).then_nothing()


def test_a_guardian_whom_the_register_does_not_know_is_named() -> None:
    grandmother = GuardianInTalk(name="Solveig", outcome=TalkOutcome.TOLD)
    given(*SHARING_DECIDED).when(talk(grandmother)).then(spoke_with(grandmother))


def test_a_guardian_is_given_by_id_or_by_name() -> None:
    with pytest.raises(ValueError, match="guardian_id or name"):
        GuardianInTalk(outcome=TalkOutcome.TOLD)


def test_somebody_elses_guardian_is_no_guardian() -> None:
    stranger = GuardianInTalk(guardian_id=CASE_LEAD, outcome=TalkOutcome.TOLD)
    given(*SHARING_DECIDED).when(talk(stranger)).then_refused(GuardianIsTheChilds)


def test_no_talk_was_held_tomorrow() -> None:
    command = talk(LISE_TOLD, held_on=date(2026, 1, 20))
    given(*SHARING_DECIDED).when(command).then_refused(WhatHappenedLiesInThePast)


def test_no_child_was_asked_tomorrow() -> None:
    tomorrow = ChildHeard(
        asked_by="Kari", asked_on=date(2026, 1, 20), method=HeardBy.TALK, view="She is fine."
    )
    command = talk(LISE_TOLD).model_copy(update={"childs_view": tomorrow})
    given(*SHARING_DECIDED).when(command).then_refused(WhatHappenedLiesInThePast)


def test_a_child_who_was_not_asked_is_recorded_with_the_reason() -> None:
    command = talk(LISE_TOLD).model_copy(update={"childs_view": NOBODY_ASKED_ADA})
    expected = spoke_with(LISE_TOLD).model_copy(update={"childs_view": NOBODY_ASKED_ADA})
    given(*SHARING_DECIDED).when(command).then(expected)


@pytest.mark.requirement("R17")
def test_a_talk_before_the_leader_was_told_is_recorded_out_of_order() -> None:
    given(*REGISTERED).when(talk(LISE_TOLD, because=AT_THE_DOOR)).then(
        marked(
            spoke_with(LISE_TOLD),
            AT_THE_DOOR,
            OutOfOrder.BEFORE_THE_LEADER_WAS_TOLD,
            OutOfOrder.BEFORE_SHARING_WAS_DECIDED,
        )
    )


def test_the_order_is_that_of_the_real_days() -> None:
    history = (registered(), answered(), shared(on=TUE_13), chose(on=THU_15))
    given(*history).when(talk(LISE_TOLD, held_on=MON_12, because=AT_THE_DOOR)).then(
        marked(
            spoke_with(LISE_TOLD, on=MON_12),
            AT_THE_DOOR,
            OutOfOrder.BEFORE_THE_LEADER_WAS_TOLD,
            OutOfOrder.BEFORE_SHARING_WAS_DECIDED,
        )
    )
    given(*history).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_is_in_order_if_sharing_was_decided_then_and_postponed_later() -> None:
    later = chose(SharingChoice.POSTPONE, on=MON_19)
    given(*SHARING_DECIDED, later).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_on_the_day_when_the_leader_was_told_is_in_order() -> None:
    history = (registered(), answered(), shared(on=FRI_16), chose(on=FRI_16))
    given(*history).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_on_the_day_when_it_was_postponed_is_in_order() -> None:
    postponed = chose(SharingChoice.POSTPONE, on=FRI_16)
    given(*SHARING_DECIDED, postponed).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_with_another_guardian_than_was_decided_is_out_of_order() -> None:
    history = (*SHARED, chose(tells=(LISE,)))
    given(*history).when(talk(TOR_TOLD, because=AT_THE_DOOR)).then(
        marked(spoke_with(TOR_TOLD), AT_THE_DOOR, OutOfOrder.BEFORE_SHARING_WAS_DECIDED)
    )


def test_a_talk_out_of_order_has_a_reason() -> None:
    given(*REGISTERED).when(talk(LISE_TOLD)).then_refused(WhatWentAroundAGateIsExplained)


def test_a_guardian_who_was_not_reached_was_told_nothing_out_of_order() -> None:
    given(*REGISTERED).when(talk(TOR_NOT_REACHED)).then(spoke_with(TOR_NOT_REACHED))


def test_a_talk_with_a_restricted_guardian_is_recorded_out_of_order() -> None:
    guardians = (GuardianNearby(guardian_id=LISE, restricted=True),)
    people = AROUND_ADA.model_copy(update={"guardians": guardians})
    given(*SHARING_DECIDED).when(talk(LISE_TOLD, because=AT_THE_DOOR, people=people)).then(
        marked(spoke_with(LISE_TOLD), AT_THE_DOOR, OutOfOrder.WITH_A_RESTRICTED_GUARDIAN)
    )


STOPPED = (registered(), answered(VIOLENCE_YES), shared(), chose())


def although(reason: str, on: date = FRI_16) -> ConcernEvent:
    return TalkHeldWhileSharingWasStopped(
        talk_id=TALK, held_on=on, happened_at=noon(on), reason=reason
    )


@pytest.mark.requirement("R29")
def test_a_talk_while_sharing_was_stopped_is_recorded_and_marked_apart() -> None:
    given(*STOPPED).when(talk(LISE_TOLD, although=AT_THE_DOOR)).then(
        spoke_with(LISE_TOLD), although(AT_THE_DOOR)
    )


def test_a_talk_while_sharing_was_stopped_has_a_reason_of_its_own() -> None:
    given(*STOPPED).when(talk(LISE_TOLD, because=AT_THE_DOOR)).then_refused(
        TalkWhileSharingWasStoppedIsExplained
    )


def test_a_talk_after_the_clearance_is_not_marked() -> None:
    given(*STOPPED, advised(TELL_BOTH)).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_on_the_day_of_the_clearance_is_not_marked() -> None:
    cleared = advised(TELL_BOTH, on=FRI_16)
    given(*STOPPED, cleared).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_talk_before_the_clearance_is_marked_though_recorded_after_it() -> None:
    cleared = advised(TELL_BOTH, on=MON_19)
    given(*STOPPED, cleared).when(talk(LISE_TOLD, although=AT_THE_DOOR)).then(
        spoke_with(LISE_TOLD), although(AT_THE_DOOR)
    )


def test_a_talk_with_the_guardian_who_was_not_cleared_is_marked() -> None:
    given(*STOPPED, advised(TELL_LISE)).when(talk(TOR_TOLD)).then_refused(
        TalkWhileSharingWasStoppedIsExplained
    )


def test_a_talk_before_the_suspicion_is_not_marked() -> None:
    later = answered(VIOLENCE_YES, MON_19, before_registration=False)
    given(*SHARING_DECIDED, later).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_a_guardian_told_after_the_follow_up_is_told_to_the_case() -> None:
    history = (
        *SHARED,
        chose(),
        followed_up(told=(), not_told=((LISE, NotToldBecause.POSTPONED),), told_on=None),
    )
    given(*history).when(talk(LISE_TOLD)).then(
        spoke_with(LISE_TOLD),
        GuardiansToldLater(child_id=ADA, guardians_told=(LISE,), told_on=FRI_16),
    )


def test_a_guardian_who_knew_already_is_no_news_to_the_case() -> None:
    again = talk(LISE_TOLD, TOR_TOLD).model_copy(update={"talk_id": CASE_LEAD})
    expected = spoke_with(LISE_TOLD, TOR_TOLD).model_copy(update={"talk_id": CASE_LEAD})
    given(*READY, followed_up()).when(again).then(expected)


def test_a_talk_is_recorded_though_the_concern_is_closed() -> None:
    given(*SHARING_DECIDED, closed()).when(talk(LISE_TOLD)).then(spoke_with(LISE_TOLD))


def test_only_those_who_know_record_a_talk() -> None:
    another = talk(LISE_TOLD).model_copy(update={"by": OLE_COLLEAGUE})
    given(*SHARING_DECIDED).when(another).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_a_draft_has_no_talks() -> None:
    given(drafted()).when(talk(LISE_TOLD)).then_refused(ConcernIsRegisteredFirst)
