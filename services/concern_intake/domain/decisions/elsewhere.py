"""What time and other services bring about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never
from uuid import UUID

from services.concern_intake.domain.commands import AdmitLead, RaiseAlerts
from services.concern_intake.domain.decisions.guards import registered
from services.concern_intake.domain.events import (
    AlertRaised,
    ConcernEvent,
    LeadAdmitted,
    TalkAlertRaised,
)
from services.concern_intake.domain.states import Facts, Intake
from services.concern_intake.domain.waits import is_awaited, who_is_told
from shared.contracts.codes import Alert


def decide(command: RaiseAlerts | AdmitLead, state: Intake) -> Sequence[ConcernEvent]:
    """Answer what no person of the unit asks for."""
    match command:
        case RaiseAlerts():
            return _raise(command, state)
        case AdmitLead():
            return _admit(command, state)
        case _:
            assert_never(command)


def _raise(command: RaiseAlerts, state: Intake) -> Sequence[AlertRaised | TalkAlertRaised]:
    """Raise those alerts that are still awaited; what was stopped or told meanwhile is silent."""
    return [
        _raised(alert, who_is_told(state, alert, command.people), command.today)
        for alert in dict.fromkeys(command.alerts)
        if is_awaited(state, alert)
    ]


def _raised(alert: Alert, tells: tuple[UUID, ...], today: date) -> AlertRaised | TalkAlertRaised:
    if alert is Alert.TALK_NOT_HELD:
        return TalkAlertRaised(tells=tells, raised_on=today)
    return AlertRaised(alert=alert, tells=tells, raised_on=today)


def _admit(command: AdmitLead, state: Intake) -> Sequence[LeadAdmitted]:
    facts = registered(state)
    if facts.lead_id == command.lead_id or _is_older(command, facts):
        return []
    return [
        LeadAdmitted(
            lead_id=command.lead_id,
            taken_from=command.taken_from,
            accepted_on=command.accepted_on,
        )
    ]


def _is_older(command: AdmitLead, facts: Facts) -> bool:
    """Tell whether the baton has since gone on: on a later day, or from this very lead."""
    if facts.lead_since is None or command.accepted_on > facts.lead_since:
        return False
    return command.accepted_on < facts.lead_since or facts.lead_taken_from == command.lead_id
