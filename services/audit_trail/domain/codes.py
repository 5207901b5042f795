"""Codes that only the log speaks of."""

from __future__ import annotations

from enum import StrEnum


class Because(StrEnum):
    """Why something is forgotten: its time is over, or it was written about the wrong child."""

    TIME_IS_OVER = "time-is-over"
    WRONG_CHILD = "wrong-child"
