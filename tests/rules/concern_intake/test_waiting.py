"""Every deadline of level 0: when it starts and ends, when it comes, and whom it tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.concern_intake.domain.commands import RaiseAlerts
from services.concern_intake.domain.events import (
    AlertRaised,
    ConcernAcknowledged,
    ConcernEvent,
    DraftDiscarded,
    NextLeaderAsked,
    TalkAlertRaised,
)
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.safety import DangerFrom
from services.concern_intake.domain.talk import SharingChoice
from services.concern_intake.domain.waits import waits
from shared.contracts.codes import Alert
from shared.time.working_days import WorkingDays
from tests.rules.concern_intake.people import (
    AROUND_ADA,
    BERIT,
    DAG_DEPUTY,
    FRI_16,
    IN_WORDS,
    KARI,
    KARI_SEES_NO_GROUND,
    LISE,
    MON_12,
    MON_19,
    NINA_NEXT,
    NOT_SAFE,
    SIGNE_MANAGER,
    STAFETT,
    THU_15,
    TUE_13,
    VIOLENCE_UNSURE,
    VIOLENCE_YES,
    asks,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    LISE_TOLD,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TELL_LISE,
    TOLD,
    TOR_NOT_REACHED,
    advised,
    answered,
    chose,
    closed,
    drafted,
    gave_view,
    given,
    registered,
    shared,
    spoke_with,
)

MAUNDY_THURSDAY, EASTER_MONDAY = date(2026, 4, 2), date(2026, 4, 6)
HOLIDAYS: Final = {MAUNDY_THURSDAY, date(2026, 4, 3), EASTER_MONDAY}
OSLO: Final = WorkingDays(is_holiday=HOLIDAYS.__contains__, zone=ZoneInfo("Europe/Oslo"))


def due(alert: Alert, *history: ConcernEvent) -> Sequence[datetime]:
    waiting = waits(given(*history).state(), OSLO)
    return [wait.due_at for wait in waiting if wait.alert is alert]


def at_eight_in_winter(year: int, month: int, day: int) -> list[datetime]:
    return [datetime(year, month, day, 7, tzinfo=UTC)]


def at_eight_in_summer(year: int, month: int, day: int) -> list[datetime]:
    return [datetime(year, month, day, 6, tzinfo=UTC)]


def told(alert: Alert, *tells: UUID, on: date = FRI_16) -> AlertRaised:
    return AlertRaised(alert=alert, tells=tells, raised_on=on)


def ring(*alerts: Alert, people: PeopleAround = AROUND_ADA) -> RaiseAlerts:
    return RaiseAlerts(**asks(STAFETT, FRI_16), alerts=alerts, people=people)


READ = ConcernAcknowledged(leader_id=BERIT.person_id, acknowledged_on=TUE_13)
DISCARDED = DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)
CHOSEN = (*SHARED, chose())


def test_a_draft_waits_one_working_day() -> None:
    assert due(Alert.DRAFT_NOT_REGISTERED, drafted()) == at_eight_in_winter(2026, 1, 13)


def test_a_draft_written_on_friday_waits_until_monday() -> None:
    friday = drafted(on=FRI_16)
    assert due(Alert.DRAFT_NOT_REGISTERED, friday) == at_eight_in_winter(2026, 1, 19)


def test_a_draft_waits_no_more_once_it_is_registered_or_put_away() -> None:
    assert not due(Alert.DRAFT_NOT_REGISTERED, drafted(), registered())
    assert not due(Alert.DRAFT_NOT_REGISTERED, drafted(), DISCARDED)


def test_the_author_is_told_of_a_forgotten_draft() -> None:
    given(drafted()).when(ring(Alert.DRAFT_NOT_REGISTERED)).then(
        told(Alert.DRAFT_NOT_REGISTERED, KARI.person_id)
    )


def test_the_leader_is_to_be_told_within_two_working_days() -> None:
    assert due(Alert.LEADER_NOT_TOLD, *REGISTERED) == at_eight_in_winter(2026, 1, 14)
    assert not due(Alert.LEADER_NOT_TOLD, *SHARED)


def test_after_two_days_the_author_is_told_and_after_five_the_next_leader() -> None:
    one_exists = Alert.LEADER_NOT_TOLD_ONE_EXISTS
    assert due(one_exists, *REGISTERED) == at_eight_in_winter(2026, 1, 19)
    given(*REGISTERED).when(ring(Alert.LEADER_NOT_TOLD, one_exists)).then(
        told(Alert.LEADER_NOT_TOLD, KARI.person_id), told(one_exists, NINA_NEXT.person_id)
    )


def test_a_leader_close_to_the_child_is_never_told_that_a_concern_exists() -> None:
    people = AROUND_ADA.model_copy(update={"strangers": frozenset({NINA_NEXT.person_id})})
    one_exists = Alert.LEADER_NOT_TOLD_ONE_EXISTS
    given(*REGISTERED).when(ring(one_exists, people=people)).then(
        told(one_exists, SIGNE_MANAGER.person_id)
    )


def test_where_nobody_is_above_the_author_is_told() -> None:
    people = AROUND_ADA.model_copy(update={"next_leader_ids": ()})
    one_exists = Alert.LEADER_NOT_TOLD_ONE_EXISTS
    given(*REGISTERED).when(ring(one_exists, people=people)).then(told(one_exists, KARI.person_id))


def test_the_leader_is_to_acknowledge_within_two_working_days() -> None:
    unread = Alert.CONCERN_NOT_ACKNOWLEDGED
    assert due(unread, *SHARED) == at_eight_in_winter(2026, 1, 14)
    assert not due(unread, *REGISTERED)
    assert not due(unread, *SHARED, READ)


def test_deputy_and_next_leader_are_told_of_a_concern_nobody_has_read() -> None:
    unread = Alert.CONCERN_NOT_ACKNOWLEDGED
    given(*SHARED).when(ring(unread)).then(told(unread, DAG_DEPUTY.person_id, NINA_NEXT.person_id))


def test_a_deputy_close_to_the_child_is_not_told_of_it() -> None:
    unread = Alert.CONCERN_NOT_ACKNOWLEDGED
    people = AROUND_ADA.model_copy(update={"strangers": frozenset({DAG_DEPUTY.person_id})})
    given(*SHARED).when(ring(unread, people=people)).then(told(unread, NINA_NEXT.person_id))


def test_another_leader_gets_two_working_days_of_their_own() -> None:
    unread = Alert.CONCERN_NOT_ACKNOWLEDGED
    history = (*SHARED, told(unread, DAG_DEPUTY.person_id), shared(NINA_NEXT.person_id, on=THU_15))
    assert due(unread, *history) == at_eight_in_winter(2026, 1, 19)


def test_a_concern_is_to_be_decided_within_14_days_of_registration() -> None:
    undecided = Alert.CONCERN_NOT_DECIDED
    assert due(undecided, *REGISTERED) == at_eight_in_winter(2026, 1, 26)
    assert not due(undecided, *FOLLOWED_UP)
    assert not due(undecided, *SHARED, closed())


def test_over_summer_time_the_alert_still_comes_at_eight() -> None:
    before = (registered(on=date(2026, 3, 17)), answered())
    assert due(Alert.CONCERN_NOT_DECIDED, *before) == at_eight_in_summer(2026, 3, 31)


def test_an_alert_on_a_day_off_comes_the_working_day_after() -> None:
    maundy = (registered(on=date(2026, 3, 19)), answered())
    assert due(Alert.CONCERN_NOT_DECIDED, *maundy) == at_eight_in_summer(2026, 4, 7)


def test_everyone_who_knows_is_told_that_nothing_is_decided() -> None:
    undecided = Alert.CONCERN_NOT_DECIDED
    asked = NextLeaderAsked(
        author_id=KARI.person_id,
        leader_id=BERIT.person_id,
        leaders_view=KARI_SEES_NO_GROUND,
        next_leader_id=NINA_NEXT.person_id,
        asked_on=TUE_13,
    )
    given(*REGISTERED).when(ring(undecided)).then(told(undecided, KARI.person_id))
    given(*SHARED, asked).when(ring(undecided)).then(
        told(undecided, KARI.person_id, BERIT.person_id, NINA_NEXT.person_id)
    )


def test_a_talk_that_was_chosen_is_to_be_held_within_28_days_of_registration() -> None:
    unheld = Alert.TALK_NOT_HELD
    assert due(unheld, *CHOSEN) == at_eight_in_winter(2026, 2, 9)
    assert not due(unheld, *SHARED)
    assert not due(unheld, *TOLD)


def test_a_talk_is_awaited_also_where_no_guardian_is_known_yet() -> None:
    unheld = Alert.TALK_NOT_HELD
    history = (registered(child=IN_WORDS), answered(), shared(), chose(tells=()))
    assert due(unheld, *history) == at_eight_in_winter(2026, 2, 9)
    assert not due(unheld, *history, spoke_with())
    assert not due(unheld, *history, UNSURE_LATER)


def test_no_talk_is_awaited_after_it_was_chosen_not_to_share() -> None:
    assert not due(Alert.TALK_NOT_HELD, *SHARED, chose(SharingChoice.DO_NOT_SHARE, tells=()))


def test_a_postponed_talk_is_awaited_also_after_the_decision() -> None:
    postponed = chose(SharingChoice.POSTPONE, on=MON_19)
    assert due(Alert.TALK_NOT_HELD, *SHARED, postponed) == at_eight_in_winter(2026, 2, 9)


def test_a_talk_is_awaited_until_each_guardian_is_told_or_could_not_be() -> None:
    unheld = Alert.TALK_NOT_HELD
    assert due(unheld, *CHOSEN, spoke_with(LISE_TOLD))
    assert not due(unheld, *CHOSEN, spoke_with(LISE_TOLD, TOR_NOT_REACHED))


def test_a_talk_chosen_late_is_not_late_before_the_next_working_day() -> None:
    on_friday, on_tuesday = chose(on=date(2026, 2, 13)), chose(on=date(2026, 2, 10))
    assert due(Alert.TALK_NOT_HELD, *SHARED, on_friday) == at_eight_in_winter(2026, 2, 16)
    assert due(Alert.TALK_NOT_HELD, *SHARED, on_tuesday) == at_eight_in_winter(2026, 2, 11)


def test_seven_days_are_enough_where_it_is_about_the_kindergarten() -> None:
    other_children = NOT_SAFE.model_copy(update={"danger_from": DangerFrom.OTHER_CHILDREN})
    history = (registered(), answered(other_children), shared(), chose())
    assert due(Alert.TALK_NOT_HELD, *history) == at_eight_in_winter(2026, 1, 19)


UNSURE_LATER = answered(VIOLENCE_UNSURE, FRI_16, before_registration=False)


@pytest.mark.requirement("R29")
def test_yes_or_unsure_silences_the_talk_timer() -> None:
    assert not due(Alert.TALK_NOT_HELD, *CHOSEN, UNSURE_LATER)
    given(*CHOSEN, UNSURE_LATER).when(ring(Alert.TALK_NOT_HELD)).then_nothing()


@pytest.mark.requirement("R29")
def test_advice_lets_the_talk_timer_run_again() -> None:
    cleared = advised(TELL_BOTH, on=MON_19)
    unheld = due(Alert.TALK_NOT_HELD, *CHOSEN, UNSURE_LATER, cleared)
    assert unheld == at_eight_in_winter(2026, 2, 9)


def test_nobody_is_late_on_the_day_it_was_cleared() -> None:
    cleared = advised(TELL_LISE, on=date(2026, 2, 20))
    unheld = due(Alert.TALK_NOT_HELD, *CHOSEN, UNSURE_LATER, cleared)
    assert unheld == at_eight_in_winter(2026, 2, 23)


def test_author_and_leader_are_told_that_the_talk_has_not_been_held() -> None:
    given(*CHOSEN).when(ring(Alert.TALK_NOT_HELD)).then(
        TalkAlertRaised(tells=(KARI.person_id, BERIT.person_id), raised_on=FRI_16)
    )


@pytest.mark.parametrize(
    ("alert", "history"),
    [
        (Alert.DRAFT_NOT_REGISTERED, (drafted(),)),
        (Alert.LEADER_NOT_TOLD, REGISTERED),
        (Alert.LEADER_NOT_TOLD_ONE_EXISTS, REGISTERED),
        (Alert.CONCERN_NOT_ACKNOWLEDGED, SHARED),
        (Alert.CONCERN_NOT_DECIDED, SHARED),
        (Alert.TALK_NOT_HELD, CHOSEN),
    ],
)
def test_each_alert_is_told_once(alert: Alert, history: tuple[ConcernEvent, ...]) -> None:
    events = given(*history).when(ring(alert)).events()
    assert len(events) == 1
    assert not due(alert, *history, *events)
    given(*history, *events).when(ring(alert)).then_nothing()


def test_an_alert_of_another_service_is_not_ours() -> None:
    given(*SHARED).when(ring(Alert.NO_OUTCOME)).then_nothing()


def test_a_suspicion_is_told_to_nobody() -> None:
    history = (registered(), answered(VIOLENCE_YES), shared(), chose(), gave_view())
    alerts = {wait.alert for wait in waits(given(*history).state(), OSLO)}
    assert alerts == {Alert.CONCERN_NOT_ACKNOWLEDGED, Alert.CONCERN_NOT_DECIDED}


def test_what_covers_one_guardian_awaits_that_one_only() -> None:
    cleared = advised(TELL_LISE, on=MON_12)
    history = (registered(), answered(VIOLENCE_YES), cleared, shared(), chose(tells=(LISE,)))
    assert due(Alert.TALK_NOT_HELD, *history)
    assert not due(Alert.TALK_NOT_HELD, *history, spoke_with(LISE_TOLD))
