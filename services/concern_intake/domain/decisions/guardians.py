"""Choosing whether guardians and child are told, now (R17, R18, R29)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from services.concern_intake.domain.commands import DecideOnSharingWithGuardians
from services.concern_intake.domain.decisions.guards import (
    known_to,
    named_guardians_are_the_childs,
    not_closed,
)
from services.concern_intake.domain.events import ConcernEvent, SharingWithGuardiansDecided
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.refusals import (
    GuardiansAreNotToldUntilItIsCleared,
    LeaderIsToldBeforeGuardians,
    RestrictedGuardianIsNotTold,
)
from services.concern_intake.domain.safeguarding import Safeguarding
from services.concern_intake.domain.states import Intake, SharingDecision
from services.concern_intake.domain.talk import SharingChoice
from shared.eventing.asking_rules import refuse


def choose(command: DecideOnSharingWithGuardians, state: Intake) -> Sequence[ConcernEvent]:
    """Record the choice: to share is gated, not to or later is always possible."""
    facts = not_closed(state)
    known_to(command.by, facts, command.people.strangers)
    refuse(
        LeaderIsToldBeforeGuardians,
        when=command.choice is SharingChoice.SHARE and (not facts.leaders),
        choice=command.choice,
        leader_told_on=facts.leader_told_on,
    )
    tells = _who_is_told(command, state.safeguarding)
    choice = SharingDecision(command.choice, command.reason, tells, command.today)
    if facts.sharing == choice:
        return []
    return [
        SharingWithGuardiansDecided(
            choice=choice.choice,
            reason=command.reason,
            tells=tells,
            decided_by=command.by.person_id,
            decided_on=command.today,
        )
    ]


def _who_is_told(
    command: DecideOnSharingWithGuardians, safeguarding: Safeguarding
) -> tuple[UUID, ...]:
    named_guardians_are_the_childs(command.people, command.guardian_ids)
    match command.choice:
        case SharingChoice.DO_NOT_SHARE:
            return ()
        case SharingChoice.POSTPONE:
            return _meant(command)
        case SharingChoice.SHARE:
            return _cleared(command, safeguarding)


def _meant(command: DecideOnSharingWithGuardians) -> tuple[UUID, ...]:
    everyone = (g.guardian_id for g in command.people.guardians if g.is_to_be_told)
    return command.guardian_ids or tuple(everyone)


def _cleared(command: DecideOnSharingWithGuardians, safeguarding: Safeguarding) -> tuple[UUID, ...]:
    meant = _meant(command)
    cleared = tuple(who for who in meant if not safeguarding.stopped_for(who))
    nobody_left = not cleared and safeguarding.stopped_for(None)
    refuse(
        GuardiansAreNotToldUntilItIsCleared,
        when=nobody_left or (bool(command.guardian_ids) and cleared != meant),
        tells=cleared,
    )
    refuse(
        RestrictedGuardianIsNotTold,
        when=any(_is_restricted(command.people, who) for who in meant),
        tells=cleared,
    )
    return cleared


def _is_restricted(people: PeopleAround, guardian_id: UUID) -> bool:
    guardian = people.guardian(guardian_id)
    return guardian is not None and guardian.restricted
