"""Opening a case, who knows of it, and its first step."""

from __future__ import annotations

from collections.abc import Sequence

from services.case_coordination.domain.commands import (
    MakeConcernConcrete,
    OpenCase,
    RecordGuardiansKnow,
)
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import (
    CaseEvent,
    CaseOpened,
    ConcernMadeConcrete,
    GuardiansKnow,
)
from services.case_coordination.domain.levels import LEVELS
from services.case_coordination.domain.refusals.opening import ACaseStartsAtLevelOne
from services.case_coordination.domain.states import ActiveCase
from shared.eventing.asking_rules import refuse


def opens(command: OpenCase) -> Sequence[CaseEvent]:
    """Open the case; the leader holds the baton until someone has accepted it."""
    refuse(ACaseStartsAtLevelOne, when=command.level not in LEVELS, level=command.level)
    return [
        CaseOpened(
            concern_id=command.concern_id,
            child_id=command.child_id,
            unit_id=command.unit_id,
            author_id=command.author_id,
            level=command.level,
            holder_id=command.people.leader_id,
            guardians_told=command.guardians_told,
            arisen_on=command.arisen_on,
            registered_on=command.registered_on,
            leader_told_on=command.leader_told_on,
            guardians_told_on=command.guardians_told_on,
            opened_on=command.decided_on,
        )
    ]


def guardians_know(command: RecordGuardiansKnow, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record which guardians know now who did not; nothing if all of them did."""
    newly = tuple(g for g in command.guardians_told if g not in case.guardians_told)
    if not newly:
        return []
    return [GuardiansKnow(child_id=case.child_id, guardians_told=newly, told_on=command.told_on)]


def made_concrete(command: MakeConcernConcrete, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record the first step; lead or leader."""
    gates.by_lead_or_leader(command, case)
    return [
        ConcernMadeConcrete(
            concern=command.concern,
            assessments=command.assessments,
            possible_measures=command.possible_measures,
        )
    ]
