"""Who is who, as the directory itself knows it: the rows that others keep of what it tells."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from services.directory.announcements import announce
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.remembering import WHO_IS_WHO_VIEW, WhoIsWhoRow
from shared.eventing.views import View
from shared.who_is_who.hearing import AnyRow, after_hearing, keys_of


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return [key for told in announce(recorded) for key in keys_of(told)]


def _evolve(key: str, row: WhoIsWhoRow | None, recorded: Recorded[Event]) -> WhoIsWhoRow | None:
    known: dict[str, AnyRow] = {} if row is None else {key: row.root}
    for told in announce(recorded):
        known |= after_hearing(told, recorded.position, known)
    return WhoIsWhoRow(known[key])


OWN_WHO_IS_WHO: Final = View(WHO_IS_WHO_VIEW.name, WhoIsWhoRow, _keys, _evolve)
"""The same table as in every other service, filled without the way over the bus."""
