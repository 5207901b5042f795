"""A case opens elsewhere: whoever holds its baton may let guardians in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CASES
from services.directory.domain.case.case import RememberCase, RememberedCase
from shared.contracts.case_coordination import CaseOpenedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_case_opens_remember_who_holds_it(
    fact: CaseOpenedV1, moment: Moment
) -> Sequence[Ask[RememberedCase]]:
    """Remember the child and the first holder."""
    command = RememberCase(
        by=moment.by,
        now=moment.now,
        case_id=fact.case_id,
        child_id=fact.child_id,
        holder_id=fact.holder_id,
    )
    return (Ask(CASES, fact.case_id, lambda _: command),)


POLICY: Final = Policy(
    "directory--remember-a-case", CaseOpenedV1, when_a_case_opens_remember_who_holds_it
)
