"""How a person's request about one evaluation becomes a decision and a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from fastapi import Response

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import AskedByAPerson
from services.evaluation_scheduling.domain.people import Today
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.views.evaluation_page import evaluation_page
from services.evaluation_scheduling.views.evaluations_of_a_case import (
    EVALUATIONS_OF_A_CASE,
    EvaluationOfACase,
)
from services.evaluation_scheduling.views.pages import GuardianPage, StaffPage
from services.evaluation_scheduling.views.sight import Sight
from shared.identity.actor import Actor
from shared.service.desk import Desk
from shared.web.answers import shown
from shared.web.asking import Asking
from shared.web.problems import NotFound
from shared.who_is_who.rows import child_key, person_key, unit_key


class Asked(TypedDict):
    """What every command carries, whoever asks for what."""

    by: Actor
    now: datetime
    evaluation_id: UUID
    today: Today


MakeCommand = Callable[[Asked], AskedByAPerson]
"""Makes the command from what every command carries."""


def sight_of(
    asking: Asking,
    desk: Desk,
    row: EvaluationOfACase,
    *persons: UUID,
    has_emergency_access: bool = False,
) -> Sight:
    """Say who looks, on which local day and in which language.

    Everything that is known of who is who is read here, once: of the unit, the child, the one who
    looks, and ``persons``. ``has_emergency_access`` lets them see what someone who takes part does.
    """
    people = (asking.actor.person_id, *persons)
    keys = (unit_key(row.unit_id), child_key(row.child_id), *map(person_key, people))
    return Sight(
        actor=asking.actor,
        day=desk.days.local_date(asking.now),
        known=desk.known.ahead(*keys),
        say=lambda sentence: desk.languages.say(sentence, asking.language),
        has_emergency_access=has_emergency_access,
    )


def row_of(evaluation_id: UUID, desk: Desk) -> EvaluationOfACase:
    """Find the case of an evaluation; ``NotFound`` when there is none."""
    key = str(evaluation_id)
    row = desk.views.rows(EVALUATIONS_OF_A_CASE, [key]).get(key)
    if row is None:
        raise NotFound
    return row


def page_of(
    state: Evaluations, case_id: UUID, evaluation_id: UUID, sight: Sight
) -> StaffPage | GuardianPage:
    """Show one evaluation; ``NotFound`` when it does not exist for this person."""
    one = state.each.get(evaluation_id)
    page = evaluation_page(one, case_id, sight) if one else None
    if page is None:
        raise NotFound
    return page


def decided(
    asking: Asking, desk: Desk, evaluation_id: UUID, make: MakeCommand, *persons: UUID
) -> Response:
    """Decide what a person asks of one evaluation, and show it as it then is.

    ``persons`` are those named in the request of whom more must be known.
    """
    row = row_of(evaluation_id, desk)
    case_id, sight = row.case_id, sight_of(asking, desk, row, *persons)

    def command(state: Evaluations) -> AskedByAPerson:
        around = sight.around(state.each[evaluation_id], *persons)
        today = Today(day=sight.day, around=around)
        return make(
            Asked(by=asking.actor, now=asking.now, evaluation_id=evaluation_id, today=today)
        )

    handled = desk.ask(
        asking,
        EVALUATIONS,
        case_id,
        command,
        door=lambda state: sight.sees(state, evaluation_id),
        page=lambda state: page_of(state, case_id, evaluation_id, sight),
    )
    return shown(page_of(handled.state, case_id, evaluation_id, sight))
