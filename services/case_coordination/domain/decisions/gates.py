"""Who may ask, and for whom: gates that several decisions share."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.codes import Part
from services.case_coordination.domain.commands import AmongPeople, CaseCommand
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.refusals.meetings import ALeadComesBeforeThePlan
from services.case_coordination.domain.refusals.opening import WhatHasHappenedIsNotInTheFuture
from services.case_coordination.domain.refusals.people import (
    ARestrictedGuardianIsNotAsked,
    AStrangerStaysOutOfTheCase,
    GuardiansAreToldByAPersonFirst,
    OnlyLeadOrLeader,
    OnlyTheLead,
    OnlyTheLeader,
    OthersComeOnASharingBasis,
    TheYoungPersonIsTheChildOfTheCase,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Participant
from shared.eventing.asking_rules import needed, refuse


def no_stranger(command: AmongPeople) -> UUID:
    """Give whoever asks, unless they are too close to the child to ask as an employee."""
    refuse(
        AStrangerStaysOutOfTheCase,
        when=command.people.is_stranger(command.by.person_id),
        asker=command.by.person_id,
    )
    return command.by.person_id


def by_leader(command: AmongPeople) -> UUID:
    """Give whoever asks, who must act as the leader of the owning unit."""
    asker = no_stranger(command)
    refuse(
        OnlyTheLeader,
        when=not command.people.acts_as_leader(asker),
        asker=asker,
        leader=command.people.leader_id,
    )
    return asker


def by_lead_or_leader(command: AmongPeople, case: ActiveCase) -> UUID:
    """Give whoever asks, who must be the lead or act as the leader."""
    asker = no_stranger(command)
    refuse(
        OnlyLeadOrLeader,
        when=asker != case.lead_id and (not command.people.acts_as_leader(asker)),
        asker=asker,
        lead=case.lead_id,
        leader=command.people.leader_id,
    )
    return asker


def by_lead(command: AmongPeople, case: ActiveCase) -> UUID:
    """Give the lead, who must be whoever asks; without one nothing is planned (R40)."""
    asker = no_stranger(command)
    lead_id = needed(case.lead_id, otherwise=ALeadComesBeforeThePlan, lead=case.lead_id)
    refuse(OnlyTheLead, when=asker != lead_id, asker=asker, lead=lead_id)
    return lead_id


def has_happened(command: CaseCommand, day: date) -> None:
    """Refuse a day that has not come."""
    refuse(WhatHasHappenedIsNotInTheFuture, when=day > command.today, day=day, today=command.today)


def may_be_asked(someone: Participant, case: ActiveCase, people: PeopleAround) -> None:
    """Refuse to ask someone to take part who may not be asked."""
    match someone.part:
        case Part.YOUNG_PERSON:
            refuse(
                TheYoungPersonIsTheChildOfTheCase,
                when=someone.person_id != case.child_id,
                person=someone.person_id,
                child=case.child_id,
            )
        case Part.GUARDIAN:
            guardian_may_be_asked(someone.person_id, case, people)
        case Part.EMPLOYEE:
            _employee_may_be_asked(someone, people)


def guardian_may_be_asked(guardian_id: UUID, case: ActiveCase, people: PeopleAround) -> None:
    """Refuse a guardian whom a restriction keeps out, or whom nobody has told (invariant 11)."""
    refuse(
        ARestrictedGuardianIsNotAsked, when=people.is_restricted(guardian_id), guardian=guardian_id
    )
    refuse(
        GuardiansAreToldByAPersonFirst,
        when=guardian_id not in case.guardians_told,
        guardian=guardian_id,
        guardians_told=case.guardians_told,
    )


def _employee_may_be_asked(someone: Participant, people: PeopleAround) -> None:
    refuse(
        AStrangerStaysOutOfTheCase,
        when=people.is_stranger(someone.person_id),
        person=someone.person_id,
    )
    refuse(
        OthersComeOnASharingBasis,
        when=not people.works_here(someone.person_id) and someone.from_elsewhere is None,
        person=someone.person_id,
        works_here=people.works_here(someone.person_id),
    )
