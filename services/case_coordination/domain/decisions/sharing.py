"""Consent, and the units that come in on it or on another basis (R69, B19, B27)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from services.case_coordination.domain.codes import ConsentAnswer, Purpose, SharingBasis
from services.case_coordination.domain.commands import AnswerConsent, EndParticipation, LetUnitIn
from services.case_coordination.domain.commands.base import CaseCommand
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import (
    CaseEvent,
    ConsentAnswered,
    ParticipationEnded,
    UnitLetIn,
)
from services.case_coordination.domain.levels import LEVELS
from services.case_coordination.domain.refusals.levels import TheFamilyIsConsultedBeforeUnitsComeIn
from services.case_coordination.domain.refusals.people import AStrangerStaysOutOfTheCase
from services.case_coordination.domain.refusals.sharing import (
    AccessIsNotGivenBackwards,
    ASharingBasisIsReasoned,
    ASharingBasisNamesTheChild,
    AUnitTakesPartThroughNamedPeople,
    ConsentIsAnsweredByOneself,
    EachWhoMustHasConsented,
    OnlyTheFamilyConsents,
    OtherUnitsComeInFromLevelTwo,
    TheUnitTakesPart,
    WithdrawnIsWhatWasGiven,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Consultation
from shared.eventing.asking_rules import needed, refuse

NO = frozenset({ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN})


def answered(command: AnswerConsent, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record an answer; a no of someone who must consent ends at once what rested on consent."""
    _may_answer(command, case)
    gates.has_happened(command, command.answered_on)
    known = case.consents.get((command.person_id, command.unit_id, command.purpose))
    was_given = known is not None and known.answer is ConsentAnswer.GIVEN
    is_withdrawn = command.answer is ConsentAnswer.WITHDRAWN
    already_withdrawn = known is not None and known.answer is ConsentAnswer.WITHDRAWN
    if is_withdrawn and already_withdrawn:
        return []
    refuse(WithdrawnIsWhatWasGiven, when=is_withdrawn and not was_given, was_given=was_given)
    said = ConsentAnswered(
        person_id=command.person_id,
        unit_id=command.unit_id,
        purpose=command.purpose,
        covers=command.covers,
        answer=command.answer,
        form=command.form,
        answered_on=command.answered_on,
        recorded_by=command.by.person_id,
    )
    return [said, *(_ended(command.unit_id, command) if _ends(command, case) else ())]


def let_in(command: LetUnitIn, case: ActiveCase) -> Sequence[CaseEvent]:
    """Let a unit in; nothing happens if it takes part already."""
    lead_id = gates.by_lead(command, case)
    refuse(
        OtherUnitsComeInFromLevelTwo,
        when=not LEVELS[case.level].other_units_take_part,
        level=case.level,
    )
    consultation = _consultation(command, case)
    _check_basis(command, case)
    _check_people(command)
    refuse(
        AccessIsNotGivenBackwards,
        when=command.starts_on < command.today,
        starts_on=command.starts_on,
        today=command.today,
    )
    if command.unit_id in case.units:
        return []
    return [
        UnitLetIn(
            unit_id=command.unit_id,
            person_ids=command.person_ids,
            basis=command.basis,
            covers=command.covers,
            reason=command.reason,
            alone_because=command.alone_because,
            consultation=consultation,
            starts_on=command.starts_on,
            lead_id=lead_id,
        )
    ]


def ended(command: EndParticipation, case: ActiveCase) -> Sequence[CaseEvent]:
    """End that a unit takes part."""
    gates.by_lead_or_leader(command, case)
    refuse(
        TheUnitTakesPart,
        when=command.unit_id not in case.units,
        unit=command.unit_id,
        units=case.units.keys(),
    )
    return _ended(command.unit_id, command)


def everyone_leaves(command: CaseCommand, case: ActiveCase) -> Sequence[CaseEvent]:
    """End that any other unit takes part, on the day the work is the own unit's again (R99)."""
    return [left for unit_id in sorted(case.units) for left in _ended(unit_id, command)]


def _ended(unit_id: UUID, command: CaseCommand) -> Sequence[ParticipationEnded]:
    return [ParticipationEnded(unit_id=unit_id, ended_on=command.today)]


def _may_answer(command: AnswerConsent, case: ActiveCase) -> None:
    asker = command.by.person_id
    refuse(
        ConsentIsAnsweredByOneself,
        when=asker not in (command.person_id, case.lead_id),
        asker=asker,
        person=command.person_id,
    )
    must = command.people.must_consent(case.child_id)
    family = must | {case.child_id, *case.guardians_told}
    refuse(
        OnlyTheFamilyConsents,
        when=command.person_id not in family,
        person=command.person_id,
        family=family,
    )


def _ends(command: AnswerConsent, case: ActiveCase) -> bool:
    """Tell whether a no ends that the unit takes part: it came in on consent, for cooperation."""
    let_in = case.units.get(command.unit_id)
    return (
        let_in is not None
        and let_in.basis is SharingBasis.CONSENT
        and command.purpose is Purpose.COOPERATION
        and command.answer in NO
    )


def _consultation(command: LetUnitIn, case: ActiveCase) -> Consultation:
    known = case.extended[-1].extension.consultation if case.extended else None
    talk = needed(command.consultation or known, otherwise=TheFamilyIsConsultedBeforeUnitsComeIn)
    gates.has_happened(command, talk.held_on)
    family = {case.child_id, *case.guardians_told}
    refuse(
        TheFamilyIsConsultedBeforeUnitsComeIn,
        when=not talk.with_ids or not family.issuperset(talk.with_ids),
        asked=talk.with_ids,
        family=family,
    )
    return talk


def _check_basis(command: LetUnitIn, case: ActiveCase) -> None:
    refuse(
        ASharingBasisNamesTheChild,
        when=command.basis is SharingBasis.ANONYMISED,
        basis=command.basis,
    )
    is_consent = command.basis is SharingBasis.CONSENT
    refuse(
        ASharingBasisIsReasoned,
        when=not is_consent and command.reason is None,
        basis=command.basis,
    )
    if is_consent:
        _check_consent(command, case)


def _check_consent(command: LetUnitIn, case: ActiveCase) -> None:
    must = command.people.must_consent(case.child_id)
    said = {p: case.consents.get((p, command.unit_id, Purpose.COOPERATION)) for p in must}
    given = {
        person
        for person, answer in said.items()
        if answer and answer.answer is ConsentAnswer.GIVEN and {*command.covers} <= {*answer.covers}
    }
    said_no = {p for p, answer in said.items() if answer and answer.answer in NO}
    one_is_enough = command.alone_because is not None and bool(given) and not said_no
    refuse(
        EachWhoMustHasConsented,
        when=not given or (given != must and not one_is_enough),
        must=must,
        given=given,
        said_no=said_no,
    )


def _check_people(command: LetUnitIn) -> None:
    refuse(AUnitTakesPartThroughNamedPeople, when=not command.person_ids)
    strangers = [p for p in command.person_ids if command.people.is_stranger(p)]
    refuse(AStrangerStaysOutOfTheCase, when=bool(strangers), strangers=strangers)
