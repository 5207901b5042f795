"""Looks after a running stack: asks each part how it is, and starts again what has died."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from infra.local.part import Part
from infra.local.process import PartFailed
from infra.local.stack import Health, Stack, Stopping

BETWEEN_LOOKS: Final = 2.0
"""Seconds between two looks."""

RESTARTS: Final = 5
"""How often a part is started again within `WINDOW` before it is left down."""

WINDOW: Final = 60.0
"""Seconds."""


@dataclass(slots=True)
class Watch:
    """Watches one stack until told to stop."""

    stack: Stack
    say: Callable[[str], None]
    restarts: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def until(self, asked_to_stop: threading.Event) -> None:
        """Look again and again."""
        parts = list(self.stack.parts.values())
        with ThreadPoolExecutor(max_workers=len(parts)) as pool:
            while not asked_to_stop.wait(BETWEEN_LOOKS):
                list(pool.map(self.look_after, parts))

    def look_after(self, part: Part) -> None:
        """Look at one part once."""
        if self.stack.health[part.name] is Health.FAILED:
            return
        if part.process is not None and not part.process.is_running:
            self._start_again(part)
            return
        is_ready = part.is_ready()
        self.stack.health[part.name] = Health.READY if is_ready else Health.UNWELL

    def _start_again(self, part: Part) -> None:
        if not self._may_try_again(part.name):
            self.stack.health[part.name] = Health.FAILED
            self.say(
                f"{part.name} died {RESTARTS + 1} times within a minute and is left down; "
                f"its log is {self.stack.state.log(part.name)}."
            )
            return
        self.say(f"{part.name} died; it is started again.")
        try:
            self.stack.start_again(part.name)
        except Stopping:
            return
        except (PartFailed, OSError) as failed:
            self.stack.health[part.name] = Health.UNWELL
            self.say(str(failed))

    def _may_try_again(self, name: str) -> bool:
        now, past = time.monotonic(), self.restarts[name]
        while past and now - past[0] > WINDOW:
            past.popleft()
        if len(past) >= RESTARTS:
            return False
        past.append(now)
        return True
