"""The people of Solbakken kindergarten, and what the directory tells of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from shared.contracts.codes import AddressProtection, ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ChildPlacedV1,
    ChildTurnedV1,
    ConflictOfInterestChangedV1,
    GuardianAccessEndedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    GuardianRestrictedV1,
    GuardianRestrictionLiftedV1,
    PostHeldV1,
    UnitDescribedV1,
)

SOLBAKKEN = UUID("50000000-0000-4000-8000-000000000001")
BERIT = UUID("10000000-0000-4000-8000-000000000001")
DAG = UUID("10000000-0000-4000-8000-000000000002")
INGRID = UUID("10000000-0000-4000-8000-000000000003")
MAGNE = UUID("10000000-0000-4000-8000-000000000004")
KARI = UUID("10000000-0000-4000-8000-000000000005")
ADA = UUID("20000000-0000-4000-8000-000000000001")
LISE = UUID("30000000-0000-4000-8000-000000000001")
TOR = UUID("30000000-0000-4000-8000-000000000002")
CONTACT_BAN = UUID("40000000-0000-4000-8000-000000000001")
CARE_ORDER = UUID("40000000-0000-4000-8000-000000000002")

SOLBAKKEN_IS_DESCRIBED = UnitDescribedV1(
    unit_id=SOLBAKKEN,
    kind=UnitKind.KINDERGARTEN,
    ownership=Ownership.PUBLIC,
    regime=ConfidentialityRegime.ADMIN,
    leader_id=BERIT,
    deputy_id=DAG,
    next_leader_ids=(INGRID, MAGNE),
)
SOLBAKKEN_GETS_A_NEW_LEADER = SOLBAKKEN_IS_DESCRIBED.model_copy(
    update={"leader_id": DAG, "deputy_id": None}
)
KARI_STARTS = PostHeldV1(employee_id=KARI, unit_id=SOLBAKKEN, starts_on=date(2024, 8, 1))
KARI_LEAVES = KARI_STARTS.model_copy(update={"ends_on": date(2026, 3, 31)})
ADA_IS_PLACED = ChildPlacedV1(child_id=ADA, unit_id=SOLBAKKEN, starts_on=date(2025, 8, 15), age=3)
ADA_TURNS_FOUR = ChildTurnedV1(child_id=ADA, age=4, on=date(2026, 3, 1))
ADA_IS_OF_AGE = ChildTurnedV1(child_id=ADA, age=18, on=date(2040, 3, 1))


def related(guardian: UUID) -> GuardianRelatedV1:
    return GuardianRelatedV1(
        child_id=ADA,
        guardian_id=guardian,
        has_parental_responsibility=True,
        starts_on=date(2022, 3, 1),
    )


TOR_IS_GRANTED_ACCESS = GuardianGrantedAccessV1(
    child_id=ADA, guardian_id=TOR, starts_on=date(2026, 1, 19)
)
TORS_ACCESS_ENDS = GuardianAccessEndedV1(child_id=ADA, guardian_id=TOR, on=date(2026, 2, 2))
TOR_IS_RESTRICTED = GuardianRestrictedV1(
    child_id=ADA, guardian_id=TOR, restriction_id=CONTACT_BAN, starts_on=date(2026, 2, 2)
)
TORS_RESTRICTION_IS_LIFTED = GuardianRestrictionLiftedV1(
    child_id=ADA, guardian_id=TOR, restriction_id=CONTACT_BAN, on=date(2026, 2, 20)
)
TOR_IS_RESTRICTED_BY_A_CARE_ORDER = TOR_IS_RESTRICTED.model_copy(
    update={"restriction_id": CARE_ORDER}
)
LISE_IS_PROTECTED = AddressProtectionChangedV1(
    person_id=LISE, protection=AddressProtection.STRICT, starts_on=date(2026, 1, 1)
)
LISE_IS_NO_LONGER_PROTECTED = AddressProtectionChangedV1(
    person_id=LISE, protection=AddressProtection.NONE, starts_on=date(2026, 2, 1)
)
BERIT_IS_ADAS_AUNT = ConflictOfInterestChangedV1(
    employee_id=BERIT, child_id=ADA, exists=True, starts_on=date(2026, 1, 12)
)
BERIT_IS_NO_LONGER_CLOSE = ConflictOfInterestChangedV1(
    employee_id=BERIT, child_id=ADA, exists=False, starts_on=date(2026, 2, 12)
)
