"""Someone takes the baton: from now on they may let guardians in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.directory.adapters.store import CASES
from services.directory.domain.case.case import RememberedCase, RememberHolder
from shared.contracts.case_coordination import LeadAcceptedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_lead_accepts_remember_who_holds_the_baton(
    fact: LeadAcceptedV1, moment: Moment
) -> Sequence[Ask[RememberedCase]]:
    """Remember who handed on, and who accepted."""
    command = RememberHolder(
        by=moment.by,
        now=moment.now,
        case_id=fact.case_id,
        holder_id=fact.lead_id,
        previous_holder_id=fact.previous_holder_id,
        accepted_on=fact.accepted_on,
    )
    return (Ask(CASES, fact.case_id, lambda _: command),)


POLICY: Final = Policy(
    "directory--remember-a-lead",
    LeadAcceptedV1,
    when_a_lead_accepts_remember_who_holds_the_baton,
)
