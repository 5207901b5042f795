"""Where in a request something is wrong, without repeating anything the caller wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

HIDDEN: Final = "*"
"""Stands for a name that the caller chose, which may be personal."""


class Where:
    """Describes a validation error by field and code.

    Only names that the service itself declares are shown: a caller may have put a child's name
    where a field's name belongs. ``declared`` gives those names and is asked once.
    """

    def __init__(self, declared: Callable[[], Collection[str]]) -> None:
        self._declare = declared
        self._declared: Collection[str] | None = None

    def __call__(self, error: Mapping[str, Any]) -> dict[str, str]:
        """Give ``{"where": "body.goals.0.text", "code": "missing"}`` for an error of pydantic."""
        if self._declared is None:
            self._declared = {"body", "query", "path", "header", *self._declare()}
        return {
            "where": ".".join(self._shown(part) for part in error["loc"]),
            "code": str(error["type"]).replace("_", "-"),
        }

    def _shown(self, part: object) -> str:
        known = isinstance(part, int) or part in (self._declared or ())
        return str(part) if known else HIDDEN
