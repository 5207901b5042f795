"""What has happened to a concern."""

from __future__ import annotations

from typing import TypeAlias

from services.concern_intake.domain.events.alerts import (
    AlertRaised,
    TalkAlertRaised,
)
from services.concern_intake.domain.events.deciding import (
    ConcernClosed,
    FollowUpDecided,
    GuardianLeftUntold,
    NextLeaderAsked,
    OwnViewGiven,
)
from services.concern_intake.domain.events.safeguarding import (
    SAFEGUARDING,
    AdviceRecorded,
    ClearanceRecorded,
    SafetyQuestionsAnswered,
    TalkHeldWhileSharingWasStopped,
)
from services.concern_intake.domain.events.telling import (
    ConcernAcknowledged,
    GuardiansToldLater,
    LeadAdmitted,
    SharedWithLeader,
    SharingWithGuardiansDecided,
    TalkRecorded,
)
from services.concern_intake.domain.events.writing import (
    ChildIdentified,
    ConcernAddedTo,
    ConcernRegistered,
    DraftDiscarded,
    DraftSaved,
    DraftStarted,
)

MainEvent: TypeAlias = (
    DraftStarted
    | DraftSaved
    | DraftDiscarded
    | ConcernRegistered
    | ConcernAddedTo
    | ChildIdentified
    | SharedWithLeader
    | ConcernAcknowledged
    | SharingWithGuardiansDecided
    | TalkRecorded
    | GuardiansToldLater
    | OwnViewGiven
    | NextLeaderAsked
    | FollowUpDecided
    | ConcernClosed
    | AlertRaised
    | TalkAlertRaised
    | LeadAdmitted
)
SafeguardingEvent: TypeAlias = (
    SafetyQuestionsAnswered | TalkHeldWhileSharingWasStopped | AdviceRecorded | ClearanceRecorded
)
ConcernEvent: TypeAlias = MainEvent | SafeguardingEvent

__all__ = [
    "SAFEGUARDING",
    "AdviceRecorded",
    "AlertRaised",
    "ChildIdentified",
    "ClearanceRecorded",
    "ConcernAcknowledged",
    "ConcernAddedTo",
    "ConcernClosed",
    "ConcernEvent",
    "ConcernRegistered",
    "DraftDiscarded",
    "DraftSaved",
    "DraftStarted",
    "FollowUpDecided",
    "GuardianLeftUntold",
    "GuardiansToldLater",
    "LeadAdmitted",
    "MainEvent",
    "NextLeaderAsked",
    "OwnViewGiven",
    "SafeguardingEvent",
    "SafetyQuestionsAnswered",
    "SharedWithLeader",
    "SharingWithGuardiansDecided",
    "TalkAlertRaised",
    "TalkHeldWhileSharingWasStopped",
    "TalkRecorded",
]
