"""The law and the practice on which the rules of the directory stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

ACCESS_IS_GIVEN_BY_SOMEONE: Final = Ground(
    "eu.gdpr.32", "personvernforordningen artikkel 32 (tilgang etter kontroll av relasjonen)"
)
"""A register relation alone gives nobody access; the fine to Bergen is why (B58)."""

UNTIL_EIGHTEEN: Final = Ground("guide.B52", "foreldres rett til innsyn varer til barnet er 18 år")
"""From the eighteenth birthday guardians read nothing (B52)."""

RIGHT_FACTS: Final = Ground("eu.gdpr.5", "personvernforordningen artikkel 5 (riktighet)")
"""Personal data are accurate, and wrong ones are put right (B53)."""

ONE_NUMBER_ONE_PERSON: Final = Ground(
    "no.folkeregisterloven.2-2", "folkeregisterloven (fødselsnummer)"
)
"""A birth number belongs to one person."""

PROTECTED_ADDRESS: Final = Ground("no.normen.55", "Normen faktaark 55 (sperret adresse)")
"""Where a protected person lives is not stored, told or to be guessed (B57)."""

IMPARTIALITY: Final = Ground("no.forvaltningsloven.6", "forvaltningsloven § 6 (inhabilitet)")
"""Nobody deals with a matter of someone they are close to."""

EMERGENCY: Final = Ground(
    "eu.gdpr.32", "personvernforordningen artikkel 32 (nødtilgang med grunn, tidsfrist og varsel)"
)
"""In an emergency someone may see what they need: one child, a short time, and it is seen (C9)."""

NEED_TO_KNOW: Final = Ground("no.forvaltningsloven.13", "forvaltningsloven § 13 (taushetsplikt)")
"""Only those with a task know (B18)."""

A_LEADER_TO_TELL: Final = Ground("guide.R17", "handlingsveilederen: del med nærmeste leder (R17)")
"""A concern always has somebody to be shared with, also when the leader is close to the child."""
