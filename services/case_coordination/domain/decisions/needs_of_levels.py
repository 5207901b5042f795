"""What a move between levels rests on, and the check that sees to it.

Each function gives what a move needs, or refuses because it is missing.
"""

from __future__ import annotations

from services.case_coordination.domain.commands import DecideOutcome
from services.case_coordination.domain.decisions import gates, needs
from services.case_coordination.domain.events import LeaderAgreedToMove, RightsAssessed
from services.case_coordination.domain.levels import LEVELS, MOVES
from services.case_coordination.domain.refusals.levels import (
    AMoveLeadsToALevelOfTheTable,
    EachMeasureIsMarked,
    ExtendingAssessesTheServices,
    ExtendingNamesWhoIsNeeded,
    ExtendingNeedsAnInsufficientEffect,
    NoMoreNeedForExtendedCollaboration,
    NothingThatIsNeededIsEnded,
    RightsAreAssessedBeforeExtending,
    TheFamilyIsConsultedBeforeUnitsComeIn,
    TheLeaderAgreesToTheMove,
    TheLeadOfTheLowerLevelHasAccepted,
    ThePlanHoldsWhatWorkedAndIsNeeded,
    ThereIsSuchAMove,
    ThisMoveNeedsAReason,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Extension, MeasureMarked
from shared.contracts.codes import CaseLevel
from shared.eventing.asking_rules import needed, refuse


def level(command: DecideOutcome, case: ActiveCase) -> CaseLevel:
    """Give the level to which the case goes: the one that was chosen, or the only one there is."""
    move = needed(
        MOVES.get((case.level, command.outcome)),
        otherwise=ThereIsSuchAMove,
        level=case.level,
        outcome=command.outcome,
    )
    only = move.to[0] if len(move.to) == 1 else None
    to = needed(command.to or only, otherwise=AMoveLeadsToALevelOfTheTable, level=case.level)
    refuse(AMoveLeadsToALevelOfTheTable, when=to not in move.to, to=to, level=case.level)
    return to


def insufficient_effect(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has said that the measures did not have enough effect (R66)."""
    refuse(
        ExtendingNeedsAnInsufficientEffect,
        when=command.effect is not False,
        effect=command.effect,
    )


def no_more_extended_collaboration(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has confirmed that extended collaboration is needed no longer (R98)."""
    refuse(
        NoMoreNeedForExtendedCollaboration,
        when=command.extended_collaboration is not False,
        extended_collaboration=command.extended_collaboration,
    )


def extension(command: DecideOutcome, _: ActiveCase) -> Extension:
    """Give what the extension rests on, with at least one unit or body that is named (R67)."""
    asked = needed(command.extension, otherwise=ExtendingNamesWhoIsNeeded)
    nameless = [unit for unit in asked.units if unit.unit_id is None and unit.body is None]
    refuse(
        ExtendingNamesWhoIsNeeded,
        when=not asked.units or bool(nameless),
        units=len(asked.units),
        nameless=len(nameless),
    )
    return asked


def family_consulted(command: DecideOutcome, case: ActiveCase) -> None:
    """See that a guardian who was told, or the child, was asked on a day that has come (R69)."""
    asked = command.extension.consultation if command.extension else None
    talk = needed(asked, otherwise=TheFamilyIsConsultedBeforeUnitsComeIn)
    gates.has_happened(command, talk.held_on)
    family = {case.child_id, *case.guardians_told}
    refuse(
        TheFamilyIsConsultedBeforeUnitsComeIn,
        when=not talk.with_ids or not family.issuperset(talk.with_ids),
        asked=talk.with_ids,
        family=family,
    )


def services_assessed(command: DecideOutcome, _: ActiveCase) -> None:
    """See that both questions on more services are answered (R81)."""
    assessed = command.extension.services if command.extension else None
    needed(assessed, otherwise=ExtendingAssessesTheServices)


def rights_assessed(_: DecideOutcome, case: ActiveCase) -> RightsAssessed:
    """Give the assessment of rights, done now or earlier (R103)."""
    return needed(case.rights, otherwise=RightsAreAssessedBeforeExtending)


def leader_agrees(command: DecideOutcome, case: ActiveCase) -> None:
    """See that the leader agreed to this outcome of this evaluation, or is who decides it."""
    asker = command.by.person_id
    refuse(
        TheLeaderAgreesToTheMove,
        when=not command.people.acts_as_leader(asker)
        and not _is_agreed(case.leader_agreed, command),
        asker=asker,
        evaluation=command.evaluation_id,
        outcome=command.outcome,
    )


def _is_agreed(agreed: LeaderAgreedToMove | None, command: DecideOutcome) -> bool:
    asked = (command.outcome, command.evaluation_id)
    return agreed is not None and (agreed.outcome, agreed.evaluation_id) == asked


def measures_marked(command: DecideOutcome, case: ActiveCase) -> tuple[MeasureMarked, ...]:
    """Give the marks: one for each measure of the plan that stands, and no other (R99)."""
    marked = sorted(mark.measure_id for mark in command.measures)
    planned = sorted(m.measure_id for m in case.plan.plan.measures) if case.plan else []
    refuse(EachMeasureIsMarked, when=marked != planned, marked=marked, planned=planned)
    return command.measures


def plan_follows_the_marks(command: DecideOutcome, case: ActiveCase) -> None:
    """See that the plan has every measure that worked and is needed, and none that ends (R99)."""
    marks = measures_marked(command, case)
    plan = needs.new_plan(command, case)
    known = {mark.measure_id for mark in marks}
    goes_on = {mark.measure_id for mark in marks if mark.goes_on}
    kept = known & {measure.measure_id for measure in plan.measures}
    refuse(ThePlanHoldsWhatWorkedAndIsNeeded, when=kept != goes_on, kept=kept, goes_on=goes_on)


def nothing_left_to_continue(command: DecideOutcome, _: ActiveCase) -> None:
    """See that no measure worked and still is needed (G7)."""
    left = [mark.measure_id for mark in command.measures if mark.goes_on]
    refuse(NothingThatIsNeededIsEnded, when=bool(left), left=left)


def receiving_lead(command: DecideOutcome, case: ActiveCase) -> None:
    """See that whoever leads at the lower level has accepted, and may lead there (R41)."""
    to, lead_id = level(command, case), case.lead_id
    may_lead = lead_id is not None and (
        not LEVELS[to].lead_is_from_owning_unit or command.people.works_here(lead_id)
    )
    refuse(TheLeadOfTheLowerLevelHasAccepted, when=not may_lead, lead=lead_id, to=to)


def reason(command: DecideOutcome, _: ActiveCase) -> str:
    """Give the reason for a step that is not taken without one."""
    return needed(command.reason, otherwise=ThisMoveNeedsAReason)
