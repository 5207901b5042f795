from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import pytest

from services.case_coordination.adapters.store import case_of
from services.case_coordination.domain import commands as c
from services.case_coordination.domain.states import CaseState
from services.case_coordination.main import SERVICE
from services.case_coordination.policies.when_a_follow_up_is_decided_open_a_case import (
    when_a_follow_up_is_decided_open_a_case,
)
from services.case_coordination.policies.when_an_evaluation_is_completed_open_the_outcome import (
    when_an_evaluation_is_completed_open_the_outcome,
)
from services.case_coordination.policies.when_an_evaluation_is_held_wait_for_its_outcome import (
    when_an_evaluation_is_held_wait_for_its_outcome,
)
from services.case_coordination.policies.when_an_evaluation_is_moved_keep_its_days import (
    when_an_evaluation_is_moved_keep_its_days,
)
from services.case_coordination.policies.when_an_evaluation_is_scheduled_keep_its_day import (
    when_an_evaluation_is_scheduled_keep_its_day,
)
from services.case_coordination.policies.when_guardians_are_told_later_the_case_knows import (
    when_guardians_are_told_later_the_case_knows,
)
from shared.contracts.codes import CaseLevel, NotToldBecause
from shared.contracts.concern_intake import (
    FollowUpDecidedV1,
    GuardianNotTold,
    GuardiansToldLaterV1,
)
from shared.contracts.contract import Contract
from shared.contracts.evaluation_scheduling import (
    EvaluationCompletedV1,
    EvaluationHeldV1,
    EvaluationMovedV1,
    EvaluationScheduledV1,
)
from shared.eventing.decider import Command, NotKnownHereYet
from shared.eventing.policy import Ask, Moment
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.integration.telling import enveloped
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    CONCERN,
    FEBRUARY_19,
    FIRST_EVALUATION,
    JORUNN,
    KARI,
    LISE,
    MONDAY_19,
    NORWAY,
    SOLBAKKEN,
    SYSTEM,
    TOR,
    at,
    given,
)
from tests.rules.case_coordination.solbakken import known, too_close

CASE: Final = case_of(CONCERN)
DECIDED: Final = FollowUpDecidedV1(
    concern_id=CONCERN,
    child_id=ADA,
    unit_id=SOLBAKKEN,
    author_id=KARI,
    leader_id=BERIT,
    level=CaseLevel.OWN_UNIT,
    guardians_told=(LISE, TOR),
    guardians_not_told=(),
    arisen_on=date(2025, 12, 15),
    registered_on=date(2026, 1, 12),
    leader_told_on=date(2026, 1, 12),
    guardians_told_on=date(2026, 1, 16),
    decided_on=MONDAY_19,
)


def moment(*more: Contract, on: date = MONDAY_19) -> Moment:
    return Moment(now=at(on), by=SYSTEM, days=NORWAY, known=known(*more))


def asked(asks_made: Sequence[Ask[CaseState]]) -> tuple[UUID, Command]:
    (ask,) = asks_made
    return ask.subject_id, ask.command(given().state())


def test_a_follow_up_opens_the_one_case_of_its_concern() -> None:
    subject, command = asked(when_a_follow_up_is_decided_open_a_case(DECIDED, moment()))

    assert subject == CASE
    assert command == asks.open_case(
        AROUND.model_copy(
            update={
                "employees": frozenset(),
                "strangers": frozenset({LISE, TOR}),
                "child_age": 2,
            }
        )
    )


def test_where_the_leader_is_close_to_the_child_the_next_leader_is_around() -> None:
    _, command = asked(when_a_follow_up_is_decided_open_a_case(DECIDED, moment(too_close(BERIT))))

    assert isinstance(command, c.OpenCase)
    assert command.people.leader_id == JORUNN
    assert command.people.stand_ins == frozenset()


def test_a_service_manager_too_close_to_the_child_is_not_around() -> None:
    _, command = asked(when_a_follow_up_is_decided_open_a_case(DECIDED, moment(too_close(JORUNN))))

    assert isinstance(command, c.OpenCase)
    assert command.people.service_manager_id is None


def test_a_unit_nobody_has_told_of_is_waited_for() -> None:
    early = Moment(now=at(MONDAY_19), by=SYSTEM, days=NORWAY, known=WhoIsWho(RowsInMemory()))

    with pytest.raises(NotKnownHereYet):
        asked(when_a_follow_up_is_decided_open_a_case(DECIDED, early))


def test_a_guardian_not_told_does_not_come_along_as_told() -> None:
    tor = GuardianNotTold(guardian_id=TOR, because=NotToldBecause.NOT_REACHED)
    only_lise = DECIDED.model_copy(update={"guardians_told": (LISE,), "guardians_not_told": (tor,)})
    _, command = asked(when_a_follow_up_is_decided_open_a_case(only_lise, moment()))

    assert isinstance(command, c.OpenCase)
    assert command.guardians_told == (LISE,)


def test_guardians_told_later_are_told_to_the_case_of_the_concern() -> None:
    fact = GuardiansToldLaterV1(
        concern_id=CONCERN, child_id=ADA, guardians_told=(TOR,), told_on=date(2026, 1, 21)
    )

    assert asked(when_guardians_are_told_later_the_case_knows(fact, moment())) == (
        CASE,
        c.RecordGuardiansKnow(
            **asks.heard(MONDAY_19), guardians_told=(TOR,), told_on=date(2026, 1, 21)
        ),
    )


def test_a_scheduled_evaluation_has_its_first_day() -> None:
    fact = EvaluationScheduledV1(
        evaluation_id=FIRST_EVALUATION,
        case_id=CASE,
        plan_version=1,
        due_on=FEBRUARY_19,
        lead_id=KARI,
    )
    envelope = enveloped(fact)
    heard = Moment(at(MONDAY_19), SYSTEM, NORWAY, known(), envelope)

    assert asked(when_an_evaluation_is_scheduled_keep_its_day(fact, heard)) == (
        CASE,
        c.RecordEvaluationDate(
            **asks.heard(MONDAY_19),
            evaluation_id=FIRST_EVALUATION,
            plan_version=1,
            first_due_on=FEBRUARY_19,
            due_on=FEBRUARY_19,
            as_of=envelope.sequence,
        ),
    )


def test_a_moved_evaluation_has_two_days() -> None:
    fact = EvaluationMovedV1(
        evaluation_id=FIRST_EVALUATION,
        case_id=CASE,
        first_due_on=FEBRUARY_19,
        due_on=date(2026, 3, 3),
        lead_id=KARI,
    )
    _, command = asked(when_an_evaluation_is_moved_keep_its_days(fact, moment()))

    assert isinstance(command, c.RecordEvaluationDate)
    assert (command.first_due_on, command.due_on) == (FEBRUARY_19, date(2026, 3, 3))


def test_a_held_evaluation_is_recorded_on_its_case() -> None:
    fact = EvaluationHeldV1(
        evaluation_id=FIRST_EVALUATION,
        case_id=CASE,
        plan_version=1,
        held_on=FEBRUARY_19,
        lead_id=KARI,
    )

    assert asked(when_an_evaluation_is_held_wait_for_its_outcome(fact, moment())) == (
        CASE,
        c.RecordEvaluationHeld(
            **asks.heard(MONDAY_19),
            evaluation_id=FIRST_EVALUATION,
            plan_version=1,
            held_on=FEBRUARY_19,
        ),
    )


@pytest.mark.requirement("R60")
def test_a_completed_evaluation_is_recorded_on_its_case() -> None:
    fact = EvaluationCompletedV1(
        evaluation_id=FIRST_EVALUATION,
        case_id=CASE,
        plan_version=1,
        held_on=FEBRUARY_19,
        completed_on=FEBRUARY_19,
        lead_id=KARI,
    )

    assert asked(when_an_evaluation_is_completed_open_the_outcome(fact, moment())) == (
        CASE,
        c.RecordEvaluationCompleted(
            **asks.heard(MONDAY_19),
            evaluation_id=FIRST_EVALUATION,
            plan_version=1,
            held_on=FEBRUARY_19,
            completed_on=FEBRUARY_19,
        ),
    )


def test_every_policy_has_a_durable_of_its_own() -> None:
    durables = [policy.durable for policy in SERVICE.policies]

    assert len(set(durables)) == len(durables) == 6
    assert all(durable.startswith("case-coordination--") for durable in durables)
