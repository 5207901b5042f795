"""How the demo ends, as it is written down: what is on record, who was told, and what stands.

``python -m tests.journeys.written`` plays the demo undisturbed and writes it down anew. What the
file then says is to be read before it is kept.
"""

from __future__ import annotations

import re
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.journeys.played import CASES, READERS, Ending, Played, Told, the_demo

FILE: Final = Path(__file__).parent / "ending.txt"
PERSON: Final = re.compile(r"\{([0-9a-f-]{36})\}")

ON_A_CASE: Final = ("status", "holder_id", "lead_id", "plan.version")


def written_ending() -> list[str]:
    """Read how the demo ends."""
    return FILE.read_text().splitlines()


def ending_of(demo: Played) -> list[str]:
    """Write down how a demo ended: a line for all that is alike, with how often it was."""
    names = {number: name for name, number in demo.names.items()}
    return [
        *_trails(demo.ending, names),
        *_told_to_people(demo.ending, names),
        *_cases(demo.ending, names),
    ]


def _trails(ending: Ending, names: Mapping[str, str]) -> Iterator[str]:
    """Tell each child's trail as its readers together see it."""
    for child, readers in READERS.items():
        seen: Counter[Told] = Counter()
        for reader in readers:
            seen |= ending.trails[child, reader]
        yield f"The trail of {child}"
        yield from _counted(_line(line, names) for line in seen.elements())


def _line(line: Told, names: Mapping[str, str]) -> str:
    text = PERSON.sub(lambda found: names[found[1]], line.text)
    reason = f" - {line.reason}" if line.reason else ""
    return f"{line.event}: {text}{reason}"


def _told_to_people(ending: Ending, names: Mapping[str, str]) -> Iterator[str]:
    for who, inbox in ending.inboxes.items():
        yield f"The inbox of {who}"
        yield from _counted(f"{kind}, {names[matter]}" for kind, matter in inbox.elements())
        yield f"What waits for {who}"
        yield from _counted(
            f"{task}, {names[matter]}" for task, matter in ending.waiting[who].elements()
        )
    yield "Letters"
    yield f"  {len(ending.letters)}, sent {ending.letters.total()} times"


def _cases(ending: Ending, names: Mapping[str, str]) -> Iterator[str]:
    for case, readers in CASES.items():
        for reader in readers:
            yield f"{case} as {reader} sees it"
            yield from (f"  {line}" for line in _stands(ending.pages[case, reader], names))


def _stands(page: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for field in ON_A_CASE:
        yield f"{field}: {names.get(page[field], page[field])}"
    yield from (f"need: {need}" for need in page["plan.needs"])
    yield from (f"goal: {goal['goal']}" for goal in page["plan.goals"])
    yield from (f"measure: {measure['what']}" for measure in page["plan.measures"])


def _counted(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"  {times} x {line}" for line, times in sorted(Counter(lines).items()))


def main() -> int:
    """Play, and write down how it ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with the_demo(threading.Event()) as demo:
        FILE.write_text("".join(f"{line}\n" for line in ending_of(demo)))
    sys.stdout.write(f"Written: {FILE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
