"""Tells those after all who were not known here when something was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from services.notification.adapters.store import MATTERS
from services.notification.domain.matter.commands import MatterCommand
from services.notification.domain.matter.decisions import as_command
from services.notification.domain.message.message import SuppressedMessage
from services.notification.domain.telling import Named
from services.notification.policies.what_is_around import around, employees, with_staff
from services.notification.policies.when_something_happens_tell_those_it_concerns import (
    judged_now,
)
from services.notification.views.unknown_people import UNKNOWN_PEOPLE, UnknownPerson
from shared.eventing.recorded import Cause
from shared.identity.actor import Actor
from shared.service.desk import Desk

LOOK_BACK: Final = timedelta(days=14)
"""What was told longer ago than this is not told any more."""


@dataclass(frozen=True)
class CatchingUp:
    """Looks at the messages for people of whom nobody had told.

    The directory speaks on a stream of its own, so that a new employee's first task may be heard
    here before the employee is.
    """

    desk: Desk
    by: Actor

    def look(self, now: datetime) -> None:
        """Tell those who have become known."""
        listed = self.desk.views.where(UNKNOWN_PEOPLE, queue="all")
        recent = [one for one in listed if one.told_at > now - LOOK_BACK]
        if not recent:
            return
        on = self.desk.days.local_date(now)
        known = employees((one.person_id for one in recent), self.desk.known, on)
        for one in recent:
            if one.person_id in known:
                self._tell(one, now)

    def _tell(self, unknown: UnknownPerson, now: datetime) -> None:
        on, known = self.desk.days.local_date(now), self.desk.known
        matter = self.desk.store.state(MATTERS, unknown.matter_id)
        message = matter.message(unknown.message_id)
        if not isinstance(message, SuppressedMessage):
            return
        named = [Named(message.person_id, message.audience)]
        knows = with_staff(around(matter, known, on), named, known, on)
        for judged in judged_now(message, knows):
            self._ask(unknown, as_command(self.by, now, judged, matter.child_id))

    def _ask(self, unknown: UnknownPerson, command: MatterCommand) -> None:
        cause = Cause(correlation_id=f"known-{unknown.message_id}")
        self.desk.store.handle(MATTERS, unknown.matter_id, lambda _: command, cause=cause)
