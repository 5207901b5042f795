"""What is known of the people around a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.directory.domain.codes import Relation, RestrictionKind


@dataclass(frozen=True, slots=True)
class GuardianRelation:
    """A guardian, as the register tells; both days are included."""

    guardian_id: UUID
    relation: Relation
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None

    def holds(self, on: date) -> bool:
        """Tell whether they are a guardian that day."""
        return self.starts_on <= on and not self.is_over(on)

    def is_over(self, on: date) -> bool:
        """Tell whether the last day lies behind."""
        return self.ends_on is not None and self.ends_on < on

    @property
    def can_have_access(self) -> bool:
        """Tell whether access can be given: with parental responsibility, or the daily care.

        A parent without responsibility asks for information instead (C9).
        """
        return self.has_parental_responsibility or self.relation is not Relation.PARENT


@dataclass(frozen=True, slots=True)
class Restriction:
    """What keeps a guardian from what is shared; both days are included."""

    restriction_id: UUID
    guardian_id: UUID
    kind: RestrictionKind
    starts_on: date
    ends_on: date | None
    is_lifted: bool = False

    def held(self, since: date, until: date) -> bool:
        """Tell whether it kept the guardian out on any of these days, both included."""
        return self.holds_after(since) and self.starts_on <= until

    def holds_after(self, since: date) -> bool:
        """Tell whether it keeps the guardian out on that day or any later one."""
        return not self.is_lifted and (self.ends_on is None or since <= self.ends_on)
