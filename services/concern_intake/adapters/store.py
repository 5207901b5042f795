"""Under which names the events of a concern are stored."""

from __future__ import annotations

from typing import Final, assert_never
from uuid import UUID

from services.concern_intake.domain import events as e
from services.concern_intake.domain.commands import ConcernCommand
from services.concern_intake.domain.states import (
    ClosedConcern,
    DiscardedDraft,
    DraftConcern,
    FollowedUpConcern,
    NoConcern,
    OpenConcern,
)
from services.concern_intake.views.seen import SEEN_DECIDER, Seen
from shared.eventing.catalogue import Catalogue
from shared.eventing.kind import Kind

CATALOGUE: Final = Catalogue[e.ConcernEvent](
    {
        "concern.draft-started": e.DraftStarted,
        "concern.draft-saved": e.DraftSaved,
        "concern.draft-discarded": e.DraftDiscarded,
        "concern.registered": e.ConcernRegistered,
        "concern.added-to": e.ConcernAddedTo,
        "concern.safety-questions-answered": e.SafetyQuestionsAnswered,
        "concern.child-identified": e.ChildIdentified,
        "concern.shared-with-leader": e.SharedWithLeader,
        "concern.acknowledged": e.ConcernAcknowledged,
        "concern.sharing-with-guardians-decided": e.SharingWithGuardiansDecided,
        "concern.talk-recorded": e.TalkRecorded,
        "concern.talk-held-while-sharing-was-stopped": e.TalkHeldWhileSharingWasStopped,
        "concern.guardians-told-later": e.GuardiansToldLater,
        "concern.advice-recorded": e.AdviceRecorded,
        "concern.clearance-recorded": e.ClearanceRecorded,
        "concern.own-view-given": e.OwnViewGiven,
        "concern.next-leader-asked": e.NextLeaderAsked,
        "concern.follow-up-decided": e.FollowUpDecided,
        "concern.closed": e.ConcernClosed,
        "concern.alert-raised": e.AlertRaised,
        "concern.talk-alert-raised": e.TalkAlertRaised,
        "concern.lead-admitted": e.LeadAdmitted,
    }
)


def whom_a_concern_is_about(seen: Seen, _concern_id: UUID) -> UUID | None:
    """Name the child; while nobody knows which child it is, whoever wrote of it."""
    match seen.intake.concern:
        case NoConcern():
            return None
        case DraftConcern(author_id=author_id, content=content):
            return (content.child and content.child.child_id) or author_id
        case DiscardedDraft(author_id=author_id):
            return author_id
        case OpenConcern(facts=facts) | FollowedUpConcern(facts=facts) | ClosedConcern(facts=facts):
            return facts.child_id or facts.author_id
        case _:
            assert_never(seen.intake.concern)


CONCERNS: Final[Kind[ConcernCommand, Seen, e.ConcernEvent]] = Kind(
    "concern", SEEN_DECIDER, CATALOGUE, whom_a_concern_is_about
)
