"""When a unit has a child - placed there, of concern there, with a case there - it is noted.

Who has a post in such a unit decides nothing of what is forgotten about the child.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.audit_trail.adapters.store import FORGETTING
from services.audit_trail.domain.commands import NoteUnit
from services.audit_trail.domain.states import Forgetting
from shared.contracts.case_coordination import CaseOpenedV1, PlanAgreedV1
from shared.contracts.concern_intake import FollowUpDecidedV1
from shared.contracts.directory import ChildPlacedV1
from shared.eventing.policy import AnyPolicy, Ask, Moment, Policy


def when_a_unit_has_a_child_note_it(
    fact: ChildPlacedV1 | FollowUpDecidedV1 | CaseOpenedV1 | PlanAgreedV1, moment: Moment
) -> Sequence[Ask[Forgetting]]:
    """Note it; a unit that is noted already stays so, also when the child has left it."""

    def note(_: Forgetting) -> NoteUnit:
        return NoteUnit(by=moment.by, now=moment.now, unit_id=fact.unit_id)

    return (Ask(FORGETTING, fact.child_id, note),)


POLICIES: Final[tuple[AnyPolicy, ...]] = (
    Policy("audit-trail--unit-of-a-placement", ChildPlacedV1, when_a_unit_has_a_child_note_it),
    Policy("audit-trail--unit-of-a-concern", FollowUpDecidedV1, when_a_unit_has_a_child_note_it),
    Policy("audit-trail--unit-of-a-case", CaseOpenedV1, when_a_unit_has_a_child_note_it),
    Policy("audit-trail--unit-of-a-plan", PlanAgreedV1, when_a_unit_has_a_child_note_it),
)
