"""The baton: asked for, taken, declined, given back. Exactly one person holds it (B12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never
from uuid import UUID

from services.case_coordination.domain.codes import BatonCameBack
from services.case_coordination.domain.commands import (
    AcceptLead,
    AmongPeople,
    DeclineLead,
    OfferToLead,
    ProposeLead,
    TakeBatonBack,
)
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import (
    BatonReturned,
    CaseEvent,
    LeadAccepted,
    LeadDeclined,
    LeadOffered,
    LeadProposed,
)
from services.case_coordination.domain.levels import LEVELS
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.refusals.baton import (
    OnlyWhoeverIsAskedAnswers,
    TheLeadIsFromTheOwningUnit,
    TheLeadStillHoldsTheBaton,
)
from services.case_coordination.domain.refusals.people import AStrangerStaysOutOfTheCase
from services.case_coordination.domain.states import ActiveCase, HeldByLeader
from shared.eventing.asking_rules import passed, refuse

BatonCommand: TypeAlias = ProposeLead | AcceptLead | DeclineLead | OfferToLead | TakeBatonBack


def decide(command: BatonCommand, case: ActiveCase) -> Sequence[CaseEvent]:
    """Decide what is asked about the baton."""
    match command:
        case ProposeLead():
            return _proposed(command, case)
        case AcceptLead():
            return _accepted(command, case)
        case DeclineLead():
            return _declined(command, case)
        case OfferToLead():
            return _offered(command, case)
        case TakeBatonBack():
            return _taken_back(command, case)
        case _:
            assert_never(command)


def _proposed(command: ProposeLead, case: ActiveCase) -> Sequence[CaseEvent]:
    asker = gates.by_lead_or_leader(command, case)
    _may_lead(command.proposed_id, case, command.people)
    if command.proposed_id == case.lead_id or _is_asked(command.proposed_id, case):
        return []
    has_offered = command.proposed_id in case.offers or command.proposed_id == asker
    proposed = LeadProposed(
        proposal=case.proposals + 1,
        proposed_id=command.proposed_id,
        holder_id=case.baton.holder_id,
        proposed_on=command.today,
        reason=command.reason,
    )
    return [proposed, _taken(command.proposed_id, command, case)] if has_offered else [proposed]


def _accepted(command: AcceptLead, case: ActiveCase) -> Sequence[CaseEvent]:
    asker = gates.no_stranger(command)
    if asker == case.lead_id:
        return []
    refuse(
        OnlyWhoeverIsAskedAnswers,
        when=not _is_asked(asker, case),
        asker=asker,
        proposal=case.proposals,
    )
    _may_lead(asker, case, command.people)
    return [_taken(asker, command, case)]


def _declined(command: DeclineLead, case: ActiveCase) -> Sequence[CaseEvent]:
    asker = command.by.person_id
    if case.proposal is None or case.proposal.proposed_id != asker:
        raise OnlyWhoeverIsAskedAnswers
    passed(OnlyWhoeverIsAskedAnswers, asker=asker, proposal=case.proposal.number)
    return [
        LeadDeclined(
            proposal=case.proposal.number,
            declined_id=asker,
            holder_id=case.baton.holder_id,
            reason=command.reason,
        )
    ]


def _offered(command: OfferToLead, case: ActiveCase) -> Sequence[CaseEvent]:
    asker = gates.no_stranger(command)
    _may_lead(asker, case, command.people)
    if asker == case.lead_id:
        return []
    if case.lead_id is None or _is_asked(asker, case) or command.people.acts_as_leader(asker):
        return [_taken(asker, command, case)]
    if asker in case.offers:
        return []
    return [LeadOffered(offered_id=asker, holder_id=case.baton.holder_id)]


def _is_asked(person_id: UUID, case: ActiveCase) -> bool:
    return case.proposal is not None and case.proposal.proposed_id == person_id


def _may_lead(person_id: UUID, case: ActiveCase, people: PeopleAround) -> None:
    refuse(AStrangerStaysOutOfTheCase, when=people.is_stranger(person_id), person=person_id)
    refuse(
        TheLeadIsFromTheOwningUnit,
        when=LEVELS[case.level].lead_is_from_owning_unit and (not people.works_here(person_id)),
        person=person_id,
        works_here=people.works_here(person_id),
        level=case.level,
    )


def _taken(person_id: UUID, command: AmongPeople, case: ActiveCase) -> LeadAccepted:
    return LeadAccepted(
        concern_id=case.opened.concern_id,
        lead_id=person_id,
        previous_holder_id=case.baton.holder_id,
        leader_id=command.people.leader_id,
        accepted_on=command.today,
    )


def _taken_back(command: TakeBatonBack, case: ActiveCase) -> Sequence[CaseEvent]:
    gates.by_leader(command)
    leader_id = command.people.leader_id
    if case.baton.holder_id == leader_id and isinstance(case.baton, HeldByLeader):
        return []
    return [
        BatonReturned(
            leader_id=leader_id,
            previous_holder_id=case.baton.holder_id,
            because=_why_it_comes_back(case, command.people),
            returned_on=command.today,
        )
    ]


def _why_it_comes_back(case: ActiveCase, people: PeopleAround) -> BatonCameBack:
    if case.lead_id is None:
        return BatonCameBack.LEADER_CHANGED
    if people.is_stranger(case.lead_id):
        return BatonCameBack.LEAD_IS_TOO_CLOSE
    refuse(TheLeadStillHoldsTheBaton, when=people.works_here(case.lead_id), lead=case.lead_id)
    return BatonCameBack.LEAD_HAS_LEFT
