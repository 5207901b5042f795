"""Deciding what comes of an evaluation, ending for another reason, filing the note."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.values import (
    BestInterests,
    ChildView,
    ClosingNote,
    Ending,
    Extension,
    MeasureMarked,
    Plan,
)
from shared.contracts.codes import CaseLevel, Outcome
from shared.privacy import Line, Reason


class DecideOutcome(AmongPeople):
    """Decide what comes of an evaluation. The lead; the table of moves says what it needs.

    ``effect``: the measures had the desired effect. ``concern``: there still is reason for one.
    ``extended_collaboration``: several units or bodies still are needed. ``to``: the level at which
    the case goes on, where the outcome leaves a choice.
    """

    outcome: Outcome
    to: CaseLevel | None = None
    evaluation_id: UUID | None = None
    reason: Reason | None = None
    best_interests: BestInterests | None = None
    effect: bool | None = None
    concern: bool | None = None
    extended_collaboration: bool | None = None
    extension: Extension | None = None
    measures: tuple[MeasureMarked, ...] = ()
    child_view: ChildView | None = None
    closing_note: ClosingNote | None = None
    plan: Plan | None = None
    evaluation_on: date | None = None
    why_later: Reason | None = None


class AskToEnd(AmongPeople):
    """Ask that the case ends for another reason than an evaluation. Lead or leader."""

    ending: Ending


class ConfirmEnding(AmongPeople):
    """Confirm that the case ends. The leader."""


class DeclineEnding(AmongPeople):
    """Let the case go on though it was asked to end. The leader."""

    reason: Reason


class FileClosingNote(AmongPeople):
    """Say where the closing note was filed (R13). Whoever held the baton last, or the leader."""

    where: Line
    filed_on: date
