"""Someone gets a post: to the children whose guardian they are, they are a stranger at work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import Child
from services.directory.domain.child.commands import EnterConflict
from services.directory.domain.codes import Closeness
from shared.contracts.directory import PostHeldV1
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Ask, Moment, Policy
from shared.who_is_who.rows import person_key


def when_a_guardian_is_employed_make_them_a_stranger(
    fact: PostHeldV1, moment: Moment
) -> Sequence[Ask[Child]]:
    """Enter the conflict for each of their children.

    The fact is the directory's own; until its view holds it too, an older relation may be missing
    there as well, so it is asked again.
    """
    today = moment.days.local_date(moment.now)
    known = moment.known.ahead(person_key(fact.employee_id))
    if not known.works_in(fact.employee_id, fact.unit_id, fact.starts_on):
        raise NotKnownHereYet("post")
    if fact.ends_on is not None and fact.ends_on < today:
        return ()
    command = EnterConflict(
        by=moment.by,
        now=moment.now,
        today=today,
        employee_id=fact.employee_id,
        closeness=Closeness.GUARDIAN,
    )
    return [
        Ask(CHILDREN, child, lambda _: command)
        for child in sorted(known.wards(fact.employee_id, today))
    ]


POLICY: Final = Policy(
    "directory--guardian-is-employed",
    PostHeldV1,
    when_a_guardian_is_employed_make_them_a_stranger,
)
