"""What an ending for another reason than an evaluation rests on (R124, B9, B17)."""

from __future__ import annotations

from typing import Final

from services.case_coordination.domain.codes import EndingReason
from services.case_coordination.domain.commands import AskToEnd
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.refusals.outcomes import (
    AnEndingAnswersTheDutyToReport,
    AnEndingIsExplained,
    AnEndingSaysWhatGoesOn,
    TheFamilyIsToldOfTheEnding,
)
from services.case_coordination.domain.states import ActiveCase
from shared.eventing.asking_rules import refuse

_ALSO_NEEDS: Final = {
    EndingReason.OTHER: "explanation",
    EndingReason.INDIVIDUAL_PLAN_HAS_TAKEN_OVER: "coordinator",
}
"""What some reasons must be accompanied by."""


def explanation(command: AskToEnd, _: ActiveCase) -> None:
    """See that a reason that needs more words has them: *other*, and the individual plan (B17)."""
    ending = command.ending
    also_needed = _ALSO_NEEDS.get(ending.because)
    refuse(
        AnEndingIsExplained,
        when=also_needed is not None and getattr(ending, also_needed) is None,
        because=ending.because,
    )


def duty_to_report(command: AskToEnd, _: ActiveCase) -> None:
    """See that the question of a duty to report is answered (B9)."""
    refuse(AnEndingAnswersTheDutyToReport, when=command.ending.duty_to_report is None)


def what_goes_on(command: AskToEnd, _: ActiveCase) -> None:
    """See that it is written what the unit goes on with alone."""
    refuse(AnEndingSaysWhatGoesOn, when=command.ending.goes_on_with is None)


def family_told(command: AskToEnd, case: ActiveCase) -> None:
    """See that child and guardians were told, or that it is said why not."""
    for told in command.ending.told:
        if told.told_on is not None:
            gates.has_happened(command, told.told_on)
    answered = {t.person_id for t in command.ending.told if t.told_on or t.why_not}
    guardians = {g.guardian_id for g in command.people.guardians} | set(case.guardians_told)
    family = {case.child_id, *guardians}
    refuse(
        TheFamilyIsToldOfTheEnding, when=not family <= answered, family=family, answered=answered
    )
