"""Putting a concern on record, and adding to it (R15-R24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from services.concern_intake.domain.commands import AddToConcern, IdentifyChild, RegisterConcern
from services.concern_intake.domain.content import (
    ChildConcerned,
    Details,
    DraftContent,
    Observations,
)
from services.concern_intake.domain.decisions.guards import (
    has_happened,
    known_to,
    undecided,
    unit_of_employee,
)
from services.concern_intake.domain.decisions.safety import answered_before_registration
from services.concern_intake.domain.events import (
    ChildIdentified,
    ConcernAddedTo,
    ConcernEvent,
    ConcernRegistered,
)
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    ChildIsAlreadyIdentified,
    ChildOutsideTheUnitIsDescribedInWords,
    ConcernIsRegisteredFirst,
    ConcernNeedsThreeThings,
    LeaderIsNotCloseToTheChild,
    LeaderWhoWasToldDoesThis,
)
from services.concern_intake.domain.states import (
    DiscardedDraft,
    DraftConcern,
    Intake,
    registered_facts,
)
from shared.eventing.asking_rules import passed, refuse


def decide(
    command: RegisterConcern | AddToConcern | IdentifyChild, state: Intake
) -> Sequence[ConcernEvent]:
    """Answer what is asked about the content of a concern."""
    match command:
        case RegisterConcern():
            return _register(command, state)
        case AddToConcern():
            return _add(command, state)
        case IdentifyChild():
            return _identify(command, state)
        case _:
            assert_never(command)


def _register(command: RegisterConcern, state: Intake) -> Sequence[ConcernEvent]:
    unit_id = unit_of_employee(command.by)
    if _is_done_already(command, state):
        return []
    draft = _own_draft(command, state)
    child, observations = _what_it_is_about(command, draft, state)
    details = command.details or draft.details
    has_happened(command.today, *(seen.on for seen in observations), *details.dates())
    registered = ConcernRegistered(
        author_id=command.by.person_id,
        unit_id=unit_id,
        registered_on=command.today,
        child=child,
        observations=observations,
        details=details,
        sibling_concern_id=command.sibling_concern_id,
    )
    return [registered, *answered_before_registration(command.safety, command.today, state)]


def _is_done_already(command: RegisterConcern, state: Intake) -> bool:
    facts = registered_facts(state.concern)
    if facts is None:
        return False
    asker, author = command.by.person_id, facts.author_id
    refuse(AuthorDoesThis, when=asker != author, asker=asker, author=author)
    return True


def _own_draft(command: RegisterConcern, state: Intake) -> DraftContent:
    refuse(ConcernIsRegisteredFirst, when=isinstance(state.concern, DiscardedDraft))
    if not isinstance(state.concern, DraftConcern):
        return DraftContent()
    refuse(
        AuthorDoesThis,
        when=state.concern.author_id != command.by.person_id,
        asker=command.by.person_id,
        author=state.concern.author_id,
    )
    return state.concern.content


def _what_it_is_about(
    command: RegisterConcern, draft: DraftContent, state: Intake
) -> tuple[ChildConcerned, Observations]:
    child = command.child or draft.child
    observations = command.observations or draft.observations
    given: Mapping[str, bool] = {
        "child": child is not None,
        "observations": bool(observations),
        "safety": bool(command.safety or state.safeguarding.answers),
    }
    missing = [thing for thing, is_given in given.items() if not is_given]
    if missing or child is None:
        raise ConcernNeedsThreeThings(missing=", ".join(missing))
    passed(ConcernNeedsThreeThings)
    _may_be_named(child, command)
    return child, observations


def _may_be_named(child: ChildConcerned, command: RegisterConcern) -> None:
    stranger = command.by.person_id in command.people.strangers
    refuse(
        ChildOutsideTheUnitIsDescribedInWords,
        when=child.child_id is not None and (stranger or not command.people.child_is_of_unit),
        child=child.child_id,
        is_of_unit=command.people.child_is_of_unit,
    )


def _add(command: AddToConcern, state: Intake) -> Sequence[ConcernEvent]:
    known_to(command.by, undecided(state))
    has_happened(
        command.today, *(seen.on for seen in command.observations), *command.details.dates()
    )
    if not command.observations and command.details == Details():
        return []
    return [ConcernAddedTo(details=command.details, observations=command.observations)]


def _identify(command: IdentifyChild, state: Intake) -> Sequence[ConcernEvent]:
    facts = undecided(state)
    refuse(
        LeaderWhoWasToldDoesThis,
        when=not facts.is_led_by(command.by.person_id),
        asker=command.by.person_id,
    )
    refuse(
        LeaderIsNotCloseToTheChild,
        when=command.by.person_id in command.people.strangers,
        asker=command.by.person_id,
    )
    if facts.child_id == command.child_id:
        return []
    refuse(ChildIsAlreadyIdentified, when=facts.child_id is not None, child=facts.child_id)
    return [ChildIdentified(child_id=command.child_id, identified_on=command.today)]
