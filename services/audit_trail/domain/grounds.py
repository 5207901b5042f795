"""The law on which forgetting stands."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

ARCHIVE: Final = Ground("no.arkivlova", "arkivlova og forskrift om bevaring og kassasjon")
"""What documents how a case was handled is kept, unless a rule says until when (B53, B54, B55)."""

HANDED_TO_THE_ARCHIVE: Final = Ground("no.arkivlova", "arkivlova (levering til arkivet)")
"""What is on its way to the archive is whole when it gets there (B10, B55)."""

STORAGE_LIMITATION: Final = Ground("eu.gdpr.5", "personvernforordningen artikkel 5 (lagring)")
"""Personal data are kept no longer than there is a need or a duty to."""

ERASURE: Final = Ground("eu.gdpr.17", "personvernforordningen artikkel 17 (sletting)")
"""What must not be kept is erased; what the law keeps is not (B54)."""

LEGAL_CLAIMS: Final = Ground("eu.gdpr.17.3", "personvernforordningen artikkel 17 nr. 3 (rettskrav)")
"""What a claim may have to be proved with is kept while it may."""

WRONG_CHILD: Final = Ground("eu.gdpr.5", "personvernforordningen artikkel 5 (riktighet)")
"""A child's record does not carry what was written about another (B56)."""

TWO_PERSONS: Final = Ground("eu.gdpr.32", "personvernforordningen artikkel 32 (to i fellesskap)")
"""What cannot be undone is done by two, who see to each other."""

IMPARTIALITY: Final = Ground("no.forvaltningsloven.6", "forvaltningsloven § 6 (inhabilitet)")
"""Nobody takes away what their own unit may have to answer for."""

ACCESS: Final = Ground("eu.gdpr.15", "personvernforordningen artikkel 15 (innsyn)")
"""Whoever data are about, and who answers for a child, are given what is theirs to have."""

OTHERS_RIGHTS: Final = Ground("eu.gdpr.15.4", "personvernforordningen artikkel 15 nr. 4 (andre)")
"""What is given hurts nobody else: not the child's safety, nor what others have said of theirs."""
