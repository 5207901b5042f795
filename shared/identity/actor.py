"""Who is acting."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Role(StrEnum):
    """In what capacity a person signs in. What they may do with a child follows from relations."""

    EMPLOYEE = "employee"
    GUARDIAN = "guardian"
    YOUNG_PERSON = "young-person"
    REGISTRAR = "registrar"
    DATA_PROTECTION_OFFICER = "data-protection-officer"
    ARCHIVIST = "archivist"
    SYSTEM = "system"


class Actor(BaseModel):
    """A person (or a service) that acts: who, in which role, for which unit, on whose behalf."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person_id: UUID
    role: Role
    unit_id: UUID | None = None
    on_behalf_of: UUID | None = None
