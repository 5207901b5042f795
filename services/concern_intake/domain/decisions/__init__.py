"""What each command causes: one function each, and one match to route."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.concern_intake.domain import commands as c
from services.concern_intake.domain.decisions import (
    drafts,
    elsewhere,
    follow_up,
    leaders,
    registering,
    safety,
    talks,
)
from services.concern_intake.domain.events import ConcernEvent
from services.concern_intake.domain.states import Intake


def decide(command: c.ConcernCommand, state: Intake) -> Sequence[ConcernEvent]:
    """Answer a command with the events it causes, or refuse it."""
    match command:
        case c.StartDraft() | c.SaveDraft() | c.DiscardDraft():
            return drafts.decide(command, state)
        case c.RegisterConcern() | c.AddToConcern() | c.IdentifyChild():
            return registering.decide(command, state)
        case c.AnswerSafetyQuestions() | c.RecordAdvice() | c.RecordClearance():
            return safety.decide(command, state)
        case c.ShareWithLeader() | c.Acknowledge():
            return leaders.decide(command, state)
        case c.DecideOnSharingWithGuardians() | c.RecordTalk():
            return talks.decide(command, state)
        case c.GiveOwnView() | c.DecideFollowUp() | c.DecideNoFollowUp():
            return follow_up.decide(command, state)
        case c.RaiseAlerts() | c.AdmitLead():
            return elsewhere.decide(command, state)
        case _:
            assert_never(command)
