"""What is refused about a person."""

from __future__ import annotations

from services.directory.domain import grounds
from shared.eventing.decider import Refusal


class PostIsHeldOnce(Refusal):
    """Two posts of one person in one unit do not overlap."""

    sentence = "This person already has a post in this unit in that period."
    opens = "End the post that exists, or choose other days."
    ground = grounds.RIGHT_FACTS


class PostExists(Refusal):
    """Only a post that someone has can be ended."""

    sentence = "This person has no post in this unit that could end."
    opens = "Check which unit the post is in."
    ground = grounds.RIGHT_FACTS
    status = 422
