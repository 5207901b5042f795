"""Who looks at an evaluation, on which day, and in which relation."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.relations import Relation, relation_of
from services.evaluation_scheduling.domain.states import Evaluations, EvaluationState
from services.evaluation_scheduling.domain.voice_events import SAFEGUARDING, words_of
from services.evaluation_scheduling.people import people_around
from shared.contracts.codes import VoiceKind
from shared.eventing.decider import MAIN
from shared.identity.actor import Actor, Role
from shared.service.trail import Reader
from shared.who_is_who.who_is_who import WhoIsWho

Say = Callable[[str], str]
"""Says an English sentence in the reader's language."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Someone who looks: who, on which local day, in which language, and what is known then."""

    actor: Actor
    day: date
    known: WhoIsWho
    say: Say
    has_emergency_access: bool = False

    def around(self, one: EvaluationState, *persons: UUID) -> PeopleAround:
        """Tell who is around the child; ``NotKnownHereYet`` when nobody has told."""
        people = (self.actor.person_id, *persons)
        return people_around(self.known, one.about, self.day, people)

    def relation(self, one: EvaluationState) -> Relation | None:
        """Tell the relation to one evaluation; None when it does not exist for this person."""
        about, person = one.about, self.actor.person_id
        has_access = self.actor.role is Role.GUARDIAN and self.known.has_access(
            person, about.child_id, self.day
        )
        relation = relation_of(self.actor, about, self.around(one), has_access)
        return Relation.TAKES_PART if relation is None and self.has_emergency_access else relation

    def sees(self, state: Evaluations, evaluation_id: UUID) -> bool:
        """Tell whether an evaluation exists for this person."""
        one = state.each.get(evaluation_id)
        return one is not None and self.relation(one) is not None


def may_read_the_trail(state: Evaluations, reader: Reader) -> bool:
    """Let staff read the trail who have a relation to the newest evaluation."""
    return _relation(state, reader) is not None


def family_may_know(state: Evaluations, reader: Reader) -> bool:
    """Tell whether the newest evaluation exists for a guardian."""
    return _relation(state, reader) is Relation.GUARDIAN


def readable_facets(state: Evaluations, reader: Reader) -> Collection[str]:
    """Name what a reader of the trail may read: guardians' words and safety by those who run it."""
    if state.newest is None:
        return ()
    if _relation(state, reader) is not Relation.RUNS_IT:
        return (MAIN,)
    guardians = {g for one in state.each.values() for g in one.about.people(VoiceKind.GUARDIAN)}
    return (MAIN, SAFEGUARDING, *map(words_of, guardians))


def _relation(state: Evaluations, reader: Reader) -> Relation | None:
    newest = state.newest
    return _sight(newest, reader).relation(newest) if newest else None


def _sight(one: EvaluationState, reader: Reader) -> Sight:
    has_emergency_access = reader.emergency(one.about.child_id) is not None
    return Sight(reader.actor, reader.today, reader.known, str, has_emergency_access)
