"""What may be asked of a matter."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from services.notification.domain.codes import Happening
from services.notification.domain.matter.events import AnyMark, Learned
from services.notification.domain.message.commands import MessageCommand
from services.notification.domain.telling import Telling
from shared.eventing.decider import Command, Message


class Judged(Message):
    """Who is told, or not told, of what a fact tells. ``told_at`` is when the fact was told."""

    fact_id: str
    happening: Happening
    told_at: datetime
    telling: Telling


class HearFact(Command):
    """Put on record that a fact was heard: what it marks and teaches, and who is told.

    ``judged`` is about this fact, and about later ones that were heard before it and judged
    without it.
    """

    fact_id: str
    happening: Happening
    marks: tuple[AnyMark, ...] = ()
    learned: Learned = Learned()
    judged: tuple[Judged, ...] = ()


MatterCommand: TypeAlias = HearFact | MessageCommand
