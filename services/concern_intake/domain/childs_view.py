"""The child's own view, or why nobody asked (C6.V)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from services.concern_intake.domain.value import Value
from shared.privacy import Name, Reason, Text


class HeardBy(StrEnum):
    """How a child was asked (R8)."""

    TALK = "talk"
    DRAWING = "drawing"
    PLAY_OR_OBSERVATION = "play-or-observation"
    CARDS = "cards"
    DIGITAL = "digital"
    TRUSTED_ADULT = "trusted-adult"


class ChildHeard(Value):
    """What a child said or showed, when, how, and to whom."""

    kind: Literal["heard"] = "heard"
    asked_by: Name
    asked_on: date
    method: HeardBy
    view: Text
    what_matters_most: Text | None = None
    what_it_wants_to_happen: Text | None = None
    maturity: Text | None = None


class ChildNotAsked(Value):
    """Why a child has not been asked."""

    kind: Literal["not-asked"] = "not-asked"
    because: Reason


ChildsView = Annotated[ChildHeard | ChildNotAsked, Field(discriminator="kind")]


def asked_on(view: ChildsView | None) -> date | None:
    """Give the day on which the child was asked, if it was."""
    return view.asked_on if isinstance(view, ChildHeard) else None
