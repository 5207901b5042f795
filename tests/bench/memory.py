"""What a process and everything it started weigh."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

KILOBYTES: Final = 1024


def megabytes_of(pid: int) -> float:
    """Add up a process and all that descend from it; shared pages count once where Linux tells."""
    return sum(_kilobytes(each) for each in _family(pid)) / KILOBYTES


def _family(pid: int) -> Iterator[int]:
    children = defaultdict(list)
    for child, parent in _parents():
        children[parent].append(child)
    left = [pid]
    while left:
        each = left.pop()
        yield each
        left += children[each]


def _parents() -> Iterator[tuple[int, int]]:
    said = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    for line in said.splitlines():
        child, parent = line.split()
        yield int(child), int(parent)


def _kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return _resident_kilobytes(pid)
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _resident_kilobytes(pid: int) -> int:
    said = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return int(said.strip() or 0)
