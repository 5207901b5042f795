"""A case has ended: nobody lets guardians in for its sake any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CASES
from services.directory.domain.case.case import ForgetCase, RememberedCase
from shared.contracts.case_coordination import CaseClosedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_case_is_closed_forget_its_lead(
    fact: CaseClosedV1, moment: Moment
) -> Sequence[Ask[RememberedCase]]:
    """Forget who held the baton."""
    command = ForgetCase(by=moment.by, now=moment.now, case_id=fact.case_id)
    return (Ask(CASES, fact.case_id, lambda _: command),)


POLICY: Final = Policy(
    "directory--forget-a-case", CaseClosedV1, when_a_case_is_closed_forget_its_lead
)
