"""What the policies of this service have in common."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from shared.eventing.policy import Moment
from shared.identity.actor import Actor


class Heard(TypedDict):
    """Who asks because of a fact, and when."""

    by: Actor
    now: datetime


def heard(moment: Moment) -> Heard:
    """Give what every command that follows from a fact carries."""
    return Heard(by=moment.by, now=moment.now)


def place_of(moment: Moment) -> int:
    """Tell where in its context's log the fact stands, so that the newest wins."""
    return moment.envelope.sequence if moment.envelope else 0
