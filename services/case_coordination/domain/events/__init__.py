"""Everything that can happen to a case."""

from __future__ import annotations

from typing import TypeAlias

from services.case_coordination.domain.events.alerts import AlertRaised
from services.case_coordination.domain.events.baton import (
    BatonEvent,
    BatonReturned,
    LeadAccepted,
    LeadDeclined,
    LeadOffered,
    LeadProposed,
    ProposalLapsed,
)
from services.case_coordination.domain.events.evaluations import (
    EvaluationCompleted,
    EvaluationDated,
    EvaluationEvent,
    EvaluationHeld,
)
from services.case_coordination.domain.events.levels import (
    CaseExtended,
    CaseMovedDown,
    LeaderAgreedToMove,
    LevelEvent,
    RightsAssessed,
)
from services.case_coordination.domain.events.meetings import (
    MeetingEvent,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
)
from services.case_coordination.domain.events.opening import (
    CaseOpened,
    ConcernMadeConcrete,
    GuardiansKnow,
)
from services.case_coordination.domain.events.outcomes import (
    CaseClosed,
    CaseContinued,
    CaseEnded,
    ClosingNoteFiled,
    EndingAsked,
    EndingDeclined,
    EndingExplained,
    OutcomeEvent,
)
from services.case_coordination.domain.events.plans import (
    MeasureStatusRecorded,
    PlanAgreed,
    PlanAnswered,
    PlanEvent,
    PlanVoice,
    WordsWritten,
)
from services.case_coordination.domain.events.sharing import (
    ConsentAnswered,
    ParticipationEnded,
    SharingEvent,
    UnitLetIn,
)

CaseEvent: TypeAlias = (
    CaseOpened
    | GuardiansKnow
    | ConcernMadeConcrete
    | BatonEvent
    | MeetingEvent
    | PlanEvent
    | EvaluationEvent
    | OutcomeEvent
    | LevelEvent
    | SharingEvent
    | AlertRaised
)

__all__ = [
    "AlertRaised",
    "BatonEvent",
    "BatonReturned",
    "CaseClosed",
    "CaseContinued",
    "CaseEnded",
    "CaseEvent",
    "CaseExtended",
    "CaseMovedDown",
    "CaseOpened",
    "ClosingNoteFiled",
    "ConcernMadeConcrete",
    "ConsentAnswered",
    "EndingAsked",
    "EndingDeclined",
    "EndingExplained",
    "EvaluationCompleted",
    "EvaluationDated",
    "EvaluationEvent",
    "EvaluationHeld",
    "GuardiansKnow",
    "LeadAccepted",
    "LeadDeclined",
    "LeadOffered",
    "LeadProposed",
    "LeaderAgreedToMove",
    "LevelEvent",
    "MeasureStatusRecorded",
    "MeetingEvent",
    "MeetingHeld",
    "MeetingPlanned",
    "MinutesApproved",
    "OutcomeEvent",
    "ParticipationEnded",
    "PlanAgreed",
    "PlanAnswered",
    "PlanEvent",
    "PlanVoice",
    "ProposalLapsed",
    "RightsAssessed",
    "SharingEvent",
    "UnitLetIn",
    "WordsWritten",
]
