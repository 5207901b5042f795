"""Everything that can be asked of a case."""

from __future__ import annotations

from typing import TypeAlias

from services.case_coordination.domain.commands.alerts import RaiseAlerts
from services.case_coordination.domain.commands.base import AmongPeople, Asker, CaseCommand
from services.case_coordination.domain.commands.baton import (
    AcceptLead,
    DeclineLead,
    OfferToLead,
    ProposeLead,
    TakeBatonBack,
)
from services.case_coordination.domain.commands.evaluations import (
    RecordEvaluationCompleted,
    RecordEvaluationDate,
    RecordEvaluationHeld,
)
from services.case_coordination.domain.commands.levels import AgreeToMove, AssessRights
from services.case_coordination.domain.commands.meetings import (
    ApproveMinutes,
    PlanMeeting,
    RecordMeeting,
)
from services.case_coordination.domain.commands.opening import (
    MakeConcernConcrete,
    OpenCase,
    RecordGuardiansKnow,
)
from services.case_coordination.domain.commands.outcomes import (
    AskToEnd,
    ConfirmEnding,
    DecideOutcome,
    DeclineEnding,
    FileClosingNote,
)
from services.case_coordination.domain.commands.plans import AnswerPlan, RecordMeasureStatus
from services.case_coordination.domain.commands.sharing import (
    AnswerConsent,
    EndParticipation,
    LetUnitIn,
)

Told: TypeAlias = (
    RecordGuardiansKnow | RecordEvaluationDate | RecordEvaluationHeld | RecordEvaluationCompleted
)
"""What another service has told: a fact, so it is never refused."""

Asked: TypeAlias = (
    MakeConcernConcrete
    | ProposeLead
    | AcceptLead
    | DeclineLead
    | OfferToLead
    | TakeBatonBack
    | PlanMeeting
    | RecordMeeting
    | ApproveMinutes
    | AnswerPlan
    | RecordMeasureStatus
    | AnswerConsent
    | LetUnitIn
    | EndParticipation
    | AssessRights
    | AgreeToMove
    | DecideOutcome
    | AskToEnd
    | ConfirmEnding
    | DeclineEnding
)
"""What a person asks of a case that is open."""

AnyCommand: TypeAlias = OpenCase | Told | Asked | FileClosingNote | RaiseAlerts

__all__ = [
    "AcceptLead",
    "AgreeToMove",
    "AmongPeople",
    "AnswerConsent",
    "AnswerPlan",
    "AnyCommand",
    "ApproveMinutes",
    "AskToEnd",
    "Asked",
    "Asker",
    "AssessRights",
    "CaseCommand",
    "ConfirmEnding",
    "DecideOutcome",
    "DeclineEnding",
    "DeclineLead",
    "EndParticipation",
    "FileClosingNote",
    "LetUnitIn",
    "MakeConcernConcrete",
    "OfferToLead",
    "OpenCase",
    "PlanMeeting",
    "ProposeLead",
    "RaiseAlerts",
    "RecordEvaluationCompleted",
    "RecordEvaluationDate",
    "RecordEvaluationHeld",
    "RecordGuardiansKnow",
    "RecordMeasureStatus",
    "RecordMeeting",
    "TakeBatonBack",
    "Told",
]
