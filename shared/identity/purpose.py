"""For what someone reads about a child: a closed list, so that a reading can be held against it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from shared.identity.actor import Role


class Purpose(StrEnum):
    """Why someone reads (B60)."""

    FOLLOW_UP = "follow-up"
    LEADING = "leading"
    SAFEGUARDING = "safeguarding"
    KEEPING_THE_REGISTER = "keeping-the-register"
    ANSWERING_ACCESS = "answering-access"
    SUPERVISION = "supervision"
    EMERGENCY = "emergency"
    OWN_CHILD = "own-child"
    OWN_RECORD = "own-record"


_AT_WORK: Final = frozenset(
    {Purpose.FOLLOW_UP, Purpose.LEADING, Purpose.SAFEGUARDING, Purpose.ANSWERING_ACCESS}
)

SAID_BY: Final[Mapping[Role, frozenset[Purpose]]] = {
    Role.EMPLOYEE: _AT_WORK,
    Role.REGISTRAR: frozenset({Purpose.KEEPING_THE_REGISTER, Purpose.ANSWERING_ACCESS}),
    Role.DATA_PROTECTION_OFFICER: frozenset({Purpose.SUPERVISION, Purpose.ANSWERING_ACCESS}),
    Role.GUARDIAN: frozenset({Purpose.OWN_CHILD}),
    Role.YOUNG_PERSON: frozenset({Purpose.OWN_RECORD}),
}
"""What a person may say that they read for. Nobody says that it is an emergency: it is opened."""

_OF_THE_ROLE: Final[Mapping[Role, Purpose]] = {
    Role.REGISTRAR: Purpose.KEEPING_THE_REGISTER,
    Role.DATA_PROTECTION_OFFICER: Purpose.SUPERVISION,
    Role.GUARDIAN: Purpose.OWN_CHILD,
    Role.YOUNG_PERSON: Purpose.OWN_RECORD,
}


def implied(role: Role, at_work: Purpose) -> Purpose:
    """Give the purpose of someone who says none; ``at_work`` is the employee's."""
    return _OF_THE_ROLE.get(role, at_work)
