"""An employee becomes a child's guardian: at work they are a stranger to that child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import Child
from services.directory.domain.child.commands import EnterConflict
from services.directory.domain.codes import Closeness
from shared.contracts.directory import GuardianRelatedV1
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Ask, Moment, Policy
from shared.who_is_who.rows import person_key


def when_an_employee_becomes_a_guardian_make_them_a_stranger(
    fact: GuardianRelatedV1, moment: Moment
) -> Sequence[Ask[Child]]:
    """Enter the conflict, where the guardian has a post today or will have one.

    The fact is the directory's own; until its view holds it too, an older post may be missing
    there as well, so it is asked again.
    """
    known = moment.known.ahead(person_key(fact.guardian_id))
    if fact.child_id not in known.wards(fact.guardian_id, fact.starts_on):
        raise NotKnownHereYet("relation")
    today = moment.days.local_date(moment.now)
    is_over = fact.ends_on is not None and fact.ends_on < today
    if is_over or not known.is_employed(fact.guardian_id, today):
        return ()
    command = EnterConflict(
        by=moment.by,
        now=moment.now,
        today=today,
        employee_id=fact.guardian_id,
        closeness=Closeness.GUARDIAN,
    )
    return (Ask(CHILDREN, fact.child_id, lambda _: command),)


POLICY: Final = Policy(
    "directory--employee-becomes-guardian",
    GuardianRelatedV1,
    when_an_employee_becomes_a_guardian_make_them_a_stranger,
)
