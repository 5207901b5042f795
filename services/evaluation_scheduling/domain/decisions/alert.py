"""Raising alerts whose instant has come, once for each day the evaluation is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from services.evaluation_scheduling.domain.commands import RaiseAlerts
from services.evaluation_scheduling.domain.events import AlertRaised, ReminderSkipped
from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.states import (
    Evaluation,
    EvaluationState,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.domain.waits import RULES, Tells
from shared.contracts.codes import Alert, VoiceKind


def raise_alerts(
    asked: RaiseAlerts, state: EvaluationState
) -> Sequence[AlertRaised | ReminderSkipped]:
    """Raise what is still true: not after it was held, nor for a day it is no longer due."""
    if not isinstance(state, ScheduledEvaluation) or state.about.due.on != asked.due_on:
        return []
    return [
        _raised(alert, asked, state.about)
        for alert in dict.fromkeys(asked.alerts)
        if alert in RULES and (alert, asked.due_on) not in state.about.raised
    ]


def _raised(alert: Alert, asked: RaiseAlerts, about: Evaluation) -> AlertRaised | ReminderSkipped:
    rule = RULES[alert]
    if rule.is_reminder and asked.today.day > asked.due_on:
        return ReminderSkipped(evaluation_id=about.evaluation_id, alert=alert, due_on=asked.due_on)
    return AlertRaised(
        evaluation_id=about.evaluation_id,
        alert=alert,
        due_on=asked.due_on,
        tells=_told(rule.tells, about, asked.today.around),
        raised_on=asked.today.day,
    )


def _told(tells: Tells, about: Evaluation, around: PeopleAround) -> tuple[UUID, ...]:
    leader = around.leader(about.leader_id)
    lead = about.lead_id if _leads_still(about, around) else leader
    match tells:
        case Tells.LEAD:
            people = [lead]
        case Tells.LEADER:
            people = [leader]
        case Tells.SERVICE_MANAGER:
            people = [around.service_manager(about.service_manager_id) or leader]
        case Tells.EVERYONE:
            people = [lead, *_voices(about, around)]
        case _:
            assert_never(tells)
    return tuple(dict.fromkeys(person for person in people if person is not None))


def _leads_still(about: Evaluation, around: PeopleAround) -> bool:
    return about.lead_id in around.as_staff(around.colleagues)


def _voices(about: Evaluation, around: PeopleAround) -> Sequence[UUID]:
    staff = (v.person_id for v in about.voices if v.kind is VoiceKind.EMPLOYEE)
    family = (v.person_id for v in about.voices if v.kind is not VoiceKind.EMPLOYEE)
    return (*around.as_family(family), *around.as_staff(staff))
