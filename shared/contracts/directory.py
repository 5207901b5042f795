"""What the directory tells: who is who, in ids and codes, and what others' gates need to know."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from shared.contracts.codes import AddressProtection, ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract


class _FromDirectory(Contract):
    context = "directory"


class UnitDescribedV1(_FromDirectory):
    """A unit as it now is. ``next_leader_ids`` goes upwards and ends with the service manager."""

    name = "unit-described"

    unit_id: UUID
    kind: UnitKind
    ownership: Ownership
    regime: ConfidentialityRegime
    leader_id: UUID
    deputy_id: UUID | None = None
    next_leader_ids: tuple[UUID, ...] = ()


class PostHeldV1(_FromDirectory):
    """An employee has a post in a unit from a day, and until a day if an end is known."""

    name = "post-held"

    employee_id: UUID
    unit_id: UUID
    starts_on: date
    ends_on: date | None = None


class ChildPlacedV1(_FromDirectory):
    """A child belongs to a unit from a day on; ``age`` is in whole years that day."""

    name = "child-placed"

    child_id: UUID
    unit_id: UUID
    starts_on: date
    age: int


class ChildTurnedV1(_FromDirectory):
    """A child has a birthday: the age, never the birth date."""

    name = "child-turned"

    child_id: UUID
    age: int
    on: date


class GuardianRelatedV1(_FromDirectory):
    """A register says that a person is a child's guardian. That alone gives no access (B58)."""

    name = "guardian-related"

    child_id: UUID
    guardian_id: UUID
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None = None


class GuardianGrantedAccessV1(_FromDirectory):
    """A guardian was given access to what concerns the child, after someone had checked."""

    name = "guardian-granted-access"

    child_id: UUID
    guardian_id: UUID
    starts_on: date
    ends_on: date | None = None


class GuardianAccessEndedV1(_FromDirectory):
    """A guardian's access has ended, at once."""

    name = "guardian-access-ended"

    child_id: UUID
    guardian_id: UUID
    on: date


class GuardianRestrictedV1(_FromDirectory):
    """Something, such as a care order or a contact ban, keeps a guardian from what is shared.

    ``restriction_id`` tells one restriction from another: more than one may hold at a time.
    """

    name = "guardian-restricted"

    child_id: UUID
    guardian_id: UUID
    restriction_id: UUID | None = None
    starts_on: date
    ends_on: date | None = None


class GuardianRestrictionLiftedV1(_FromDirectory):
    """A restriction no longer holds. What it closed does not open by itself."""

    name = "guardian-restriction-lifted"

    child_id: UUID
    guardian_id: UUID
    restriction_id: UUID | None = None
    on: date


class AddressProtectionChangedV1(_FromDirectory):
    """A person's whereabouts are protected, or no longer protected, from a day on."""

    name = "address-protection-changed"

    person_id: UUID
    protection: AddressProtection
    starts_on: date


class ConflictOfInterestChangedV1(_FromDirectory):
    """An employee is too close to a child (guardian, family, friend) to be no stranger."""

    name = "conflict-of-interest-changed"

    employee_id: UUID
    child_id: UUID
    exists: bool
    starts_on: date


class EmergencyAccessOpenedV1(_FromDirectory):
    """An employee may read about one child as a colleague of its case does, for a short time.

    ``tells`` names those who answer for it: the data protection officers, and a leader of the
    child's unit who is neither the one who opened it nor too close to the child.
    """

    name = "emergency-access-opened"

    child_id: UUID
    emergency_id: UUID
    employee_id: UUID
    opened_at: datetime
    until: datetime
    tells: tuple[UUID, ...] = ()
