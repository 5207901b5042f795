"""The law and the parts of the action guide on which the rules of evaluation stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

NEXT_EVALUATION: Final = Ground("guide.R51-R61", "handlingsveileder: avtalt evaluering")
"""A case with a plan always has a day on which it is looked at again (R51, R61)."""

ONE_LEAD: Final = Ground("guide.R40", "handlingsveileder: kontaktperson")
"""Exactly one person holds the baton (R40, B12)."""

EVALUATION: Final = Ground("guide.R58-R60", "handlingsveileder: evaluering før veien videre")
"""An outcome rests on a completed evaluation (R60)."""

EVERY_VOICE: Final = Ground("guide.R54-R57", "handlingsveileder: opplevelse av tiltakene")
"""Each voice is heard for itself (R54-R57)."""

CHILD_IS_HEARD: Final = Ground("no.barnelova.31", "barnelova § 31")
"""The child's right to be heard (R7, R59, B32)."""

OWN_WORDS: Final = Ground("eu.gdpr.5", "personvernforordningen artikkel 5")
"""What one guardian says is not passed on to the other without a reason to (B58)."""

SAFETY: Final = Ground("guide.R10", "handlingsveileder: trygghet")
"""Whether the child is safe is asked at each evaluation (R10)."""

IMPARTIALITY: Final = Ground("no.forvaltningsloven.6", "forvaltningsloven § 6")
"""Nobody deals with a matter of someone they are close to."""

NEED_TO_KNOW: Final = Ground("guide.R37", "handlingsveileder: egen enhet")
"""Only those with a task in a case take part in it (R37)."""
