"""Refusals about whether there is a case at all."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class ThereIsNoCase(Refusal):
    """Nothing can be asked of a case that was never opened."""

    sentence = "There is no such case."
    opens = "A case opens when a follow-up of a concern is decided."
    ground = grounds.OWN_UNIT


class ACaseStartsAtLevelOne(Refusal):
    """Level 0 is the concern; a case exists from level 1 (R35)."""

    sentence = "A case starts at level 1 or higher."
    opens = "Choose a level from 1 to 3."
    ground = grounds.EVERY_LEVEL_FROM_ONE
    status = 422


class TheCaseIsClosed(Refusal):
    """A case that is over is changed no more; a new worry is a new concern (R36)."""

    sentence = "The case is closed."
    opens = "If there is a new worry, register a new concern."
    ground = grounds.CLOSING


class WhatHasHappenedIsNotInTheFuture(Refusal):
    """What is recorded as having happened did not happen tomorrow."""

    sentence = "A day on which something has happened cannot be in the future."
    opens = "Give the day on which it happened."
    ground = grounds.RECORD
    status = 422


class WhatSkippedAGateNeedsAReason(Refusal):
    """What happened out of order is recorded all the same, with the reason why (A2.1)."""

    sentence = "This happened out of order, so it is recorded with a reason."
    opens = "Say why it came about this way."
    ground = grounds.RECORD
    status = 422
