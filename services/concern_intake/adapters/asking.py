"""From a request about a concern to a decision, and from the decision to the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, TypedDict
from uuid import UUID

from starlette.responses import Response

from services.concern_intake.adapters.around import people_around_concern
from services.concern_intake.adapters.doors import may_read, readable_facets
from services.concern_intake.adapters.earlier import earlier_concerns
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain.commands import ConcernCommand
from services.concern_intake.domain.immediate_help import TelephoneNumber
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.settings import IntakeSettings
from services.concern_intake.views.concern_page import ConcernPage, Reading, concern_page
from services.concern_intake.views.seen import Seen
from shared.identity.actor import Actor
from shared.service.desk import Desk
from shared.service.trail import Reader
from shared.web.answers import done, shown
from shared.web.asking import Asking

NOON: Final = time(12)


class Stamp(TypedDict):
    """What every command carries: who, when, and which day that is here."""

    by: Actor
    now: datetime
    today: date


@dataclass(frozen=True)
class About:
    """One request about one concern."""

    asking: Asking
    desk: Desk
    concern_id: UUID
    is_only_reading: bool = False

    @property
    def today(self) -> date:
        """Tell which day it is in the municipality."""
        return self.desk.days.local_date(self.asking.now)

    @property
    def stamp(self) -> Stamp:
        """Give what every command carries."""
        return {"by": self.asking.actor, "now": self.asking.now, "today": self.today}

    @property
    def reader(self) -> Reader:
        """Give the one who asks, as a reader."""
        known = self.desk.known
        return Reader(self.asking.actor, self.asking.now, known, self.is_only_reading)

    def people(self, seen: Seen) -> PeopleAround:
        """Tell who is around the concern today."""
        return people_around_concern(self.desk.known, seen.intake, self.today)

    def happened(self, day: date) -> datetime:
        """Give the instant of something of which only the day is known: noon, or now if today."""
        if day == self.today:
            return self.asking.now
        return self.desk.days.at(day, NOON).astimezone(UTC)

    def is_open_to_reader(self, seen: Seen) -> bool:
        """Tell whether the concern exists for the one who asks."""
        return may_read(seen, self.reader)

    def page(self, seen: Seen) -> ConcernPage | None:
        """Make the page as the one who asks may see it."""
        numbers = numbers_of(self.desk)
        reading = Reading(self.desk.languages, self.asking.language, numbers)
        facets = readable_facets(seen, self.reader)
        page = concern_page(self.concern_id, seen, facets, reading)
        if page is None:
            return None
        earlier = earlier_concerns(self.desk.views, self.asking.actor.person_id, seen.intake)
        return page.model_copy(update={"earlier_concerns": earlier})


def numbers_of(desk: Desk) -> tuple[TelephoneNumber, ...]:
    """Give the municipality's telephone numbers."""
    settings = desk.settings
    return settings.telephone_numbers() if isinstance(settings, IntakeSettings) else ()


def ask(
    about: About,
    command: Callable[[Seen], ConcernCommand],
    *,
    door: Callable[[Seen], bool] | None = None,
    is_report: bool = False,
) -> Response:
    """Decide, and show the concern as it then is; nothing, to one who then may read no more."""
    page = about.page(_decided(about, command, door, is_report=is_report))
    return shown(page) if page else done()


def begin(about: About, command: Callable[[Seen], ConcernCommand]) -> Response:
    """Decide about a concern that was not there before, and show it."""
    seen = _decided(about, command, lambda _: True, is_new=True)
    return shown(about.page(seen), status=201, location=f"/concerns/{about.concern_id}")


def _decided(
    about: About,
    command: Callable[[Seen], ConcernCommand],
    door: Callable[[Seen], bool] | None,
    *,
    is_new: bool = False,
    is_report: bool = False,
) -> Seen:
    handled = about.desk.ask(
        about.asking,
        CONCERNS,
        about.concern_id,
        command,
        door=door or about.is_open_to_reader,
        page=about.page,
        is_new=is_new,
        is_report=is_report,
    )
    return handled.state
