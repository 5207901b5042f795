from __future__ import annotations

import pytest

from services.notification.domain.codes import Audience, Channel, Happening, MessageKind
from services.notification.domain.matrix import MATRIX, Never, Nobody, Told

CONCERNS_THAT_TELL = [
    Happening.CONCERN_REGISTERED,
    Happening.CONCERN_SHARED_WITH_LEADER,
    Happening.NEXT_LEADER_ASKED,
    Happening.CONCERN_CLOSED,
]


@pytest.mark.parametrize("happening", Happening)
def test_everything_that_can_happen_has_a_row(happening: Happening) -> None:
    assert happening in MATRIX


@pytest.mark.parametrize("happening", Happening)
def test_where_nobody_is_told_the_reason_stands(happening: Happening) -> None:
    row = MATRIX[happening]
    assert not isinstance(row, Nobody) or row.because


@pytest.mark.parametrize("family", [Audience.GUARDIAN, Audience.YOUNG_PERSON])
@pytest.mark.parametrize("happening", CONCERNS_THAT_TELL)
def test_the_family_is_never_told_that_a_concern_is_on_record(
    happening: Happening, family: Audience
) -> None:
    row = MATRIX[happening]
    assert not isinstance(row, Nobody)
    assert row[family] == Never()


def test_who_registers_a_concern_gets_a_receipt_and_nobody_else_anything() -> None:
    row = MATRIX[Happening.CONCERN_REGISTERED]
    assert row == {
        Audience.EMPLOYEE: Told(MessageKind.CONCERN_ON_RECORD, Channel.INBOX),
        Audience.GUARDIAN: Never(),
        Audience.YOUNG_PERSON: Never(),
    }


@pytest.mark.requirement("R51")
@pytest.mark.parametrize(
    "happening",
    [
        Happening.EVALUATION_IN_7_DAYS,
        Happening.EVALUATION_OVERDUE_1_DAY,
        Happening.EVALUATION_OVERDUE_7_DAYS,
        Happening.EVALUATION_OVERDUE_14_DAYS,
    ],
)
def test_guardians_hear_of_an_evaluation_two_days_before_and_of_no_lateness(
    happening: Happening,
) -> None:
    row = MATRIX[happening]
    assert not isinstance(row, Nobody)
    assert row[Audience.GUARDIAN] == Never()


def test_guardians_are_reminded_two_days_before() -> None:
    row = MATRIX[Happening.EVALUATION_IN_2_DAYS]
    assert not isinstance(row, Nobody)
    assert row[Audience.GUARDIAN] == Told(MessageKind.EVALUATION_COMES, Channel.INBOX_AND_MAIL)


def test_guardians_hear_of_a_lead_only_after_acceptance() -> None:
    proposed, accepted = MATRIX[Happening.LEAD_PROPOSED], MATRIX[Happening.LEAD_ACCEPTED]
    assert not isinstance(proposed, Nobody)
    assert not isinstance(accepted, Nobody)
    assert proposed[Audience.GUARDIAN] == Never()
    assert accepted[Audience.GUARDIAN] == Told(MessageKind.LEAD_ACCEPTED, Channel.INBOX)


def test_what_is_kept_of_who_is_who_is_never_a_message() -> None:
    assert isinstance(MATRIX[Happening.GUARDIAN_RESTRICTED], Nobody)
    assert isinstance(MATRIX[Happening.ADDRESS_PROTECTION_CHANGED], Nobody)
    assert isinstance(MATRIX[Happening.CONFLICT_OF_INTEREST_CHANGED], Nobody)
