"""What to do now and whom to call, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from services.concern_intake.domain.immediate_help import HelpKind, TelephoneNumber, help_with
from shared.languages.languages import Languages
from shared.languages.negotiation import Language


class NumberToCall(BaseModel):
    """Whom to call, and the number."""

    model_config = ConfigDict(frozen=True)

    who: str
    number: str


class GroundShown(BaseModel):
    """The law or the guide on which the advice stands."""

    model_config = ConfigDict(frozen=True)

    code: str
    title: str


class HelpPage(BaseModel):
    """What to do now, in order; whom to call; and on what ground."""

    model_config = ConfigDict(frozen=True)

    kind: HelpKind
    steps: tuple[str, ...]
    numbers: tuple[NumberToCall, ...]
    grounds: tuple[GroundShown, ...]


def help_page(
    kind: HelpKind,
    numbers: Sequence[TelephoneNumber],
    languages: Languages,
    language: Language,
) -> HelpPage:
    """Say in this language what to do, with this municipality's numbers."""
    now = help_with(kind, numbers)
    return HelpPage(
        kind=kind,
        steps=tuple(languages.say(step, language) for step in now.steps),
        numbers=tuple(
            NumberToCall(who=languages.say(to.who, language), number=to.number)
            for to in now.numbers
        ),
        grounds=tuple(GroundShown(code=g.code, title=g.title) for g in now.grounds),
    )
