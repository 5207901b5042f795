"""One of every command, asked by any of the people, for sweeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from services.case_coordination.domain import commands as c
from services.case_coordination.domain.codes import Answer, ConsentAnswer, Deadline, SharingBasis
from shared.contracts.codes import CaseLevel, Outcome
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    AROUND,
    FEBRUARY_19,
    FIRST_EVALUATION,
    KARI,
    LISE,
    MONA,
    MONDAY_19,
    SECOND_EVALUATION,
    THURSDAY_22,
    TOR,
    employee,
    guardian,
)

Ask = Callable[[UUID], c.AnyCommand]


def _dated(_: UUID) -> c.AnyCommand:
    return c.RecordEvaluationDate(
        **asks.heard(THURSDAY_22),
        evaluation_id=FIRST_EVALUATION,
        plan_version=1,
        first_due_on=FEBRUARY_19,
        due_on=FEBRUARY_19,
        as_of=0,
    )


def _held(evaluation_id: UUID, version: int) -> Ask:
    return lambda _: c.RecordEvaluationHeld(
        **asks.heard(FEBRUARY_19),
        evaluation_id=evaluation_id,
        plan_version=version,
        held_on=FEBRUARY_19,
    )


def _completed(evaluation_id: UUID, version: int) -> Ask:
    return lambda _: c.RecordEvaluationCompleted(
        **asks.heard(FEBRUARY_19),
        evaluation_id=evaluation_id,
        plan_version=version,
        held_on=FEBRUARY_19,
        completed_on=FEBRUARY_19,
    )


EVERY: Final[Mapping[str, Ask]] = {
    "open": lambda _: asks.open_case(),
    "guardians know": lambda _: c.RecordGuardiansKnow(
        **asks.heard(THURSDAY_22), guardians_told=(LISE, TOR), told_on=THURSDAY_22
    ),
    "make concrete": lambda by: c.MakeConcernConcrete(
        **asks.who(by, MONDAY_19), concern="Ada withdraws."
    ),
    "propose Kari": lambda by: asks.propose(KARI, by=by),
    "propose Mona": lambda by: asks.propose(MONA, by=by),
    "accept": asks.accept,
    "decline": asks.decline,
    "offer": asks.offer,
    "take back": asks.take_back,
    "take back from those who left": lambda by: asks.take_back(
        by, people=AROUND.model_copy(update={"employees": frozenset({by})})
    ),
    "plan meeting": asks.plan_meeting,
    "record meeting": lambda by: asks.record_meeting(by, reason="They met at the door."),
    "approve": asks.approve,
    "agree": lambda by: asks.answer(employee(by)),
    "comment": lambda _: asks.answer(guardian(TOR), Answer.COMMENT, "Evenings are hard."),
    "start measure": asks.record_measure,
    "date evaluation": _dated,
    "hold": _held(FIRST_EVALUATION, 1),
    "complete": _completed(FIRST_EVALUATION, 1),
    "hold second": _held(SECOND_EVALUATION, 2),
    "complete second": _completed(SECOND_EVALUATION, 2),
    "continue": asks.go_on,
    "close": asks.close,
    "close on second": lambda by: asks.close(by, evaluation_id=SECOND_EVALUATION),
    "extend": asks.extend,
    "extend to two": lambda by: asks.extend(by, to=CaseLevel.MUNICIPAL_UNITS),
    "step down to one": asks.step_down,
    "step down to two": lambda by: asks.step_down(
        by, CaseLevel.MUNICIPAL_UNITS, asks.WITH_DEADLINES
    ),
    "go back": asks.go_back,
    "close fully": asks.close_fully,
    "agree to extend": asks.agree,
    "agree to close": lambda by: asks.agree(by, outcome=Outcome.CLOSE),
    "assess rights": asks.assess,
    "Lise consents": lambda _: asks.consent(LISE),
    "Tor consents": lambda _: asks.consent(TOR),
    "Tor withdraws": lambda _: asks.consent(TOR, ConsentAnswer.WITHDRAWN),
    "let in on consent": asks.let_in,
    "let in on another basis": lambda by: asks.let_in(
        by, basis=SharingBasis.OWN_TASK_NECESSARY, reason="Its own task cannot be done without."
    ),
    "end participation": asks.end,
    "ask to end": asks.ask_to_end,
    "confirm ending": lambda by: c.ConfirmEnding(**asks.who(by, THURSDAY_22)),
    "decline ending": lambda by: c.DeclineEnding(
        **asks.who(by, THURSDAY_22), reason="Think it over."
    ),
    "file": lambda by: c.FileClosingNote(
        **asks.who(by, FEBRUARY_19), where="Folder 26/114.", filed_on=date(2026, 2, 19)
    ),
    "deadlines": lambda _: c.RaiseAlerts(
        **{**asks.heard(FEBRUARY_19), "people": AROUND}, passed=tuple(Deadline)
    ),
}
"""Every command, some in more than one way."""
