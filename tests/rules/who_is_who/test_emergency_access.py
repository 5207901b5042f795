from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from shared.contracts.codes import AddressProtection
from shared.contracts.contract import Contract
from shared.contracts.directory import AddressProtectionChangedV1, EmergencyAccessOpenedV1
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.who_is_who.people import ADA, ADA_IS_PLACED, BERIT, BERIT_IS_ADAS_AUNT, KARI

EMERGENCY = UUID("60000000-0000-4000-8000-000000000001")
ANOTHER = UUID("60000000-0000-4000-8000-000000000002")
NINE = datetime(2026, 1, 19, 9, tzinfo=UTC)
A_MINUTE_TO_TEN = datetime(2026, 1, 19, 9, 59, tzinfo=UTC)
TEN = datetime(2026, 1, 19, 10, tzinfo=UTC)
ELEVEN = datetime(2026, 1, 19, 11, tzinfo=UTC)

ADA_IS_NOT_PROTECTED = AddressProtectionChangedV1(
    person_id=ADA, protection=AddressProtection.NONE, starts_on=date(2025, 8, 15)
)
ADA_IS_PROTECTED = ADA_IS_NOT_PROTECTED.model_copy(
    update={"protection": AddressProtection.STRICT, "starts_on": date(2026, 1, 19)}
)
BERIT_OPENS = EmergencyAccessOpenedV1(
    child_id=ADA, emergency_id=EMERGENCY, employee_id=BERIT, opened_at=NINE, until=TEN
)
BERIT_OPENS_AGAIN = BERIT_OPENS.model_copy(
    update={"emergency_id": ANOTHER, "opened_at": A_MINUTE_TO_TEN, "until": ELEVEN}
)


def known(*told: Contract) -> WhoIsWho:
    return WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, ADA_IS_NOT_PROTECTED, *told))


def test_nobody_has_it_before_it_is_opened() -> None:
    assert known().emergency(BERIT, ADA, NINE) is None


@pytest.mark.parametrize(("now", "found"), [(A_MINUTE_TO_TEN, EMERGENCY), (TEN, None)])
def test_it_holds_until_its_time_is_over(now: datetime, found: UUID | None) -> None:
    assert known(BERIT_OPENS).emergency(BERIT, ADA, now) == found


def test_it_is_for_the_one_who_opened_it_alone() -> None:
    assert not known(BERIT_OPENS).has_emergency_access(KARI, ADA, NINE)


def test_opened_anew_it_holds_longer_under_the_new_reason() -> None:
    assert known(BERIT_OPENS, BERIT_OPENS_AGAIN).emergency(BERIT, ADA, TEN) == ANOTHER


def test_a_child_that_is_protected_meanwhile_closes_at_once() -> None:
    assert not known(BERIT_OPENS, ADA_IS_PROTECTED).has_emergency_access(BERIT, ADA, NINE)


def test_a_child_of_whom_nobody_has_told_whether_it_is_protected_stays_closed() -> None:
    untold = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, BERIT_OPENS))
    assert not untold.has_emergency_access(BERIT, ADA, NINE)


def test_whoever_turns_out_to_be_close_to_the_child_reads_no_more() -> None:
    assert not known(BERIT_OPENS, BERIT_IS_ADAS_AUNT).has_emergency_access(BERIT, ADA, NINE)
