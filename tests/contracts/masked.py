"""An event as those read it who read the log, or who come when its words are gone."""

from __future__ import annotations

import json

from shared.eventing.decider import Event
from shared.sealing.words import shape_of, take_out


def masked(event: Event) -> Event:
    """Put masks where the words of an event stand."""
    fields = event.model_dump(mode="json", exclude_none=True)
    take_out(fields, shape_of(type(event)))
    return type(event).model_validate_json(json.dumps(fields))
