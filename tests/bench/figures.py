"""What is measured: one figure a row, with what was aimed at, printed and written down as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

WIDTHS: Final = (27, 12, 12, 12)


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should be: at least or at most so much."""

    limit: float
    is_floor: bool

    def is_reached(self, value: float) -> bool:
        """Tell whether a value is as good as it should be."""
        return value >= self.limit if self.is_floor else value <= self.limit

    def __str__(self) -> str:
        return f"{'>=' if self.is_floor else '<='} {self.limit:g}"


def at_least(limit: float) -> Target:
    """Aim at so much or more."""
    return Target(limit, is_floor=True)


def at_most(limit: float) -> Target:
    """Aim at so much or less."""
    return Target(limit, is_floor=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the key it is written under, its value, what it means, what was aimed at."""

    key: str
    value: float
    meaning: str
    target: Target | None = None

    @property
    def verdict(self) -> str:
        """Say how it stands to its target; nothing where there is none."""
        if self.target is None:
            return ""
        return "reached" if self.target.is_reached(self.value) else "fell short"


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures, the absolute values and single rounds behind them, and how they were taken."""

    figures: Sequence[Figure]
    behind: Mapping[str, float | Sequence[float]] = field(default_factory=dict)
    manner: str = ""


def table(measured: Iterable[Measured]) -> str:
    """Write everything as one table; what stands behind a figure is set in below it."""
    lines = [_row("figure", "value", "aimed at", "", "what it is"), ""]
    for each in measured:
        for figure in each.figures:
            aim = str(figure.target or "")
            lines.append(
                _row(figure.key, number(figure.value), aim, figure.verdict, figure.meaning)
            )
        lines += [f"    {name:31} {_shown(value)}" for name, value in each.behind.items()]
        lines += [f"    {each.manner}", ""] if each.manner else [""]
    return "\n".join(lines)


def write(measured: Iterable[Measured], file: Path) -> None:
    """Write every figure, and what stands behind it, as JSON."""
    values: dict[str, object] = {}
    for each in measured:
        values |= {figure.key: _rounded(figure.value) for figure in each.figures}
        values |= {name: _plain(value) for name, value in each.behind.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values, indent=2) + "\n")


def ratios(ours: Sequence[float], bare: Sequence[float]) -> list[float]:
    """Hold each round against the bare one beside it."""
    return [one / other for one, other in zip(ours, bare, strict=True)]


def middle(values: Sequence[float]) -> float:
    """Give the median."""
    return float(median(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which this share of them lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def number(value: float) -> str:
    """Write a number with the digits that mean something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def _row(*cells: str) -> str:
    fixed = "".join(f"{cell:{width}}" for cell, width in zip(cells, WIDTHS, strict=False))
    return f"{fixed}{cells[-1]}".rstrip()


def _shown(value: float | Sequence[float]) -> str:
    return "  ".join(number(one) for one in ([value] if isinstance(value, float | int) else value))


def _plain(value: float | Sequence[float]) -> object:
    return _rounded(value) if isinstance(value, float | int) else [_rounded(one) for one in value]


def _rounded(value: float) -> float:
    return float(f"{value:.5g}")
