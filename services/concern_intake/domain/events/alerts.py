"""Deadlines that have passed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from shared.contracts.codes import Alert
from shared.eventing.decider import Event


class AlertRaised(Event):
    """A deadline has passed, and these people are told that it has."""

    alert: Alert
    tells: tuple[UUID, ...]
    raised_on: date


class TalkAlertRaised(Event):
    """A talk that was decided on has not been held.

    No trail tells of it: that the alert is missing would betray that sharing is stopped.
    """

    tells: tuple[UUID, ...]
    raised_on: date
