"""When someone has taken the baton, they may read the concern from which the case began."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain.commands import AdmitLead
from services.concern_intake.domain.states import FollowedUpConcern
from services.concern_intake.views.seen import Seen
from shared.contracts.case_coordination import LeadAcceptedV1
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Ask, Moment, Policy


def when_a_lead_accepts_let_them_read_the_concern(
    fact: LeadAcceptedV1, moment: Moment
) -> Sequence[Ask[Seen]]:
    """Ask that the new lead may read, and the one before no longer."""

    def admit(seen: Seen) -> AdmitLead:
        if not isinstance(seen.intake.concern, FollowedUpConcern):
            raise NotKnownHereYet("follow-up")
        return AdmitLead(
            by=moment.by,
            now=moment.now,
            today=moment.days.local_date(moment.now),
            lead_id=fact.lead_id,
            taken_from=fact.previous_holder_id,
            accepted_on=fact.accepted_on,
        )

    return (Ask(CONCERNS, fact.concern_id, admit),)


POLICY: Final = Policy(
    "concern-intake--let-the-lead-read",
    LeadAcceptedV1,
    when_a_lead_accepts_let_them_read_the_concern,
)
