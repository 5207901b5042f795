"""A timer that comes is held against the state and the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from shared.eventing.consumer import NotDueYet
from shared.service.composing import desk_for
from shared.service.ears import Ears
from shared.service.running import actor_of
from shared.service.settings import Settings
from tests.kit.notebook import NOTEBOOK_SERVICE, NOTEBOOKS, OPENED_AT
from tests.real_parts import RealDatabase
from tests.store.notes import ask, opening

pytestmark = pytest.mark.integration

EARLY = timedelta(seconds=30)
A_WEEK_EARLY = timedelta(days=7)


def rung(migrated: RealDatabase, before: timedelta) -> bool:
    """Let the bell's timer come so long before a notebook is forgotten; tell whether it rang."""
    settings = {
        "postgres_url": migrated.runtime_url,
        "training_starts_at": OPENED_AT - before,
        "training_started": datetime.now(UTC),
        **migrated.keys.settings(),
    }
    desk = desk_for(NOTEBOOK_SERVICE, Settings.model_validate(settings))
    notebook = uuid4()
    *_, timers = Ears(NOTEBOOK_SERVICE, desk, actor_of(NOTEBOOK_SERVICE)).consumers()
    try:
        ask(desk.store, notebook, opening())
        timers.hear(f"due.concern-intake.notebook.{notebook}.forgotten", {}, b"")
        return desk.store.state(NOTEBOOKS, notebook).has_rung
    finally:
        desk.store.close()


def test_a_timer_that_is_due_has_its_effect(migrated: RealDatabase) -> None:
    assert rung(migrated, timedelta(minutes=-1))


def test_a_timer_that_comes_a_moment_early_is_put_back(migrated: RealDatabase) -> None:
    with pytest.raises(NotDueYet):
        rung(migrated, EARLY)


def test_a_timer_whose_deadline_was_moved_away_is_over(migrated: RealDatabase) -> None:
    assert not rung(migrated, A_WEEK_EARLY)
