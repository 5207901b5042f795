"""The law and practice on which the rules of telling stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

GDPR_SECURITY: Final = Ground("eu.gdpr.32", "personvernforordningen artikkel 32")
GDPR_ACCURACY: Final = Ground("eu.gdpr.5-1-d", "personvernforordningen artikkel 5 nr. 1 bokstav d")
PROTECTED_ADDRESS: Final = Ground(
    "no.folkeregisterloven.10-4", "folkeregisterloven § 10-4 (adressebeskyttelse)"
)
ACKNOWLEDGED_DELIVERY: Final = Ground(
    "guide.acknowledged-delivery", "det som kalles sendt, er lagret og bekreftet"
)
