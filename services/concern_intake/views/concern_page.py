"""One concern, as this reader may see it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.concern_intake.domain import events as e
from services.concern_intake.domain.assessment import View
from services.concern_intake.domain.content import (
    ChildConcerned,
    Details,
    Observation,
    Question,
)
from services.concern_intake.domain.immediate_help import TelephoneNumber, kind_of_help
from services.concern_intake.domain.states import Facts, OpenConcern, registered_facts
from services.concern_intake.views import page_parts as p
from services.concern_intake.views.help_page import HelpPage, help_page
from services.concern_intake.views.seen import Seen
from services.concern_intake.views.status import hints_for, status_of, step_of
from shared.eventing.decider import Event
from shared.languages.languages import Languages
from shared.languages.negotiation import Language

P = TypeVar("P", bound=p.Part)


@dataclass(frozen=True)
class Reading:
    """In which language a page is read, and the municipality's numbers."""

    languages: Languages
    language: Language
    numbers: tuple[TelephoneNumber, ...]


class ConcernPage(BaseModel):
    """A concern at level 0, and the step it is at (1 to 5).

    ``asked_for`` names what must be answered before the decision, if only with not known.
    ``earlier_concerns`` tells its leader on which days there were others about the child.
    ``safeguarding`` is there for the author and the leaders who were told, and for nobody else.
    """

    model_config = ConfigDict(frozen=True)

    concern_id: UUID
    level: int = 0
    step: int
    status: p.Status
    author_id: UUID
    unit_id: UUID | None
    registered_on: date | None
    child: ChildConcerned | None
    child_id: UUID | None
    observations: tuple[Observation, ...]
    details: Details
    asked_for: tuple[Question, ...]
    hints: tuple[p.Hint, ...]
    sibling_concern_id: UUID | None
    leaders: tuple[p.LeaderShown, ...]
    acknowledgements: tuple[p.AcknowledgementShown, ...]
    choices: tuple[p.ChoiceShown, ...]
    talks: tuple[p.TalkShown, ...]
    own_view: View | None
    next_leader: p.QuestionToNextLeader | None
    follow_up: p.FollowUpShown | None
    closing: p.ClosingShown | None
    lead_id: UUID | None
    earlier_concerns: tuple[date, ...] = ()
    safeguarding: p.SafeguardingShown | None


def concern_page(
    concern_id: UUID, seen: Seen, facets: Collection[str], reading: Reading
) -> ConcernPage | None:
    """Make the page for someone who may read these facets; ``None`` where there is nothing."""
    written = _written(seen)
    if written is None or not facets:
        return None
    facts = registered_facts(seen.intake.concern)
    return ConcernPage(
        concern_id=concern_id,
        step=step_of(seen.intake),
        status=status_of(seen.intake),
        author_id=written.author_id,
        unit_id=written.unit_id,
        registered_on=facts.registered_on if facts else None,
        child=written.child,
        child_id=facts.child_id if facts else None,
        observations=written.observations,
        details=written.details,
        asked_for=_asked_for(seen),
        hints=hints_for(written.observations),
        sibling_concern_id=written.sibling_concern_id,
        leaders=_parts(p.LeaderShown, seen.all(e.SharedWithLeader)),
        acknowledgements=_parts(p.AcknowledgementShown, seen.all(e.ConcernAcknowledged)),
        choices=_parts(p.ChoiceShown, seen.all(e.SharingWithGuardiansDecided)),
        talks=_parts(p.TalkShown, seen.all(e.TalkRecorded)),
        own_view=facts.own_view if facts else None,
        next_leader=_part(p.QuestionToNextLeader, seen.last(e.NextLeaderAsked)),
        follow_up=_part(p.FollowUpShown, seen.last(e.FollowUpDecided)),
        closing=_part(p.ClosingShown, seen.last(e.ConcernClosed)),
        lead_id=facts.lead_id if facts else None,
        safeguarding=_safeguarding(seen, reading) if e.SAFEGUARDING in facets else None,
    )


@dataclass(frozen=True)
class _Written:
    author_id: UUID
    unit_id: UUID | None
    child: ChildConcerned | None
    observations: tuple[Observation, ...]
    details: Details
    sibling_concern_id: UUID | None = None


def _written(seen: Seen) -> _Written | None:
    registered, started = seen.last(e.ConcernRegistered), seen.last(e.DraftStarted)
    if registered:
        added = seen.all(e.ConcernAddedTo)
        return _Written(
            registered.author_id,
            registered.unit_id,
            registered.child,
            reduce(lambda all_, more: all_ + more.observations, added, registered.observations),
            reduce(lambda all_, more: all_.with_more(more.details), added, registered.details),
            registered.sibling_concern_id,
        )
    if started:
        saved = seen.last(e.DraftSaved)
        content = saved.content if saved else started.content
        return _Written(
            started.author_id,
            started.unit_id,
            content.child,
            content.observations,
            content.details,
        )
    return None


def _asked_for(seen: Seen) -> tuple[Question, ...]:
    facts: Facts | None = registered_facts(seen.intake.concern)
    if facts is None or not isinstance(seen.intake.concern, OpenConcern):
        return ()
    return tuple(question for question in Question if question not in facts.answered)


def _safeguarding(seen: Seen, reading: Reading) -> p.SafeguardingShown | None:
    state = seen.intake.safeguarding
    return p.SafeguardingShown(
        answers=_parts(p.AnswersShown, seen.all(e.SafetyQuestionsAnswered)),
        asks_from_whom=bool(state.answers and state.answers.asks_from_whom),
        sharing_is_stopped=state.stopped_for_everyone,
        waits_for_advice=state.waits_for_advice,
        advice=_parts(p.AdviceShown, seen.all(e.AdviceRecorded)),
        clearances=_parts(p.ClearanceShown, seen.all(e.ClearanceRecorded)),
        talks_while_stopped=_parts(p.TalkWhileStopped, seen.all(e.TalkHeldWhileSharingWasStopped)),
        immediate_help=_help(seen, reading),
    )


def _help(seen: Seen, reading: Reading) -> HelpPage | None:
    answers = seen.intake.safeguarding.answers
    kind = kind_of_help(answers) if answers else None
    return help_page(kind, reading.numbers, reading.languages, reading.language) if kind else None


def _parts(part: type[P], events: Sequence[Event]) -> tuple[P, ...]:
    return tuple(part.model_validate(event) for event in events)


def _part(part: type[P], event: Event | None) -> P | None:
    return part.model_validate(event) if event else None
