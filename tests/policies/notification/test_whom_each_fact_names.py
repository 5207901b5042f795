from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.notification.domain.codes import Audience, Channel, Happening, MessageKind
from services.notification.domain.matrix import MATRIX, Never, Nobody, Told
from services.notification.domain.telling import Guardian, Named, Suppress, Tell, who_is_told
from services.notification.policies.who_is_named import HAPPENINGS, NAMED
from shared.contracts.codes import Alert
from shared.contracts.contract import Contract
from shared.contracts.directory import EmergencyAccessOpenedV1
from shared.contracts.evaluation_scheduling import EvaluationAlertRaisedV1
from shared.contracts.registry import CONTRACTS
from shared.eventing.streams import AUDIT_TRAIL
from tests.policies.notification import facts
from tests.rules.notification.people import (
    ADA,
    AROUND,
    BERIT,
    CASE,
    EVALUATION,
    KARI,
    LISE,
    OLA,
    TOR,
    tor_is,
)

HEARD = [one for one in CONTRACTS.values() if one.context != AUDIT_TRAIL]
"""What the log tells is for every service's memory, and no news for anybody."""


@pytest.mark.parametrize("contract", HEARD)
def test_every_contract_has_a_row(contract: type[Contract]) -> None:
    assert contract in HAPPENINGS.rows()
    assert contract in NAMED.rows()


@pytest.mark.parametrize("alert", Alert)
def test_every_alert_is_in_the_matrix(alert: Alert) -> None:
    assert Happening(alert)


def told_of(fact: Contract) -> set[str]:
    judged = who_is_told(HAPPENINGS.read(fact, None), NAMED.read(fact, AROUND), AROUND)
    names = {KARI: "Kari", BERIT: "Berit", OLA: "Ola", LISE: "Lise", TOR: "Tor", ADA: "Ada"}
    return {names[one.person_id] for one in judged if isinstance(one, Tell)}


def test_of_a_registered_concern_its_author_is_told() -> None:
    assert told_of(facts.registered) == {"Kari"}


def test_of_a_shared_concern_the_leader_is_told() -> None:
    assert told_of(facts.shared) == {"Berit"}


def test_of_a_new_case_its_holder_and_the_guardians_are_told() -> None:
    assert told_of(facts.opened) == {"Berit", "Lise", "Tor"}


def test_of_a_proposal_the_one_proposed_and_the_holder_are_told() -> None:
    assert told_of(facts.ola_proposed) == {"Ola", "Berit"}


def test_of_a_new_lead_everyone_is_told() -> None:
    assert told_of(facts.kari_accepted) == {"Kari", "Berit", "Lise", "Tor"}


def test_to_a_meeting_those_are_asked_who_are_named() -> None:
    assert told_of(facts.meeting) == {"Kari", "Lise", "Tor"}


def test_of_the_minutes_all_voices_are_told() -> None:
    assert told_of(facts.plan) == {"Kari", "Berit", "Ola", "Lise", "Tor"}


def test_who_was_told_later_hears_of_it_and_the_other_guardian_does_not() -> None:
    assert told_of(facts.guardians_know) == {"Kari", "Tor"}


def test_of_the_end_the_lead_hears_that_a_note_is_left_to_file() -> None:
    assert told_of(facts.closed) == {"Kari"}


def test_a_guardian_not_yet_told_is_named_with_the_reason() -> None:
    around = tor_is(Guardian(is_granted=True, was_told=False))
    judged = who_is_told(Happening.CASE_OPENED, NAMED.read(facts.opened, around), around)
    assert [one.person_id for one in judged if isinstance(one, Suppress)] == [TOR, ADA]


def test_an_alert_names_the_staff_it_is_for() -> None:
    alert = EvaluationAlertRaisedV1(
        evaluation_id=EVALUATION,
        case_id=CASE,
        alert=Alert.EVALUATION_OVERDUE_7_DAYS,
        tells=(BERIT,),
        due_on=date(2026, 3, 4),
        raised_on=date(2026, 3, 11),
    )
    assert HAPPENINGS.read(alert, None) is Happening.EVALUATION_OVERDUE_7_DAYS
    assert NAMED.read(alert, AROUND) == (Named(BERIT, Audience.STAFF_THE_ALERT_NAMES),)


def test_of_emergency_access_those_are_told_at_once_who_answer_for_it() -> None:
    opened = EmergencyAccessOpenedV1(
        child_id=ADA,
        emergency_id=UUID(int=77),
        employee_id=OLA,
        opened_at=datetime(2026, 1, 19, 9, tzinfo=UTC),
        until=datetime(2026, 1, 19, 10, tzinfo=UTC),
        tells=(BERIT, KARI),
    )
    assert told_of(opened) == {"Berit", "Kari"}
    told = MATRIX[Happening.EMERGENCY_ACCESS_OPENED]
    assert not isinstance(told, Nobody)
    assert told[Audience.STAFF_THE_ALERT_NAMES] == Told(
        MessageKind.EMERGENCY_ACCESS_OPENED, Channel.INBOX_AND_MAIL
    )
    assert told[Audience.GUARDIAN] == Never()
