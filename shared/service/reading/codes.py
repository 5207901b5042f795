"""The codes in which a reading is put on record."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

SAFEGUARDING: Final = "safeguarding"
"""The facet, in whichever service, that fewer people may know of."""


class Page(StrEnum):
    """What was read: a page, a hit in a list or a search, a trail."""

    CHILD = "child"
    GUARDIANS = "guardians"
    RESTRICTIONS = "restrictions"
    CONFLICTS = "conflicts"
    OWN_PAGE = "own-page"
    NAME = "name"
    CHILD_SEARCH = "child-search"
    BIRTH_NUMBER_SEARCH = "birth-number-search"
    CONCERN = "concern"
    CONCERNS_OF_A_UNIT = "concerns-of-a-unit"
    OWN_CONCERNS = "own-concerns"
    CASE = "case"
    CASES = "cases"
    PROPOSED_EVALUATION = "proposed-evaluation"
    EVALUATION = "evaluation"
    EVALUATIONS = "evaluations"
    CONTACT_POINTS = "contact-points"
    INBOX = "inbox"
    WAITING = "waiting"
    TRAIL = "trail"
    READERS = "readers"
    EMERGENCIES = "emergencies"
    EXPORT = "export"
    ANSWER = "answer"


class Withheld(StrEnum):
    """Why a reading is never told to the family: it would tell of what they may not know."""

    SAFEGUARDING = "safeguarding"
    PROTECTED_CHILD = "protected-child"
