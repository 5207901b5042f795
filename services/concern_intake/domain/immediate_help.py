"""What to do now, when a child may be at risk: said before any form is finished (R25, B38)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.concern_intake.domain import grounds
from services.concern_intake.domain.safety import DangerFrom, SafetyAnswers
from shared.eventing.ground import Ground


class HelpKind(StrEnum):
    """Which advice fits the answers."""

    SUSPECTED_ABUSE = "suspected-abuse"
    NOT_SAFE_NOW = "not-safe-now"
    NOT_SAFE_FROM_SOMEONE_OUTSIDE = "not-safe-from-someone-outside"
    NOT_SAFE_FROM_ITSELF = "not-safe-from-itself"
    NOT_SAFE_AT_SCHOOL_OR_KINDERGARTEN = "not-safe-at-school-or-kindergarten"


@dataclass(frozen=True, slots=True)
class TelephoneNumber:
    """A number to call, from the municipality's settings. ``who`` is a message id."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class ImmediateHelp:
    """What to do now, in the order it is to be done (message ids), whom to call, and why."""

    kind: HelpKind
    steps: tuple[str, ...]
    numbers: tuple[TelephoneNumber, ...]
    grounds: tuple[Ground, ...]


_IN_DANGER = "If the child is in danger right now, call the emergency services at once."
_LISTEN = "Listen. Write down the child's exact words and the time, and do not question in detail."
_NO_SECRETS = "Do not promise to keep it secret."
_ASK = "Call child welfare, or its duty service, today. You need not say which child it is."
_NOT_GUARDIANS = "Do not tell the guardians, and nobody at home, before it has been cleared."
_NOT_SUSPECT = "Do not confront anyone you suspect."
_OWN_DUTY = "The duty to report is your own. You need nobody's permission."
_NOTE = "Record whom you called, when, what you were advised, and what may be told to whom."
_STAY = "Stay with the child, or see to it that a safe adult does."
_AGAIN = "If it gets worse, call and report again."

STEPS: Final[Mapping[HelpKind, tuple[str, ...]]] = MappingProxyType(
    {
        HelpKind.SUSPECTED_ABUSE: (
            _IN_DANGER,
            _LISTEN,
            _NO_SECRETS,
            _ASK,
            _NOT_GUARDIANS,
            _NOT_SUSPECT,
            _OWN_DUTY,
            _NOTE,
            _AGAIN,
        ),
        HelpKind.NOT_SAFE_NOW: (_IN_DANGER, _STAY, _ASK, _NOT_GUARDIANS, _OWN_DUTY, _NOTE, _AGAIN),
        HelpKind.NOT_SAFE_FROM_SOMEONE_OUTSIDE: (
            _IN_DANGER,
            _STAY,
            "Ask child welfare or the police for advice today.",
            "The guardians are normally told, once you have asked for advice.",
            _NOTE,
            _AGAIN,
        ),
        HelpKind.NOT_SAFE_FROM_ITSELF: (
            _IN_DANGER,
            _STAY,
            "Call the medical emergency service and let it judge how serious it is.",
            "Tell the guardians, unless that makes the child less safe.",
            _AGAIN,
        ),
        HelpKind.NOT_SAFE_AT_SCHOOL_OR_KINDERGARTEN: (
            _IN_DANGER,
            "See to it that the child is safe for the rest of the day.",
            "Tell the leader today: the unit has a duty to act.",
            "The guardians are told, unless someone at home may be the cause.",
            _AGAIN,
        ),
    }
)

HELP_AGAINST: Final[Mapping[DangerFrom, HelpKind]] = MappingProxyType(
    {
        DangerFrom.SOMEONE_AT_HOME: HelpKind.NOT_SAFE_NOW,
        DangerFrom.UNKNOWN: HelpKind.NOT_SAFE_NOW,
        DangerFrom.SOMEONE_OUTSIDE: HelpKind.NOT_SAFE_FROM_SOMEONE_OUTSIDE,
        DangerFrom.THE_CHILD_ITSELF: HelpKind.NOT_SAFE_FROM_ITSELF,
        DangerFrom.OTHER_CHILDREN: HelpKind.NOT_SAFE_AT_SCHOOL_OR_KINDERGARTEN,
        DangerFrom.SCHOOL_OR_KINDERGARTEN: HelpKind.NOT_SAFE_AT_SCHOOL_OR_KINDERGARTEN,
    }
)

GROUNDS: Final = (grounds.ADVICE_FIRST, grounds.PERSONAL_DUTY_TO_REPORT, grounds.DUTY_TO_AVERT)


def kind_of_help(answers: SafetyAnswers) -> HelpKind | None:
    """Tell which advice fits the answers; ``None`` when nothing is wrong."""
    if answers.suspects_abuse:
        return HelpKind.SUSPECTED_ABUSE
    return HELP_AGAINST[answers.danger] if answers.danger else None


def help_with(kind: HelpKind, numbers: Sequence[TelephoneNumber]) -> ImmediateHelp:
    """Put together what to do now with the municipality's numbers."""
    return ImmediateHelp(kind, STEPS[kind], tuple(numbers), GROUNDS)
