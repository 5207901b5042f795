"""When a follow-up of a concern is decided, there is a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES, case_of
from services.case_coordination.domain.commands import OpenCase
from services.case_coordination.domain.states import CaseState
from services.case_coordination.people import people_around
from services.case_coordination.policies.asking import heard
from shared.contracts.concern_intake import FollowUpDecidedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_follow_up_is_decided_open_a_case(
    fact: FollowUpDecidedV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Open the case; the leader of the owning unit holds its baton."""
    today = moment.days.local_date(moment.now)

    def open_it(_: CaseState) -> OpenCase:
        return OpenCase(
            **heard(moment),
            people=people_around(moment.known, fact.child_id, fact.unit_id, today),
            concern_id=fact.concern_id,
            child_id=fact.child_id,
            unit_id=fact.unit_id,
            author_id=fact.author_id,
            level=fact.level,
            guardians_told=fact.guardians_told,
            arisen_on=fact.arisen_on,
            registered_on=fact.registered_on,
            leader_told_on=fact.leader_told_on,
            guardians_told_on=fact.guardians_told_on,
            decided_on=fact.decided_on,
        )

    return (Ask(CASES, case_of(fact.concern_id), open_it),)


OPEN_A_CASE: Final = Policy(
    "case-coordination--open-a-case",
    FollowUpDecidedV1,
    when_a_follow_up_is_decided_open_a_case,
)
