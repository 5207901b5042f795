"""Whatever is asked of whichever state, an answer comes; and what was accepted replays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as some

from services.audit_trail.domain import events as e
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.commands import (
    AnyCommand,
    NoteErasureCarriedOut,
    NoteUnit,
    WithdrawErasure,
)
from services.audit_trail.domain.decider import forgetting_decider as decider
from services.audit_trail.domain.states import Approved, CarriedOut, Forgetting, Proposed
from shared.eventing.decider import NotKnownHereYet, Refusal
from tests.rules.audit_trail.forgetting import (
    ARCHIVE,
    BERIT,
    CARRIED_OUT,
    CONCERN,
    ELI,
    ERASURE,
    HELD,
    IN_SOLBAKKEN,
    KARI,
    LIFTED,
    NOON,
    OLA,
    OLAV,
    SOLBAKKEN,
    approve,
    approved,
    hold,
    lift,
    on_record,
    propose,
    proposed,
)

HISTORIES: Final[dict[str, Sequence[e.AnyEvent]]] = {
    "nothing known": (),
    "a unit known": (IN_SOLBAKKEN,),
    "held": (IN_SOLBAKKEN, HELD),
    "no longer held": (IN_SOLBAKKEN, HELD, LIFTED),
    "proposed": (IN_SOLBAKKEN, proposed()),
    "withdrawn": (IN_SOLBAKKEN, proposed(), e.ErasureWithdrawn(erasure_id=ERASURE)),
    "approved": (IN_SOLBAKKEN, proposed(), approved()),
    "carried out": (IN_SOLBAKKEN, proposed(), approved(), CARRIED_OUT),
}

WRONG: Final = propose(because=Because.WRONG_CHILD, covers=CONCERN, known=on_record(rules=()))

COMMANDS: Final[dict[str, AnyCommand]] = {
    "note a unit": NoteUnit(by=KARI, now=NOON, unit_id=SOLBAKKEN),
    "note another unit": NoteUnit(by=KARI, now=NOON, unit_id=ARCHIVE),
    "set a hold": hold(BERIT),
    "lift a hold": lift(OLAV),
    "propose": propose(),
    "propose as officer": propose(by=OLA),
    "propose to close one": WRONG,
    "propose without a rule": propose(known=on_record(rules=())),
    "approve": approve(),
    "approve as archivist": approve(by=ELI),
    "approve from their unit": approve(known=on_record(units=(SOLBAKKEN,))),
    "withdraw": WithdrawErasure(by=ELI, now=NOON, erasure_id=ERASURE),
    "note that it is done": NoteErasureCarriedOut(by=KARI, now=NOON, erasure_id=ERASURE),
}


def answered(command: AnyCommand, state: Forgetting) -> Sequence[e.AnyEvent]:
    try:
        return decider.decide(command, state)
    except (Refusal, NotKnownHereYet):
        return ()


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_pair_is_decided(history: str, command: str) -> None:
    state = decider.state(HISTORIES[history])
    for event in answered(COMMANDS[command], state):
        assert decider.evolve(state, event) != state


@whatever(some.lists(some.sampled_from(sorted(COMMANDS)), max_size=14))
@settings(max_examples=300, deadline=None)
def test_two_persons_stand_behind_whatever_was_forgotten(asked: list[str]) -> None:
    history: list[e.AnyEvent] = []
    for name in asked:
        history.extend(answered(COMMANDS[name], decider.state(history)))
    forgetting = decider.state(history)
    for erasure in forgetting.erasures.values():
        match erasure:
            case Approved(proposed=one, by=other) | CarriedOut(Approved(proposed=one, by=other)):
                assert isinstance(one, Proposed)
                assert one.by != other
                assert not one.units & {SOLBAKKEN}
            case _:
                pass
    held = [event for event in history if isinstance(event, e.HoldSet | e.ErasureApproved)]
    lifted = any(isinstance(event, e.HoldLifted) for event in history)
    kinds = [type(event) for event in held]
    assert kinds != [e.HoldSet, e.ErasureApproved] or lifted
