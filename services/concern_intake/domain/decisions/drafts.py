"""Writing that is kept at once, and only its author knows of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.concern_intake.domain.commands import DiscardDraft, SaveDraft, StartDraft
from services.concern_intake.domain.decisions.guards import has_happened, unit_of_employee
from services.concern_intake.domain.decisions.safety import answered_before_registration
from services.concern_intake.domain.events import (
    ConcernEvent,
    DraftDiscarded,
    DraftSaved,
    DraftStarted,
)
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    ConcernIsAlreadyRegistered,
    ConcernIsRegisteredFirst,
    SuspicionIsNotPutAway,
)
from services.concern_intake.domain.states import (
    DiscardedDraft,
    DraftConcern,
    Intake,
    NoConcern,
    registered_facts,
)
from shared.eventing.asking_rules import passed, refuse


def decide(command: StartDraft | SaveDraft | DiscardDraft, state: Intake) -> Sequence[ConcernEvent]:
    """Answer what is asked of a draft."""
    match command:
        case StartDraft():
            return _start(command, state)
        case SaveDraft():
            return _save(command, state)
        case DiscardDraft():
            return _discard(command, state)
        case _:
            assert_never(command)


def _start(command: StartDraft, state: Intake) -> Sequence[ConcernEvent]:
    unit_id = unit_of_employee(command.by)
    if not isinstance(state.concern, NoConcern):
        _own_draft(command, state)
        return []
    _dates_have_come(command)
    started = DraftStarted(
        author_id=command.by.person_id,
        unit_id=unit_id,
        started_on=command.today,
        content=command.content,
    )
    return [started, *answered_before_registration(command.safety, command.today, state)]


def _save(command: SaveDraft, state: Intake) -> Sequence[ConcernEvent]:
    draft = _own_draft(command, state)
    _dates_have_come(command)
    saved = [] if draft.content == command.content else [DraftSaved(content=command.content)]
    return [*saved, *answered_before_registration(command.safety, command.today, state)]


def _discard(command: DiscardDraft, state: Intake) -> Sequence[ConcernEvent]:
    if state.concern == DiscardedDraft(command.by.person_id):
        return []
    draft = _own_draft(command, state)
    refuse(SuspicionIsNotPutAway, when=state.safeguarding.waits_for_advice)
    return [DraftDiscarded(author_id=draft.author_id, discarded_on=command.today)]


def _own_draft(command: StartDraft | SaveDraft | DiscardDraft, state: Intake) -> DraftConcern:
    refuse(ConcernIsAlreadyRegistered, when=registered_facts(state.concern) is not None)
    if not isinstance(state.concern, DraftConcern):
        raise ConcernIsRegisteredFirst
    passed(ConcernIsRegisteredFirst)
    refuse(
        AuthorDoesThis,
        when=state.concern.author_id != command.by.person_id,
        asker=command.by.person_id,
        author=state.concern.author_id,
    )
    return state.concern


def _dates_have_come(command: StartDraft | SaveDraft) -> None:
    content = command.content
    seen = (observation.on for observation in content.observations)
    has_happened(command.today, *seen, *content.details.dates())
