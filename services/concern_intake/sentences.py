"""Everything that people read of level 0, in English; ``locale`` has the other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from services.concern_intake import settings
from services.concern_intake.domain import events as e
from services.concern_intake.domain import refusals
from services.concern_intake.domain.advice import AdvisingService, ClearingBody
from services.concern_intake.domain.immediate_help import STEPS
from services.concern_intake.domain.talk import SharingChoice
from services.concern_intake.domain.waits import DEADLINES
from shared.contracts.codes import LeaderCapacity
from shared.eventing.decider import Event, Refusal

SENTENCES: Final[Mapping[type[Event], str]] = MappingProxyType(
    {
        e.ConcernRegistered: "{by} registered a concern",
        e.ConcernAddedTo: "{by} added to the concern",
        e.SafetyQuestionsAnswered: "{by} answered the questions about safety",
        e.ChildIdentified: "{by} found out which child the concern is about",
        e.SharedWithLeader: "{by} shared the concern with {leader_id}, the {capacity} leader",
        e.ConcernAcknowledged: "{leader_id} read the concern and acknowledged it",
        e.SharingWithGuardiansDecided: "{by} decided on telling the guardians and the child: "
        "{choice}",
        e.TalkRecorded: "{by} recorded a talk with guardians or child, held on {held_on}",
        e.TalkHeldWhileSharingWasStopped: "The talk of {held_on} was held although nobody had "
        "cleared it",
        e.GuardiansToldLater: "{guardians_told} had not been told before, and now know",
        e.AdviceRecorded: "{by} asked for advice, without saying which child it was: {service}",
        e.ClearanceRecorded: "{by} recorded what may be told and to whom, cleared by: {body}",
        e.OwnViewGiven: "{by} put their own view beside the leader's",
        e.NextLeaderAsked: "{leader_id} and {author_id} saw it differently, and {next_leader_id} "
        "was asked to decide",
        e.FollowUpDecided: "{leader_id} decided to follow up, at level {level}",
        e.ConcernClosed: "{leader_id} decided that there was no ground to follow up, and closed "
        "the concern",
        e.AlertRaised: "{tells} got a message that a deadline had passed: {alert}",
        e.LeadAdmitted: "{lead_id} holds the baton, and may read the concern",
    }
)
"""A line of the trail for each event; what has none is not told."""


def _refusals() -> Iterator[str]:
    for rule in vars(refusals).values():
        if isinstance(rule, type) and issubclass(rule, Refusal) and rule is not Refusal:
            yield from (rule.sentence, rule.opens)


def _codes() -> Iterator[str]:
    for codes in (LeaderCapacity, SharingChoice, AdvisingService, ClearingBody):
        yield from (code.value for code in codes)
    yield from (alert.value for alert in DEADLINES)


MSGIDS: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(
        (
            *SENTENCES.values(),
            *_codes(),
            *_refusals(),
            *(step for steps in STEPS.values() for step in steps),
            *settings.WHO,
        )
    )
)
"""Every message id that a person may read."""
