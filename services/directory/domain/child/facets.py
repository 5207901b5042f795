"""The streams of a child: what fewer people may read stands apart from what its unit reads."""

from __future__ import annotations

from typing import Final

from shared.eventing.decider import MAIN

BIRTH_NUMBER: Final = "birth-number"
"""The birth number: the registrar."""

ACCESS: Final = "access"
"""Which guardian was given access: the registrar, those who give it; no guardian."""

RESTRICTIONS: Final = "restrictions"
"""What keeps a guardian out; it can tell that child welfare is involved (B22)."""

CONFLICTS: Final = "conflicts"
"""Which employees are too close to the child."""

ALL: Final = (MAIN, BIRTH_NUMBER, ACCESS, RESTRICTIONS, CONFLICTS)
"""Every facet of a child."""
