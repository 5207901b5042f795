"""Keeps a service's views up to date; one that cannot go on does not hold up the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.recorder import is_away
from shared.eventing.views import AnyView, Views

log = logging.getLogger(__name__)


@dataclass
class Folding:
    """Folds the log into all views of a service.

    ``stuck`` names the views whose fold has raised since they were last tried: they stay as they
    were, and are tried again when the position is asked for anew.
    """

    views: Views
    all: Sequence[AnyView]
    stuck: set[str] = field(default_factory=set)

    def position(self) -> int:
        """Tell from where of the log some view has to go on, and try those that were stuck."""
        self.stuck.clear()
        return self.views.position(self.all)

    def fold(self, batch: Sequence[Recorded[Event]]) -> None:
        """Fold a batch into every view that can go on; raises only when the record is away."""
        going = [view for view in self.all if view.name not in self.stuck]
        try:
            self.views.advance(going, batch)
        except Exception as error:
            if is_away(error):
                raise
            for view in going:
                self._fold(view, batch)

    def _fold(self, view: AnyView, batch: Sequence[Recorded[Event]]) -> None:
        try:
            self.views.advance([view], batch)
        except Exception as error:
            if is_away(error):
                raise
            self.stuck.add(view.name)
            log.exception("a view is stuck; the others go on", extra={"view": view.name})
