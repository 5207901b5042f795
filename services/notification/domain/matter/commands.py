"""What may be asked of a matter."""

from __future__ import annotations

from services.notification.domain.codes import Happening
from services.notification.domain.matter.events import AnyMark, Learned
from shared.eventing.decider import Command


class HearFact(Command):
    """Put on record that a fact was heard, with what it marks and teaches."""

    fact_id: str
    happening: Happening
    marks: tuple[AnyMark, ...] = ()
    learned: Learned = Learned()
