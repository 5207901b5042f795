"""How what was said is added up, voice by voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from services.evaluation_scheduling.domain import voice_events as e
from services.evaluation_scheduling.domain.states import Answered, Heard, NotAsked

AboutTheChild: TypeAlias = e.ChildHeard | e.ChildNotAsked | e.SafetyAnswered


def heard_after(heard: Heard, event: e.AnAnswer) -> Heard:
    """Add one thing that was said to what has been heard."""
    match event:
        case e.EmployeeAnswered(person_id=person):
            said = Answered(event.answers, event.written_by)
            return replace(heard, employees={**heard.employees, person: said})
        case e.GuardianAnswered(person_id=person):
            said = Answered(event.answers, event.written_by)
            return replace(heard, guardians={**heard.guardians, person: said})
        case e.OwnWordsShown(person_id=person):
            return replace(heard, shown=heard.shown | {person})
        case e.OwnWordsWithheld(person_id=person):
            return replace(heard, shown=heard.shown - {person})
        case e.VoiceNotHeard(person_id=person, because=because):
            return replace(heard, silent={**heard.silent, person: because})
        case _:
            return _about_the_child(heard, event)


def _about_the_child(heard: Heard, event: AboutTheChild) -> Heard:
    match event:
        case e.ChildHeard(view=view, answers=answers):
            return replace(heard, child=(*heard.child, (view, answers)))
        case e.ChildNotAsked(reason=reason, ask_on=ask_on):
            return replace(heard, child_not_asked=NotAsked(reason, ask_on))
        case e.SafetyAnswered(answer=answer):
            return replace(heard, safety=answer)
        case _:
            assert_never(event)
