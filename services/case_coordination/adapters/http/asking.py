"""From a request to a command to a case, and from what came of it to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from fastapi import Response

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import AnyCommand, Asker
from services.case_coordination.domain.states import CaseState
from services.case_coordination.people import people_around
from services.case_coordination.views.pages import page_of
from services.case_coordination.views.sight import Sight, last, sight
from shared.service.desk import Desk
from shared.service.trail import Reader
from shared.web.answers import done, shown
from shared.web.asking import Asking
from shared.web.problems import NotFound


def ask(
    asking: Asking,
    desk: Desk,
    case_id: UUID,
    command: Callable[[Asker], AnyCommand],
    persons: Iterable[UUID] = (),
) -> Response:
    """Decide what is asked of a case, and show the case as the asker sees it then.

    ``persons`` are those whom the command names. The answer is empty for someone who no longer
    sees the case, such as one who did not take the baton.
    """
    reader = Reader(asking.actor, asking.now, desk.known)
    handled = desk.ask(
        asking,
        CASES,
        case_id,
        lambda state: command(asker_of(asking, desk, state, persons)),
        door=lambda state: sight(state, reader) is not Sight.NOTHING,
        page=lambda state: page_of(case_id, state, reader, desk.days),
    )
    page = page_of(case_id, handled.state, reader, desk.days)
    return done() if page is None else shown(page)


def asker_of(asking: Asking, desk: Desk, state: CaseState, persons: Iterable[UUID] = ()) -> Asker:
    """Give what every command of whoever asks carries."""
    case = last(state)
    if case is None:
        raise NotFound
    today = desk.days.local_date(asking.now)
    relevant = {asking.actor.person_id, case.baton.holder_id, *persons}
    return Asker(
        by=asking.actor,
        now=asking.now,
        today=today,
        people=people_around(
            desk.known, case.child_id, case.opened.unit_id, today, tuple(sorted(relevant))
        ),
    )
