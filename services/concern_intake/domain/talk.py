"""A talk with guardians and child that has taken place (R31)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from uuid import UUID

from pydantic import model_validator

from services.concern_intake.domain.value import Value
from shared.privacy import Name, Text


class SharingChoice(StrEnum):
    """What may be decided about telling guardians and child (R18)."""

    SHARE = "share"
    DO_NOT_SHARE = "do-not-share"
    POSTPONE = "postpone"


class TalkOutcome(StrEnum):
    """What came of it with one guardian."""

    TOLD = "told"
    NOT_REACHED = "not-reached"
    DECLINED = "declined"


class Interpreting(StrEnum):
    """Whether the talk was interpreted (R9)."""

    NOT_NEEDED = "not-needed"
    INTERPRETED = "interpreted"
    OFFERED_AND_DECLINED = "offered-and-declined"


class GuardianInTalk(Value):
    """One guardian, by id where the register knows them, by name elsewhere, and their own view."""

    guardian_id: UUID | None = None
    name: Name | None = None
    outcome: TalkOutcome
    view: Text | None = None

    @model_validator(mode="after")
    def _someone_is_named(self) -> Self:
        if self.guardian_id is None and self.name is None:
            raise ValueError("give guardian_id or name")
        return self


class OutOfOrder(StrEnum):
    """Which gate a talk went around."""

    BEFORE_THE_LEADER_WAS_TOLD = "before-the-leader-was-told"
    BEFORE_SHARING_WAS_DECIDED = "before-sharing-was-decided"
    WITH_A_RESTRICTED_GUARDIAN = "with-a-restricted-guardian"
