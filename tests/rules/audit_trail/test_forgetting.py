"""A child is forgotten by two together, from elsewhere, when its time is over; or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from services.audit_trail.domain import events as e
from services.audit_trail.domain import refusals as r
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.commands import (
    NoteErasureCarriedOut,
    NoteUnit,
    WithdrawErasure,
)
from services.audit_trail.domain.documents import Document
from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Actor
from tests.rules.audit_trail.forgetting import (
    A_CASE,
    A_CONCERN,
    ARCHIVE,
    CARRIED_OUT,
    CASE,
    CONCERN,
    ELI,
    ELSES,
    ERASURE,
    GRANLI,
    HELD,
    IN_SOLBAKKEN,
    KARI,
    LIFTED,
    NOON,
    OLAV,
    SOLBAKKEN,
    STREAM,
    approve,
    approved,
    given,
    on_record,
    propose,
    proposed,
)

WRONG = Because.WRONG_CHILD


def test_one_proposes_and_the_other_approves() -> None:
    given(IN_SOLBAKKEN).when(propose()).then(proposed())
    given(IN_SOLBAKKEN, proposed()).when(approve()).then(approved())


def test_nobody_else_proposes_approves_or_withdraws() -> None:
    rule = r.OnlyArchivistAndOfficerForget
    given(IN_SOLBAKKEN).when(propose(by=KARI)).then_refused(rule)
    given(IN_SOLBAKKEN, proposed()).when(approve(by=KARI)).then_refused(rule)
    withdraw = WithdrawErasure(by=KARI, now=NOON, erasure_id=ERASURE)
    given(IN_SOLBAKKEN, proposed()).when(withdraw).then_refused(rule)


@pytest.mark.parametrize(
    "by",
    [
        ELI,
        ELI.model_copy(update={"person_id": OLAV.person_id}),
        OLAV.model_copy(update={"person_id": ELI.person_id}),
    ],
    ids=["the same person", "another archivist", "the same person in the other role"],
)
def test_the_other_is_another_person_in_the_other_role(by: Actor) -> None:
    given(IN_SOLBAKKEN, proposed()).when(approve(by=by)).then_refused(r.TwoPersonsForgetTogether)


def test_neither_comes_from_a_unit_that_has_had_the_child() -> None:
    rule = r.NobodyForgetsAChildOfTheirUnit
    own = on_record(units=(ARCHIVE, SOLBAKKEN))
    given(IN_SOLBAKKEN).when(propose(known=own)).then_refused(rule)
    given(IN_SOLBAKKEN, proposed()).when(approve(known=own)).then_refused(rule)


def test_a_unit_that_is_heard_of_after_the_proposal_counts_too() -> None:
    history = (IN_SOLBAKKEN, proposed(units=(GRANLI,)), e.UnitNoted(unit_id=GRANLI))
    given(*history).when(approve()).then_refused(r.NobodyForgetsAChildOfTheirUnit)


def test_nothing_is_decided_before_it_is_known_which_units_had_the_child() -> None:
    with pytest.raises(NotKnownHereYet):
        given().when(propose()).events()


def test_a_unit_is_noted_once() -> None:
    note = NoteUnit(by=KARI, now=NOON, unit_id=SOLBAKKEN)
    given().when(note).then(IN_SOLBAKKEN)
    given(IN_SOLBAKKEN).when(note).then_nothing()


def test_without_a_rule_everything_is_kept_for_good() -> None:
    rule = r.WhatNoRuleNamesIsKeptForGood
    empty = on_record(rules=())
    given(IN_SOLBAKKEN).when(propose(known=empty)).then_refused(rule)
    given(IN_SOLBAKKEN, proposed()).when(approve(known=empty)).then_refused(rule)


def test_nothing_is_forgotten_before_its_time() -> None:
    early = on_record(today=date(2025, 6, 14))
    given(IN_SOLBAKKEN).when(propose(known=early)).then_refused(r.NothingIsForgottenBeforeItsTime)
    in_time = on_record(today=date(2025, 6, 15))
    given(IN_SOLBAKKEN).when(propose(known=in_time)).then(proposed())


def test_nothing_is_forgotten_under_legal_hold() -> None:
    rule = r.NothingIsForgottenUnderLegalHold
    given(IN_SOLBAKKEN, HELD).when(propose()).then_refused(rule)
    given(IN_SOLBAKKEN, proposed(), HELD).when(approve()).then_refused(rule)
    given(IN_SOLBAKKEN, proposed(), HELD, LIFTED).when(approve()).then(approved())


def test_the_archive_has_what_it_is_to_have_first() -> None:
    unfiled = {name: day for name, day in A_CASE.last.items() if name != "case.closing-note-filed"}
    pending = on_record(documents=(Document(covered=CASE, last=unfiled), A_CONCERN))
    given(IN_SOLBAKKEN).when(propose(known=pending)).then_refused(r.TheArchiveComesFirst)
    given(IN_SOLBAKKEN, proposed()).when(approve(known=pending)).then_refused(
        r.TheArchiveComesFirst
    )


def test_a_case_that_was_closed_again_is_filed_again() -> None:
    again = {**A_CASE.last, "case.closed": date(2015, 7, 1)}
    pending = on_record(documents=(Document(covered=CASE, last=again), A_CONCERN))
    given(IN_SOLBAKKEN).when(propose(known=pending)).then_refused(r.TheArchiveComesFirst)


def test_a_concern_about_the_wrong_child_is_closed_without_a_rule() -> None:
    empty = on_record(rules=(), documents=(A_CASE, A_CONCERN))
    one = proposed(because=WRONG, covers=CONCERN)
    given(IN_SOLBAKKEN).when(propose(because=WRONG, covers=CONCERN, known=empty)).then(one)
    events = given(IN_SOLBAKKEN, one).when(approve(known=empty, keys=STREAM)).events()
    assert [(type(each), getattr(each, "covers", None)) for each in events] == [
        (e.ErasureApproved, CONCERN)
    ]
    assert [getattr(each, "keys", None) for each in events] == [STREAM]


@pytest.mark.parametrize("covers", [None, ELSES], ids=["no record", "another child's record"])
def test_a_wrong_child_is_said_of_one_record_of_this_child(covers: object) -> None:
    asked = propose(because=WRONG).model_copy(update={"covers": covers})
    given(IN_SOLBAKKEN).when(asked).then_refused(r.AWrongChildIsSaidOfOneRecord)


def test_a_hold_keeps_also_what_is_about_the_wrong_child() -> None:
    asked = propose(because=WRONG, covers=CONCERN)
    given(IN_SOLBAKKEN, HELD).when(asked).then_refused(r.NothingIsForgottenUnderLegalHold)


def test_what_is_withdrawn_cannot_be_approved() -> None:
    withdraw = WithdrawErasure(by=OLAV, now=NOON, erasure_id=ERASURE)
    withdrawn = e.ErasureWithdrawn(erasure_id=ERASURE)
    given(IN_SOLBAKKEN, proposed()).when(withdraw).then(withdrawn)
    given(IN_SOLBAKKEN, proposed(), withdrawn).when(approve()).then_refused(r.ThereIsNoSuchProposal)


def test_what_nobody_proposed_is_not_approved() -> None:
    given(IN_SOLBAKKEN).when(approve()).then_refused(r.ThereIsNoSuchProposal)


def test_what_was_decided_is_carried_out_once() -> None:
    done = NoteErasureCarriedOut(by=KARI, now=NOON, erasure_id=ERASURE)
    decided = (IN_SOLBAKKEN, proposed(), approved())
    given(*decided).when(done).then(CARRIED_OUT)
    given(*decided, CARRIED_OUT).when(done).then_nothing()
    given(IN_SOLBAKKEN, proposed()).when(done).then_nothing()


def test_to_ask_again_is_nothing_new() -> None:
    decided = (IN_SOLBAKKEN, proposed(), approved())
    given(*decided).when(approve()).then_nothing()
    given(*decided, CARRIED_OUT).when(approve()).then_nothing()
    given(IN_SOLBAKKEN, proposed()).when(propose()).then_nothing()
