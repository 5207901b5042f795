"""The law and practice on which the rules of telling stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

GDPR_SECURITY: Final = Ground("eu.gdpr.32", "GDPR article 32")
GDPR_ACCURACY: Final = Ground("eu.gdpr.5-1-d", "GDPR article 5(1)(d)")
PROTECTED_ADDRESS: Final = Ground(
    "no.folkeregisterloven.10-4", "folkeregisterloven § 10-4 (protected address)"
)
ACKNOWLEDGED_DELIVERY: Final = Ground(
    "guide.acknowledged-delivery", "What is called sent has been stored and acknowledged"
)
