from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.waits import RULES
from shared.contracts.codes import Alert
from tests.rules.evaluation_scheduling import people as p

IN_7, IN_2 = Alert.EVALUATION_IN_7_DAYS, Alert.EVALUATION_IN_2_DAYS
LATE_1 = Alert.EVALUATION_OVERDUE_1_DAY
LATE_7 = Alert.EVALUATION_OVERDUE_7_DAYS
LATE_14 = Alert.EVALUATION_OVERDUE_14_DAYS


def raise_on(
    day: date, *alerts: Alert, due_on: date = p.DUE, around: PeopleAround = p.AROUND
) -> c.RaiseAlerts:
    return c.RaiseAlerts(
        by=p.SYSTEM,
        now=p.at(day, 8),
        evaluation_id=p.FIRST,
        due_on=due_on,
        alerts=alerts,
        today=p.today(day, around),
    )


def raised(alert: Alert, on: date, *tells: UUID) -> e.AlertRaised:
    return e.AlertRaised(
        evaluation_id=p.FIRST, alert=alert, due_on=p.DUE, tells=tells, raised_on=on
    )


def test_every_alert_of_an_evaluation_has_a_row_in_the_table() -> None:
    assert set(RULES) == {alert for alert in Alert if alert.value.startswith("evaluation-")}


@pytest.mark.requirement("R51")
def test_seven_days_before_the_lead_is_reminded() -> None:
    day = date(2026, 2, 25)
    p.given(p.scheduled()).when(raise_on(day, IN_7)).then(raised(IN_7, day, p.KARI))


@pytest.mark.requirement("R51")
def test_two_days_before_everyone_who_takes_part_is_reminded() -> None:
    day = date(2026, 3, 2)
    p.given(p.scheduled()).when(raise_on(day, IN_2)).then(
        raised(IN_2, day, p.KARI, p.ADA, p.LISE, p.TOR, p.MONA)
    )


@pytest.mark.requirement("R51")
def test_a_day_late_the_lead_is_told() -> None:
    day = date(2026, 3, 5)
    p.given(p.scheduled()).when(raise_on(day, LATE_1)).then(raised(LATE_1, day, p.KARI))


def test_when_the_lead_has_left_the_unit_the_leader_is_told_instead() -> None:
    day = date(2026, 3, 5)
    around = p.AROUND.model_copy(update={"colleagues": frozenset({p.BERIT, p.MONA})})
    p.given(p.scheduled()).when(raise_on(day, LATE_1, around=around)).then(
        raised(LATE_1, day, p.BERIT)
    )


@pytest.mark.requirement("R51")
def test_a_week_late_the_leader_is_told() -> None:
    day = date(2026, 3, 11)
    p.given(p.scheduled()).when(raise_on(day, LATE_7)).then(raised(LATE_7, day, p.BERIT))


@pytest.mark.requirement("R51")
def test_two_weeks_late_the_service_manager_is_told() -> None:
    day = date(2026, 3, 18)
    p.given(p.scheduled()).when(raise_on(day, LATE_14)).then(raised(LATE_14, day, p.JORUNN))


def test_an_alert_is_raised_once_for_each_day_it_is_due() -> None:
    day = date(2026, 3, 5)
    history = (p.scheduled(), raised(LATE_1, day, p.KARI))
    p.given(*history).when(raise_on(day, LATE_1)).then_nothing()


def test_alerts_kept_back_by_an_outage_are_all_raised_when_it_is_over() -> None:
    day = date(2026, 3, 11)
    p.given(p.scheduled()).when(raise_on(day, LATE_1, LATE_7)).then(
        raised(LATE_1, day, p.KARI), raised(LATE_7, day, p.BERIT)
    )


def test_a_reminder_is_never_sent_after_its_day() -> None:
    p.given(p.scheduled()).when(raise_on(date(2026, 3, 6), IN_2)).then(
        e.ReminderSkipped(evaluation_id=p.FIRST, alert=IN_2, due_on=p.DUE)
    )


def test_an_alert_counted_from_a_day_that_was_moved_is_not_raised() -> None:
    moved = p.moved(p.DUE, date(2026, 3, 3), on=date(2026, 2, 26))
    p.given(p.scheduled(), moved).when(raise_on(date(2026, 3, 5), LATE_1)).then_nothing()


def test_an_alert_is_not_raised_once_people_have_met() -> None:
    p.given(p.scheduled(), p.held()).when(raise_on(date(2026, 3, 5), LATE_1)).then_nothing()


def test_a_leader_who_is_the_childs_father_hears_nothing_and_the_next_leader_does() -> None:
    day = date(2026, 3, 11)
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.BERIT})})
    p.given(p.scheduled()).when(raise_on(day, LATE_7, around=around)).then(
        raised(LATE_7, day, p.JORUNN)
    )


def test_an_employee_close_to_the_child_is_not_reminded() -> None:
    day = date(2026, 3, 2)
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.MONA})})
    p.given(p.scheduled()).when(raise_on(day, IN_2, around=around)).then(
        raised(IN_2, day, p.KARI, p.ADA, p.LISE, p.TOR)
    )


def test_guardians_are_reminded_though_they_are_strangers_to_what_staff_see() -> None:
    day = date(2026, 3, 2)
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.LISE, p.TOR})})
    p.given(p.scheduled()).when(raise_on(day, IN_2, around=around)).then(
        raised(IN_2, day, p.KARI, p.ADA, p.LISE, p.TOR, p.MONA)
    )


def test_a_lead_who_became_close_to_the_child_is_replaced_by_the_leader() -> None:
    day = date(2026, 3, 5)
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.KARI})})
    p.given(p.scheduled()).when(raise_on(day, LATE_1, around=around)).then(
        raised(LATE_1, day, p.BERIT)
    )


def test_a_guardian_closed_out_by_a_restriction_is_not_reminded() -> None:
    day = date(2026, 3, 2)
    around = p.AROUND.model_copy(update={"closed_out": frozenset({p.TOR})})
    p.given(p.scheduled()).when(raise_on(day, IN_2, around=around)).then(
        raised(IN_2, day, p.KARI, p.ADA, p.LISE, p.MONA)
    )


def test_in_a_unit_not_known_here_the_leaders_named_by_the_case_are_told() -> None:
    day = date(2026, 3, 18)
    command = raise_on(day, LATE_7, LATE_14, around=PeopleAround())
    p.given(p.scheduled()).when(command).then(
        raised(LATE_7, day, p.BERIT), raised(LATE_14, day, p.JORUNN)
    )


@pytest.mark.requirement("R40")
def test_the_lead_of_the_day_is_told_after_a_handover() -> None:
    day = date(2026, 3, 5)
    handover = e.LeadNamed(lead_id=p.MONA, leader_id=p.BERIT, sequence=8)
    p.given(p.scheduled(), handover).when(raise_on(day, LATE_1)).then(raised(LATE_1, day, p.MONA))
