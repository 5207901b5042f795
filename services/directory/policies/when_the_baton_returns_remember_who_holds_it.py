"""The baton comes back to the leader: whoever led lets nobody in any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CASES
from services.directory.domain.case.case import RememberedCase, RememberHolder
from shared.contracts.case_coordination import BatonReturnedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_the_baton_returns_remember_who_holds_it(
    fact: BatonReturnedV1, moment: Moment
) -> Sequence[Ask[RememberedCase]]:
    """Remember who led, and that the leader holds the baton."""
    command = RememberHolder(
        by=moment.by,
        now=moment.now,
        case_id=fact.case_id,
        holder_id=fact.leader_id,
        previous_holder_id=fact.previous_holder_id,
        accepted_on=fact.returned_on,
    )
    return (Ask(CASES, fact.case_id, lambda _: command),)


POLICY: Final = Policy(
    "directory--remember-a-return",
    BatonReturnedV1,
    when_the_baton_returns_remember_who_holds_it,
)
