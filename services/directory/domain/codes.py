"""Codes that only the directory speaks of."""

from __future__ import annotations

from enum import StrEnum


class Position(StrEnum):
    """What someone does in a unit. Who leads it is said of the unit, not of the post."""

    LEADER = "leader"
    TEACHER = "teacher"
    ASSISTANT = "assistant"
    NURSE = "nurse"
    ADVISER = "adviser"
    SPECIALIST = "specialist"
    DATA_PROTECTION_OFFICER = "data-protection-officer"
    ARCHIVIST = "archivist"
    OTHER = "other"


class Relation(StrEnum):
    """In what capacity someone is a child's guardian."""

    PARENT = "parent"
    FOSTER_CARER = "foster-carer"
    APPOINTED_GUARDIAN = "appointed-guardian"


class RestrictionKind(StrEnum):
    """What keeps a guardian from what is shared; known here only, never told (B22)."""

    CARE_ORDER = "care-order"
    CONTACT_BAN = "contact-ban"
    COURT_DECISION = "court-decision"
    OTHER = "other"


class Check(StrEnum):
    """What someone checked before a guardian was given access (B58)."""

    RELATION = "relation"
    NO_RESTRICTION = "no-restriction"
    IDENTITY = "identity"
    DECISION_SEEN = "decision-seen"
    ADDRESS_PROTECTION = "address-protection"


class AccessEndedBecause(StrEnum):
    """Why a guardian's access ended."""

    LIFTED = "lifted"
    RESTRICTED = "restricted"
    RELATION_ENDED = "relation-ended"
    RESPONSIBILITY_ENDED = "responsibility-ended"
    OF_AGE = "of-age"


class Closeness(StrEnum):
    """How an employee is too close to a child."""

    GUARDIAN = "guardian"
    FAMILY = "family"
    FRIEND = "friend"
    OTHER = "other"
