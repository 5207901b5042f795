"""Whether guardians may be told: stops, and what has opened them again (R29, B40).

Folded from the facet ``safeguarding`` alone, whatever has been read of the main stream.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from services.concern_intake.domain.advice import Scope
from services.concern_intake.domain.events import (
    AdviceRecorded,
    ClearanceRecorded,
    SafeguardingEvent,
    SafetyQuestionsAnswered,
    TalkHeldWhileSharingWasStopped,
)
from services.concern_intake.domain.safety import SafetyAnswers


@dataclass(frozen=True, slots=True)
class Opening:
    """Advice or clearance that lets something be told from a day on."""

    on: date
    scope: Scope


@dataclass(frozen=True, slots=True)
class Stop:
    """Guardians may not be told from ``since`` on, but for what the openings cover.

    A provisional stop stands only until it is said from whom the child is not safe.
    """

    since: date
    openings: tuple[Opening, ...] = ()
    advised: bool = False
    provisional: bool = False

    def holds_for(self, guardian_id: UUID | None, on: date) -> bool:
        """Tell whether this guardian might not be told on a day."""
        opened = any(o.on <= on and o.scope.covers(guardian_id) for o in self.openings)
        return self.since <= on and not opened

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing has opened it, for anyone."""
        return not self.openings


@dataclass(frozen=True, slots=True)
class Safeguarding:
    """The safety answers as they stand, and every stop they have caused, oldest first."""

    answers: SafetyAnswers | None = None
    stops: tuple[Stop, ...] = ()

    def stopped_for(self, guardian_id: UUID | None, on: date = date.max) -> bool:
        """Tell whether this guardian may not be told, on a day or as things now stand."""
        return any(stop.holds_for(guardian_id, on) for stop in self.stops)

    @property
    def stopped_for_everyone(self) -> bool:
        """Tell whether a stop stands that nothing has opened."""
        return any(stop.is_closed for stop in self.stops)

    @property
    def waits_for_advice(self) -> bool:
        """Tell whether someone must still be asked for advice (R25, R28)."""
        return any(not stop.advised for stop in self.stops)

    @property
    def last_opened_on(self) -> date | None:
        """Give the day of the latest advice or clearance that opened anything."""
        return max((o.on for stop in self.stops for o in stop.openings), default=None)


def with_safeguarding_event(state: Safeguarding, event: SafeguardingEvent) -> Safeguarding:
    """Fold one event of the facet; none is ever refused."""
    match event:
        case SafetyQuestionsAnswered():
            return _answered(state, event)
        case AdviceRecorded(may_be_told=None):
            return replace(state, stops=tuple(replace(s, advised=True) for s in state.stops))
        case AdviceRecorded(may_be_told=Scope() as scope, asked_on=on):
            return _opened(state, Opening(on, scope))
        case ClearanceRecorded(cleared_on=on, scope=scope):
            return _opened(state, Opening(on, scope))
        case TalkHeldWhileSharingWasStopped() | AdviceRecorded():
            return state
        case _:
            assert_never(event)


def _answered(state: Safeguarding, event: SafetyQuestionsAnswered) -> Safeguarding:
    corrected = event.before_registration and not event.answers.stop_sharing
    kept = () if corrected else _still_standing(state, event.answers)
    return Safeguarding(
        answers=event.answers,
        stops=kept + _new_stop(state, event, kept),
    )


def _still_standing(state: Safeguarding, answers: SafetyAnswers) -> tuple[Stop, ...]:
    """Let go of a provisional stop once it is said from whom; that all is well says it not."""
    says_from_whom = answers.stop_sharing or answers.danger is not None
    return tuple(s for s in state.stops if not (s.provisional and says_from_whom))


def _new_stop(
    state: Safeguarding, event: SafetyQuestionsAnswered, kept: tuple[Stop, ...]
) -> tuple[Stop, ...]:
    answers = event.answers
    already_stopped = bool(kept) and kept[-1].is_closed
    says_no_more = bool(kept) and not answers.alarm_more_than(state.answers)
    if not answers.stop_sharing or already_stopped or says_no_more:
        return ()
    provisional = answers.stop_only_until_it_is_said_from_whom
    return (Stop(since=_since(state, event), provisional=provisional),)


def _since(state: Safeguarding, event: SafetyQuestionsAnswered) -> date:
    """Give the day of the answer, or of the provisional stop that it confirms."""
    return next((s.since for s in state.stops if s.provisional), event.answered_on)


def _opened(state: Safeguarding, opening: Opening) -> Safeguarding:
    stops = (replace(s, openings=(*s.openings, opening), advised=True) for s in state.stops)
    return replace(state, stops=tuple(stops))
