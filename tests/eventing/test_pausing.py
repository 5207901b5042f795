"""How long a message waits before it comes again, and how long that is borne."""

from __future__ import annotations

from services.audit_trail.log.batch import SomethingIsMissing
from shared.eventing.consumer import PATIENCE, PAUSES, SOON, patience_with, pause_after
from shared.eventing.decider import NotKnownHereYet

OFTEN = 50


def test_pauses_grow_while_a_fact_is_waited_for() -> None:
    pauses = [pause_after(times, NotKnownHereYet("case")) for times in (1, 4, 8, OFTEN)]
    assert pauses == [0.1, 1.0, 30.0, 30.0]


def test_what_waits_for_the_one_before_it_comes_again_soon_however_often_it_came() -> None:
    assert pause_after(1, SomethingIsMissing("receipts")) == PAUSES[0]
    assert pause_after(OFTEN, SomethingIsMissing("receipts")) == SOON


def test_both_are_borne_equally_long() -> None:
    assert patience_with(NotKnownHereYet("case")) == PATIENCE
    assert patience_with(SomethingIsMissing("receipts")) * SOON == PATIENCE * max(PAUSES)
