"""Plays scenarios: waits for the day, asks as the person, holds the answer against the story."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import httpx

from shared.time.clock import Clock
from tests.journeys.expecting import at, counted, differences
from tests.journeys.scenario import Scenario, Step, filled
from tests.journeys.town import Town, names_of_the_town

HOME = ZoneInfo("Europe/Oslo")
PATIENCE = 20.0
"""Real seconds until something that should become so is said not to have."""

PAUSE = 0.02


class TheStoryWentOtherwise(AssertionError):
    """What happened is not what the scenario says."""


class TheCurtainFell(Exception):
    """Somebody wants the play to end before its end."""


class TheDayWasTooShort(Exception):
    """The machine did not keep up with the clock, so the dates of the story cannot hold."""


@dataclass
class Player:
    """Plays in a town by a clock. ``tell`` hears of each step as it happens.

    ``is_timely`` tells that every step must be asked on its day, or else until ``excused_until``.
    Once ``curtain`` is set, nothing is waited for any more.
    """

    town: Town
    clock: Clock
    tell: Callable[[Step, httpx.Response], None] = lambda _step, _answer: None
    is_timely: bool = True
    excused_until: date = date.min
    patience: float = PATIENCE
    names: dict[str, str] = field(default_factory=names_of_the_town)
    curtain: threading.Event = field(default_factory=threading.Event)

    def play(self, scenarios: Iterable[Scenario]) -> None:
        """Play several stories in one town at the same time, in the order of their days."""
        steps: list[Step] = []
        for scenario in scenarios:
            self.names |= scenario.ids
            steps += scenario.steps
        for step in sorted(steps, key=lambda step: (step.day, step.at)):
            self.wait_until(step)
            self.do(step)

    def wait_until(self, step: Step) -> None:
        """Wait for the hour of a step; ``TheDayWasTooShort`` when its day is over already."""
        self.wait_for(datetime.combine(step.day, step.at, tzinfo=HOME))
        last = max(step.day, self.excused_until)
        if self.is_timely and self.clock.now().astimezone(HOME).date() > last:
            raise TheDayWasTooShort(f"{step.day} was over before: {step.says}")

    def wait_for(self, hour: datetime) -> None:
        """Wait until the clock tells this instant."""
        real = self.clock.real(hour)
        while (left := (real - datetime.now(real.tzinfo)).total_seconds()) > 0:
            if self.curtain.wait(left):
                raise TheCurtainFell

    def do(self, step: Step) -> None:
        """Do a step, and again while the answer is that something is not known yet."""
        ends = time.monotonic() + self.patience
        ask = filled(step.ask, self.names)
        give = filled(step.give, self.names)
        key = str(uuid5(NAMESPACE_URL, f"{step.day}{step.who}{ask}{give}"))
        while True:
            answer = self.town.ask(step.who, ask, give, key)
            wrong = list(self._wrong(step, answer))
            if not wrong:
                break
            if not _may_pass(step, answer) or time.monotonic() > ends:
                raise TheStoryWentOtherwise(f"{step.day} {step.says}: {'; '.join(wrong)}")
            time.sleep(PAUSE)
        if step.keep:
            self.names |= {name: at(path, answer.json()) for name, path in step.keep.items()}
        self.tell(step, answer)

    def _wrong(self, step: Step, answer: httpx.Response) -> Iterable[str]:
        if step.refused is None and answer.is_error:
            yield f"answered {answer.status_code} {answer.text[:600]}"
            return
        content = answer.json() if answer.content else {}
        if step.refused is not None:
            rule = content.get("rule") or str(content.get("type", "")).rpartition(":")[2]
            if rule != step.refused:
                yield f"was not refused by {step.refused} but answered {rule} {answer.text[:300]}"
            return
        yield from differences(filled(step.sees, self.names) or {}, content)
        for what, number in step.counts.items():
            found = counted(filled(what, self.names), content)
            if found != number:
                yield f"{what} counts {found}, not {number}"


def _may_pass(step: Step, answer: httpx.Response) -> bool:
    return "Retry-After" in answer.headers or step.until_so
