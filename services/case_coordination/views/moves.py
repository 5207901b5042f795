"""What may come of a case now, as those who work with it read it."""

from __future__ import annotations

from uuid import UUID

from services.case_coordination.domain.codes import Awaited, Who
from services.case_coordination.domain.commands import Asker
from services.case_coordination.domain.decisions.open_moves import OpenMove, open_moves
from services.case_coordination.domain.levels import Need
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.sentences import WHO_DECIDES
from services.case_coordination.views.shown import Shown, Status
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.decider import Refusal
from shared.languages import Language, Languages


class GateShown(Shown):
    """What is lacking, by the rule that asks for it, in the language of whoever reads."""

    need: Need
    rule: str
    sentence: str
    opens: str
    ground: str


class MoveShown(Shown):
    """A move: where it leads, who decides it, what it waits for, and which gates are shut."""

    outcome: Outcome
    to: tuple[CaseLevel, ...]
    who: Who
    who_says: str
    lead_id: UUID | None
    leader_id: UUID
    may_you: bool
    then: Awaited | None
    ground: str
    needs: tuple[Need, ...]
    shut: tuple[GateShown, ...]


class MovesShown(Shown):
    """Every move of a case from where it is; none once it is over."""

    case_id: UUID
    level: CaseLevel
    status: Status
    moves: tuple[MoveShown, ...]


def no_moves(case_id: UUID, case: ActiveCase) -> MovesShown:
    """Show that a case is over: a new worry is a new concern (R36)."""
    return MovesShown(case_id=case_id, level=case.level, status=Status.CLOSED, moves=())


def moves_shown(
    case_id: UUID, case: ActiveCase, asker: Asker, languages: Languages, language: Language
) -> MovesShown:
    """Show every move from where a case is, in a language."""
    moves = tuple(
        _move(found, case, asker, languages, language) for found in open_moves(case, asker)
    )
    return MovesShown(case_id=case_id, level=case.level, status=Status.ACTIVE, moves=moves)


def _move(
    found: OpenMove, case: ActiveCase, asker: Asker, languages: Languages, language: Language
) -> MoveShown:
    move = found.move
    return MoveShown(
        outcome=move.outcome,
        to=move.to,
        who=move.who,
        who_says=languages.say(WHO_DECIDES[move.who], language),
        lead_id=case.lead_id,
        leader_id=asker["people"].leader_id,
        may_you=found.may_asker,
        then=move.then,
        ground=move.ground.title,
        needs=move.needs,
        shut=tuple(_gate(need, refusal, languages, language) for need, refusal in found.shut),
    )


def _gate(need: Need, refusal: Refusal, languages: Languages, language: Language) -> GateShown:
    return GateShown(
        need=need,
        rule=type(refusal).__name__,
        sentence=languages.say(refusal.sentence, language, **refusal.facts),
        opens=languages.say(refusal.opens, language, **refusal.facts),
        ground=refusal.ground.title,
    )
