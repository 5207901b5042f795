"""What the log decides about, and the names under which its events are stored."""

from __future__ import annotations

from typing import Final

from services.audit_trail.domain import events as e
from services.audit_trail.domain.decider import forgetting_decider
from shared.eventing.catalogue import Catalogue
from shared.eventing.kind import Kind, itself

CATALOGUE: Final = Catalogue[e.AnyEvent](
    {
        "forgetting.unit-noted": e.UnitNoted,
        "forgetting.hold-set": e.HoldSet,
        "forgetting.hold-lifted": e.HoldLifted,
        "forgetting.erasure-proposed": e.ErasureProposed,
        "forgetting.erasure-withdrawn": e.ErasureWithdrawn,
        "forgetting.erasure-approved": e.ErasureApproved,
        "forgetting.erasure-carried-out": e.ErasureCarriedOut,
    }
)

FORGETTING: Final = Kind("forgetting", forgetting_decider, CATALOGUE, itself)
"""Of each child, by its id. Why a hold was set or lifted is the child's data; all else is codes."""
