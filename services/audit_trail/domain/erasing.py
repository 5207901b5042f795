"""Who may forget, what, and when: proposed by one, approved by the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from services.audit_trail.domain import refusals as rule
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.commands import (
    ApproveErasure,
    NoteErasureCarriedOut,
    OnRecord,
    ProposeErasure,
    WithdrawErasure,
)
from services.audit_trail.domain.documents import Covered, covered_by, is_awaited_by_the_archive
from services.audit_trail.domain.events import (
    AnyEvent,
    ErasureApproved,
    ErasureCarriedOut,
    ErasureProposed,
    ErasureWithdrawn,
)
from services.audit_trail.domain.retention import Retention, retention
from services.audit_trail.domain.states import Approved, CarriedOut, Forgetting, Proposed
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Actor, Role

THE_TWO: Final = frozenset({Role.ARCHIVIST, Role.DATA_PROTECTION_OFFICER})


def propose(command: ProposeErasure, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Propose it, where it could be approved today."""
    if command.erasure_id in forgetting.erasures:
        return ()
    _may_decide(command.by, command.known.units, forgetting)
    _may_be_forgotten(command.because, command.covers, command.known, forgetting)
    return (
        ErasureProposed(
            erasure_id=command.erasure_id,
            because=command.because,
            covers=command.covers,
            proposed_by=command.by.person_id,
            role=command.by.role,
            units=tuple(sorted(command.known.units)),
        ),
    )


def approve(command: ApproveErasure, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Approve it: everything is asked again, of both."""
    found = forgetting.erasures.get(command.erasure_id)
    if isinstance(found, Approved | CarriedOut):
        return ()
    _may_decide(command.by, command.known.units, forgetting)
    proposed = _waiting(command.erasure_id, forgetting)
    refuse(
        rule.TwoPersonsForgetTogether,
        when=command.by.person_id == proposed.by or command.by.role is proposed.role,
        proposed_by=proposed.by,
        proposed_as=proposed.role,
        approved_as=command.by.role,
    )
    _comes_from_elsewhere(proposed.units, forgetting)
    kept = _may_be_forgotten(proposed.because, proposed.covers, command.known, forgetting)
    return (
        ErasureApproved(
            erasure_id=command.erasure_id,
            because=proposed.because,
            covers=proposed.covers,
            rules=kept.rules if kept else (),
            kept_until=kept.until if kept else None,
            proposed_by=proposed.by,
            approved_by=command.by.person_id,
            keys=command.keys,
        ),
    )


def withdraw(command: WithdrawErasure, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Take it back, or turn it down: either of the two may."""
    _is_one_of_the_two(command.by)
    _waiting(command.erasure_id, forgetting)
    return (ErasureWithdrawn(erasure_id=command.erasure_id),)


def carried_out(command: NoteErasureCarriedOut, forgetting: Forgetting) -> Sequence[AnyEvent]:
    """Note that the keys are gone; once."""
    found = forgetting.erasures.get(command.erasure_id)
    if not isinstance(found, Approved):
        return ()
    covers = found.proposed.covers
    named = covers.subject_id if covers else None
    return (ErasureCarriedOut(erasure_id=command.erasure_id, subject_id=named),)


def _waiting(erasure_id: UUID, forgetting: Forgetting) -> Proposed:
    found = forgetting.erasures.get(erasure_id)
    if not isinstance(found, Proposed):
        raise rule.ThereIsNoSuchProposal
    passed(rule.ThereIsNoSuchProposal, erasure=erasure_id)
    return found


def _may_decide(by: Actor, units: Collection[UUID], forgetting: Forgetting) -> None:
    _is_one_of_the_two(by)
    if not forgetting.units:
        raise NotKnownHereYet("units that had the child")
    _comes_from_elsewhere(units, forgetting)


def _is_one_of_the_two(by: Actor) -> None:
    refuse(rule.OnlyArchivistAndOfficerForget, when=by.role not in THE_TWO, role=by.role)


def _comes_from_elsewhere(units: Collection[UUID], forgetting: Forgetting) -> None:
    refuse(
        rule.NobodyForgetsAChildOfTheirUnit,
        when=bool(forgetting.units.intersection(units)),
        units=frozenset(units),
        units_that_had_the_child=forgetting.units,
    )


def _may_be_forgotten(
    because: Because, covers: Covered | None, known: OnRecord, forgetting: Forgetting
) -> Retention | None:
    """Refuse what may not be forgotten today; gives until when it was kept, where that is asked."""
    refuse(
        rule.NothingIsForgottenUnderLegalHold, when=bool(forgetting.holds), holds=forgetting.holds
    )
    covered = covered_by(known.documents, covers)
    awaited = frozenset(one.covered.subject_id for one in covered if is_awaited_by_the_archive(one))
    refuse(rule.TheArchiveComesFirst, when=bool(awaited), awaited=awaited)
    if because is Because.WRONG_CHILD:
        refuse(rule.AWrongChildIsSaidOfOneRecord, when=covers is None or not covered)
        return None
    return _its_time_is_over(retention(covered, known.documents, known.rules, known.place), known)


def _its_time_is_over(kept: Retention, known: OnRecord) -> Retention:
    refuse(
        rule.WhatNoRuleNamesIsKeptForGood,
        when=kept.until is None or bool(kept.kept_for_good),
        kept_for_good=kept.kept_for_good,
    )
    refuse(
        rule.NothingIsForgottenBeforeItsTime,
        when=kept.until is not None and known.today < kept.until,
        today=known.today,
        until=kept.until,
    )
    return kept
