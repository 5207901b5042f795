"""How each event changes what a concern is. A fold never refuses: it has happened."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from services.concern_intake.domain.commands import WhyAnotherLeader
from services.concern_intake.domain.events import (
    AdviceRecorded,
    AlertRaised,
    ChildIdentified,
    ClearanceRecorded,
    ConcernAcknowledged,
    ConcernAddedTo,
    ConcernClosed,
    ConcernEvent,
    ConcernRegistered,
    DraftDiscarded,
    DraftSaved,
    DraftStarted,
    FollowUpDecided,
    LeadAdmitted,
    MainEvent,
    NextLeaderAsked,
    OwnViewGiven,
    SafetyQuestionsAnswered,
    SharedWithLeader,
    SharingWithGuardiansDecided,
    TalkAlertRaised,
    TalkHeldWhileSharingWasStopped,
    TalkRecorded,
)
from services.concern_intake.domain.safeguarding import with_safeguarding_event
from services.concern_intake.domain.states import (
    ClosedConcern,
    Concern,
    DiscardedDraft,
    DraftConcern,
    Facts,
    FollowedUpConcern,
    Intake,
    LeaderTold,
    NoConcern,
    OpenConcern,
    SharingDecision,
)
from services.concern_intake.domain.talk import TalkOutcome
from shared.contracts.codes import Alert


def evolve(state: Intake, event: ConcernEvent) -> Intake:
    """Fold one event, from whichever facet, into what the concern is."""
    match event:
        case (
            SafetyQuestionsAnswered()
            | TalkHeldWhileSharingWasStopped()
            | AdviceRecorded()
            | ClearanceRecorded()
        ):
            return replace(state, safeguarding=with_safeguarding_event(state.safeguarding, event))
        case _:
            return replace(state, concern=_main(state.concern, event))


def _main(concern: Concern, event: MainEvent) -> Concern:
    match concern:
        case NoConcern() | DraftConcern() | DiscardedDraft():
            return _written(concern, event)
        case OpenConcern(facts=facts):
            return _open(_with(facts, event), event)
        case FollowedUpConcern(facts=facts):
            return FollowedUpConcern(_with(facts, event))
        case ClosedConcern(facts=facts):
            return ClosedConcern(_with(facts, event))
        case _:
            assert_never(concern)


def _written(concern: NoConcern | DraftConcern | DiscardedDraft, event: MainEvent) -> Concern:
    match event, concern:
        case DraftStarted(), _:
            return DraftConcern(event.author_id, event.unit_id, event.started_on, event.content)
        case DraftSaved(content=content), DraftConcern():
            return replace(concern, content=content)
        case AlertRaised(alert=alert), DraftConcern():
            return replace(concern, alerts_told=concern.alerts_told | {alert})
        case DraftDiscarded(author_id=author_id), _:
            return DiscardedDraft(author_id)
        case ConcernRegistered(), _:
            return OpenConcern(_registered(event))
        case _:
            return concern


def _open(facts: Facts, event: MainEvent) -> OpenConcern | FollowedUpConcern | ClosedConcern:
    match event:
        case FollowUpDecided():
            return FollowedUpConcern(facts)
        case ConcernClosed():
            return ClosedConcern(facts)
        case _:
            return OpenConcern(facts)


def _registered(event: ConcernRegistered) -> Facts:
    return Facts(
        author_id=event.author_id,
        unit_id=event.unit_id,
        registered_on=event.registered_on,
        child_id=event.child.child_id,
        answered=event.details.answers(),
        arisen_on=event.details.arisen_on(),
    )


def _with(facts: Facts, event: MainEvent) -> Facts:
    match event:
        case ConcernAddedTo() | ChildIdentified():
            return _with_content(facts, event)
        case SharedWithLeader() | ConcernAcknowledged() | LeadAdmitted():
            return _with_reader(facts, event)
        case SharingWithGuardiansDecided() | TalkRecorded():
            return _with_guardians(facts, event)
        case OwnViewGiven() | NextLeaderAsked():
            return _with_views(facts, event)
        case AlertRaised() | TalkAlertRaised():
            return _with_alert(facts, event)
        case _:
            return facts


def _with_content(facts: Facts, event: ConcernAddedTo | ChildIdentified) -> Facts:
    match event:
        case ConcernAddedTo(details=details):
            return replace(
                facts,
                answered=facts.answered | details.answers(),
                arisen_on=details.arisen_on() or facts.arisen_on,
            )
        case ChildIdentified(child_id=child_id):
            return replace(facts, child_id=child_id)


def _with_views(facts: Facts, event: OwnViewGiven | NextLeaderAsked) -> Facts:
    match event:
        case OwnViewGiven(view=view):
            return replace(facts, own_view=view)
        case NextLeaderAsked(next_leader_id=asked, leaders_view=view):
            return replace(facts, next_leader_asked=asked, leaders_view=view)


def _with_reader(
    facts: Facts, event: SharedWithLeader | ConcernAcknowledged | LeadAdmitted
) -> Facts:
    match event:
        case SharedWithLeader():
            told = LeaderTold(event.leader_id, event.capacity, event.shared_on)
            stay = facts.leaders if event.because is WhyAnotherLeader.AWAY else ()
            return replace(
                facts,
                leaders=(*stay, told),
                leader_told_on=facts.leader_told_on or event.shared_on,
                may_step_in=frozenset(),
                acknowledged_on=None,
                alerts_told=facts.alerts_told - {Alert.CONCERN_NOT_ACKNOWLEDGED},
            )
        case ConcernAcknowledged():
            return replace(
                facts,
                acknowledged_on=event.acknowledged_on,
                talks_with_guardians=event.talks_with_guardians,
            )
        case LeadAdmitted(lead_id=lead_id, taken_from=before, accepted_on=on):
            return replace(facts, lead_id=lead_id, lead_taken_from=before, lead_since=on)


def _with_guardians(facts: Facts, event: SharingWithGuardiansDecided | TalkRecorded) -> Facts:
    match event:
        case SharingWithGuardiansDecided(choice=choice, reason=reason, tells=tells):
            decision = SharingDecision(choice, reason, tells, event.decided_on)
            return replace(facts, choices=(*facts.choices, decision))
        case TalkRecorded():
            return _with_talk(facts, event)


def _with_alert(facts: Facts, event: AlertRaised | TalkAlertRaised) -> Facts:
    if isinstance(event, TalkAlertRaised):
        return replace(facts, alerts_told=facts.alerts_told | {Alert.TALK_NOT_HELD})
    unread = event.alert is Alert.CONCERN_NOT_ACKNOWLEDGED
    return replace(
        facts,
        alerts_told=facts.alerts_told | {event.alert},
        may_step_in=frozenset(event.tells) if unread else facts.may_step_in,
    )


def _with_talk(facts: Facts, event: TalkRecorded) -> Facts:
    outcomes = {g.guardian_id: g.outcome for g in event.guardians if g.guardian_id}
    stays_told = dict.fromkeys(facts.told, TalkOutcome.TOLD)
    newly_told = TalkOutcome.TOLD in {g.outcome for g in event.guardians}
    days = [d for d in (facts.guardians_told_on, event.held_on if newly_told else None) if d]
    return replace(
        facts,
        recorded_talks=facts.recorded_talks | {event.talk_id},
        talks=MappingProxyType(dict(facts.talks) | outcomes | stays_told),
        guardians_told_on=min(days, default=None),
    )
