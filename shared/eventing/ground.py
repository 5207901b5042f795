"""The law or guide on which a rule stands, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a rule comes from.

    ``code`` is stable and goes into the record, e.g. ``no.barnevernsloven.13-2`` or ``guide.R17``;
    ``title`` is what a person reads, e.g. ``barnevernsloven § 13-2``.
    """

    code: str
    title: str
