"""Telling the leader that something has waited too long, once for each cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.case_coordination.domain.codes import Deadline
from services.case_coordination.domain.commands import RaiseAlerts
from services.case_coordination.domain.events import AlertRaised, CaseEvent, ProposalLapsed
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.waits import Waiting, waiting


def raised(command: RaiseAlerts, case: ActiveCase) -> Sequence[CaseEvent]:
    """Tell of what has passed and still waits; a proposal that nobody answered lapses with it."""
    passed = [each for each in waiting(case) if each.deadline in command.passed]
    return [event for each in passed for event in _told(each, command, case)]


def _told(passed: Waiting, command: RaiseAlerts, case: ActiveCase) -> Iterator[CaseEvent]:
    if case.proposal is not None and passed.deadline is Deadline.PROPOSAL_UNANSWERED:
        yield ProposalLapsed(
            proposal=case.proposal.number,
            proposed_id=case.proposal.proposed_id,
            holder_id=case.baton.holder_id,
        )
    yield AlertRaised(
        alert=passed.alert,
        cause=passed.cause,
        tells=(command.people.leader_id,),
        raised_on=command.today,
    )
