"""Judgements in words: the short best-interests reasoning (C8), and each one's view."""

from __future__ import annotations

from enum import StrEnum

from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.value import Value
from shared.contracts.codes import CaseLevel
from shared.privacy import Reason, Text

FEWEST_WORDS = 2


class Weight(StrEnum):
    """How much the child's view weighs."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class BestInterests(Value):
    """What is decided and instead of what, the child's view and its weight, and the conclusion."""

    decision: Text
    childs_view: ChildsView
    weight: Weight
    weight_because: Text
    conclusion: Text

    def is_reasoned(self) -> bool:
        """Tell whether each part says something: words, not a full stop."""
        return all(map(says_something, (self.decision, self.weight_because, self.conclusion)))


class View(Value):
    """What one person thinks: is there reason to follow up, at which level, and why."""

    follow_up: bool
    level: CaseLevel | None = None
    reason: Reason

    def differs_from(self, other: View) -> bool:
        """Tell whether two see it differently; a level nobody named is no difference."""
        levels = {self.level, other.level} - {None}
        return self.follow_up != other.follow_up or (self.follow_up and len(levels) > 1)


def says_something(text: str) -> bool:
    """Tell whether a text has at least two words with letters in them."""
    return sum(any(c.isalpha() for c in word) for word in text.split()) >= FEWEST_WORDS
