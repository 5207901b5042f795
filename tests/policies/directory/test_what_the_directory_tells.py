from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from services.directory.announcements import SAYS, announce
from services.directory.domain.child.events import (
    BirthDateCorrected,
    BirthNumberEntered,
    ChildTurned,
    ConflictLifted,
    GuardianAccessEnded,
    RestrictionLifted,
)
from services.directory.domain.codes import AccessEndedBecause
from services.directory.domain.person.events import AddressNoted, PersonRenamed, PostEnded
from services.directory.domain.unit.unit import UnitDescribed
from shared.contracts.contract import Contract
from shared.contracts.directory import ChildTurnedV1
from shared.contracts.registry import CONTRACTS
from shared.eventing.decider import Event
from shared.eventing.recorded import Cause, Recorded
from tests.rules.directory.emergencies import opened
from tests.rules.directory.people import (
    ADA,
    ADA_ENTERED,
    ADA_PLACED,
    ADA_PROTECTED,
    BERIT,
    BERIT_IS_CLOSE,
    CONTACT_BAN,
    KARI,
    KARI_ENTERED,
    SOLBAKKEN,
    THE_SYSTEM,
    TODAY,
    TOR,
    TOR_GRANTED,
    post,
    related,
    restricted,
)
from tests.rules.directory.test_describing_units import DESCRIPTION

A_SECRET = "It is nobody else's business"
NOW = datetime(2026, 1, 19, 9, tzinfo=UTC)

EVENTS: tuple[Event, ...] = (
    UnitDescribed(unit_id=SOLBAKKEN, description=DESCRIPTION),
    KARI_ENTERED,
    PersonRenamed(person_id=KARI, name="Kari Moe"),
    post(date(2024, 8, 1)),
    PostEnded(**post(date(2024, 8, 1), TODAY).model_dump()),
    AddressNoted(person_id=KARI),
    ADA_ENTERED,
    ADA_PLACED,
    ADA_PROTECTED,
    BirthNumberEntered(child_id=ADA, birth_number="01832299037"),
    BirthDateCorrected(child_id=ADA, birth_date=date(2021, 4, 5), age=4, corrected_on=TODAY),
    ChildTurned(child_id=ADA, age=4, on=date(2026, 3, 1)),
    related(TOR),
    TOR_GRANTED,
    GuardianAccessEnded(
        child_id=ADA,
        guardian_id=TOR,
        because=AccessEndedBecause.LIFTED,
        reason=A_SECRET,
        on=TODAY,
    ),
    opened(reason=A_SECRET),
    restricted(TODAY),
    RestrictionLifted(
        child_id=ADA, restriction_id=CONTACT_BAN, guardian_id=TOR, reason=A_SECRET, on=TODAY
    ),
    BERIT_IS_CLOSE,
    ConflictLifted(child_id=ADA, employee_id=BERIT, reason=A_SECRET, on=TODAY),
)


def told(event: Event) -> list[Contract]:
    recorded = Recorded(
        originator_id=UUID(int=1),
        originator_version=1,
        id=UUID(int=2),
        kind="child",
        name="child.something",
        subject_id=ADA,
        facet=event.facet(),
        event=event,
        occurred_at=NOW,
        recorded_at=NOW,
        by=THE_SYSTEM,
        ground=None,
        cause=Cause("a-test"),
    )
    return list(announce(recorded))


def test_the_directory_says_every_contract_of_its_context_and_no_other() -> None:
    own = {contract for contract in CONTRACTS.values() if contract.context == "directory"}
    assert set(SAYS) == own
    assert {type(fact) for event in EVENTS for fact in told(event)} == own


def test_no_name_number_birth_date_reason_or_kind_of_anything_close_is_told() -> None:
    said = " ".join(fact.model_dump_json() for event in EVENTS for fact in told(event))
    secrets = ("Kari", "Ada", "Solbakken", "01832299037", "2021-04-05", A_SECRET)
    kinds = ("contact-ban", "family", "relation", "lifted", "Arkiv", "arkiv")
    assert [secret for secret in (*secrets, *kinds) if secret in said] == []


def test_a_corrected_birth_date_is_told_as_an_age() -> None:
    (event,) = (event for event in EVENTS if isinstance(event, BirthDateCorrected))
    assert told(event) == [ChildTurnedV1(child_id=ADA, age=4, on=TODAY)]
