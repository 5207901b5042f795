"""What a fact changes in the row of a person."""

from __future__ import annotations

from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ConflictOfInterestChangedV1,
    GuardianRelatedV1,
    PostHeldV1,
)
from shared.who_is_who.rows import (
    ConflictFact,
    PersonRow,
    PostFact,
    ProtectionFact,
    RelationFact,
    newest,
)


def post_held(row: PersonRow, told: PostHeldV1, sequence: int) -> PersonRow:
    """Remember a post; the same unit and first day told again is the same post."""
    post = PostFact(
        sequence=sequence, unit_id=told.unit_id, starts_on=told.starts_on, ends_on=told.ends_on
    )
    place = f"{told.unit_id}/{told.starts_on.isoformat()}"
    return row.model_copy(update={"posts": newest(row.posts, place, post)})


def protection_changed(
    row: PersonRow, told: AddressProtectionChangedV1, sequence: int
) -> PersonRow:
    """Remember how a person's whereabouts are protected from a day on."""
    protection = ProtectionFact(
        sequence=sequence, protection=told.protection, starts_on=told.starts_on
    )
    protections = newest(row.protections, told.starts_on.isoformat(), protection)
    return row.model_copy(update={"protections": protections})


def guardian_related(row: PersonRow, told: GuardianRelatedV1, sequence: int) -> PersonRow:
    """Remember whose guardian a person is."""
    relation = RelationFact(
        sequence=sequence,
        has_parental_responsibility=told.has_parental_responsibility,
        starts_on=told.starts_on,
        ends_on=told.ends_on,
    )
    return row.model_copy(update={"wards": newest(row.wards, str(told.child_id), relation)})


def conflict_changed(row: PersonRow, told: ConflictOfInterestChangedV1, sequence: int) -> PersonRow:
    """Remember to which child an employee is, or is no longer, a stranger."""
    conflict = ConflictFact(sequence=sequence, exists=told.exists, starts_on=told.starts_on)
    conflicts = newest(row.conflicts, str(told.child_id), conflict)
    return row.model_copy(update={"conflicts": conflicts})
