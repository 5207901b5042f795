"""A hold is set and lifted by those who answer for the child's units, and says why."""

from __future__ import annotations

from services.audit_trail.domain.refusals import LeadersAndTheOfficerHold
from tests.rules.audit_trail.forgetting import (
    BERIT,
    ELI,
    HELD,
    IN_SOLBAKKEN,
    KARI,
    LIFTED,
    OLAV,
    given,
    hold,
    lift,
)


def test_a_leader_sets_a_hold_and_the_officer_lifts_it() -> None:
    given(IN_SOLBAKKEN).when(hold(BERIT)).then(HELD)
    given(IN_SOLBAKKEN, HELD).when(lift(OLAV)).then(LIFTED)


def test_others_set_and_lift_none() -> None:
    given(IN_SOLBAKKEN).when(hold(KARI)).then_refused(LeadersAndTheOfficerHold)
    given(IN_SOLBAKKEN).when(hold(ELI)).then_refused(LeadersAndTheOfficerHold)
    given(IN_SOLBAKKEN, HELD).when(lift(KARI)).then_refused(LeadersAndTheOfficerHold)


def test_a_hold_is_set_and_lifted_once() -> None:
    given(IN_SOLBAKKEN, HELD).when(hold(OLAV)).then_nothing()
    given(IN_SOLBAKKEN, HELD, LIFTED).when(hold(OLAV)).then_nothing()
    given(IN_SOLBAKKEN, HELD, LIFTED).when(lift(OLAV)).then_nothing()
