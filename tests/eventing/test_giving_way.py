"""Those who listen to the bus give way to those who answer people."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.eventing.giving_way import LOWEST, STEPS, give_way


def priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own")
def test_a_thread_gives_way_and_the_others_stay_as_they_are() -> None:
    before = priority()
    with ThreadPoolExecutor(1, initializer=give_way) as threads:
        assert threads.submit(priority).result() == min(before + STEPS, LOWEST)
    assert priority() == before


def test_work_is_done_wherever_it_is_asked_for() -> None:
    with ThreadPoolExecutor(1, initializer=give_way) as threads:
        assert threads.submit(lambda: "done").result() == "done"
