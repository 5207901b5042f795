from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.notification.domain.codes import SuppressedBecause
from services.notification.domain.matter.commands import HearFact
from services.notification.domain.matter.decisions import matter_decider
from services.notification.domain.matter.matter import Matter
from services.notification.domain.telling import Suppress, Tell
from services.notification.policies.when_something_happens_tell_those_it_concerns import (
    POLICIES,
    NoEnvelope,
    matter_of,
    when_something_happens_tell_those_it_concerns,
)
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    ChildPlacedV1,
    ChildTurnedV1,
    ConflictOfInterestChangedV1,
    GuardianAccessEndedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    PostHeldV1,
)
from shared.contracts.envelope import Envelope
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Moment
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.policies.notification import facts
from tests.rules.notification.people import (
    ADA,
    BERIT,
    CASE,
    CONCERN,
    KARI,
    LISE,
    MONDAY,
    OLA,
    SOLBAKKEN,
    SYSTEM,
    TOR,
)

LONG_AGO = date(2025, 8, 18)
THE_DAY_BEFORE = datetime(2026, 1, 18, 9, 0, tzinfo=UTC)
AN_HOUR_LATER = datetime(2026, 1, 19, 10, 0, tzinfo=UTC)


def guardian(guardian_id: UUID) -> tuple[Contract, Contract]:
    return (
        GuardianRelatedV1(
            child_id=ADA,
            guardian_id=guardian_id,
            has_parental_responsibility=True,
            starts_on=LONG_AGO,
        ),
        GuardianGrantedAccessV1(child_id=ADA, guardian_id=guardian_id, starts_on=LONG_AGO),
    )


def posts(*people: UUID) -> list[PostHeldV1]:
    return [PostHeldV1(employee_id=one, unit_id=SOLBAKKEN, starts_on=LONG_AGO) for one in people]


def knowing(*told: Contract) -> WhoIsWho:
    ada = ChildPlacedV1(child_id=ADA, unit_id=SOLBAKKEN, starts_on=LONG_AGO, age=3)
    return WhoIsWho(RowsInMemory().hear(ada, *guardian(LISE), *guardian(TOR), *told))


EVERYONE = posts(KARI, BERIT, OLA)


def command(
    fact: Contract,
    matter: Matter,
    known: WhoIsWho,
    recorded_time: datetime = MONDAY,
    fact_id: str = "a-fact",
) -> HearFact:
    envelope = Envelope(
        id=fact_id,
        type=fact.type_name(),
        source="urn:stafett:no9999:test",
        subject="test",
        sequence=1,
        time=MONDAY,
        recorded_time=recorded_time,
        correlation_id="test",
    )
    moment = Moment(now=MONDAY, by=SYSTEM, days=facts.DAYS, known=known, envelope=envelope)
    (ask,) = when_something_happens_tell_those_it_concerns(fact, moment)
    asked = ask.command(matter)
    assert isinstance(asked, HearFact)
    return asked


def after(asked: HearFact, matter: Matter) -> Matter:
    for event in matter_decider.decide(asked, matter):
        matter = matter_decider.evolve(matter, event)
    return matter


def told(asked: HearFact) -> set[UUID]:
    return {one.telling.person_id for one in asked.judged if isinstance(one.telling, Tell)}


def held_back(asked: HearFact) -> set[tuple[UUID, SuppressedBecause]]:
    found = [one.telling for one in asked.judged if isinstance(one.telling, Suppress)]
    return {(one.person_id, one.because) for one in found}


def open_case(known: WhoIsWho) -> Matter:
    return after(command(facts.opened, Matter(), known, THE_DAY_BEFORE), Matter())


def test_each_contract_has_a_durable_of_its_own() -> None:
    assert len({policy.durable for policy in POLICIES}) == len(POLICIES)


def test_a_fact_is_about_its_concern_or_its_case() -> None:
    assert matter_of(facts.registered) == CONCERN
    assert matter_of(facts.scheduled) == CASE


def test_of_a_new_case_the_leader_and_the_guardian_who_was_told_hear() -> None:
    asked = command(facts.opened, Matter(), knowing(*EVERYONE))
    assert told(asked) == {BERIT, LISE}
    assert held_back(asked) == {
        (TOR, SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON),
        (ADA, SuppressedBecause.CHILD_HAS_NO_DOOR_OF_ITS_OWN),
    }


def test_what_comes_before_its_case_is_heard_again_later() -> None:
    with pytest.raises(NotKnownHereYet):
        command(facts.meeting, Matter(), knowing(*EVERYONE))


def test_a_case_of_a_child_nobody_has_told_of_is_heard_again_later() -> None:
    nobody = WhoIsWho(RowsInMemory())
    with pytest.raises(NotKnownHereYet):
        command(facts.opened, Matter(), nobody)


def test_an_employee_without_a_post_is_not_known() -> None:
    known = knowing(*posts(KARI))
    assert (BERIT, SuppressedBecause.PERSON_UNKNOWN) in held_back(
        command(facts.opened, Matter(), known)
    )


def test_a_leader_entered_as_close_to_the_child_is_told_nothing() -> None:
    close = ConflictOfInterestChangedV1(
        employee_id=BERIT, child_id=ADA, exists=True, starts_on=LONG_AGO
    )
    asked = command(facts.opened, Matter(), knowing(*EVERYONE, close))
    assert (BERIT, SuppressedBecause.STRANGER_TO_THE_CHILD) in held_back(asked)


def test_a_guardian_under_a_restriction_is_told_nothing() -> None:
    banned = GuardianRestrictedV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO)
    asked = command(facts.opened, Matter(), knowing(*EVERYONE, banned))
    assert (LISE, SuppressedBecause.GUARDIAN_RESTRICTED) in held_back(asked)


def test_a_guardian_whose_access_has_ended_is_told_nothing() -> None:
    ended = GuardianAccessEndedV1(child_id=ADA, guardian_id=LISE, on=LONG_AGO)
    asked = command(facts.opened, Matter(), knowing(*EVERYONE, ended))
    assert (LISE, SuppressedBecause.GUARDIAN_WITHOUT_GRANT) in held_back(asked)


def test_a_young_person_of_15_has_an_inbox_of_their_own() -> None:
    fifteen = ChildTurnedV1(child_id=ADA, age=15, on=date(2026, 1, 1))
    assert ADA in told(command(facts.opened, Matter(), knowing(*EVERYONE, fifteen)))


def test_a_meeting_told_after_the_talk_but_heard_before_it_reaches_the_guardian_after_all() -> None:
    known = knowing(*EVERYONE)
    meeting = command(facts.meeting, open_case(known), known, AN_HOUR_LATER, "meeting")
    assert (TOR, SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON) in held_back(meeting)
    matter = after(meeting, open_case(known))
    talk = command(facts.guardians_know, matter, known, MONDAY, "talk")
    assert [one.fact_id for one in talk.judged if one.telling.person_id == TOR] == [
        "talk",
        "meeting",
    ]


def test_what_was_told_before_the_talk_is_not_told_after_it() -> None:
    known = knowing(*EVERYONE)
    meeting = command(facts.meeting, open_case(known), known, MONDAY, "meeting")
    matter = after(meeting, open_case(known))
    talk = command(facts.guardians_know, matter, known, AN_HOUR_LATER, "talk")
    assert [one.fact_id for one in talk.judged if one.telling.person_id == TOR] == ["talk"]


def test_a_fact_without_its_envelope_is_not_heard() -> None:
    moment = Moment(now=MONDAY, by=SYSTEM, days=facts.DAYS, known=knowing())
    with pytest.raises(NoEnvelope):
        when_something_happens_tell_those_it_concerns(facts.opened, moment)
