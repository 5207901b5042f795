"""Moments at which the directory hears something."""

from __future__ import annotations

from datetime import UTC, datetime

from shared.contracts.contract import Contract
from shared.eventing.policy import Moment
from shared.time.municipal_calendar import working_days_in
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.directory.people import THE_SYSTEM

NOW = datetime(2026, 1, 19, 9, tzinfo=UTC)


def knowing(*facts: Contract) -> Moment:
    return Moment(
        now=NOW,
        by=THE_SYSTEM,
        days=working_days_in("NO"),
        known=WhoIsWho(RowsInMemory().hear(*facts)),
    )
