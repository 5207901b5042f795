"""What is refused about forgetting, and what would open it."""

from __future__ import annotations

from services.audit_trail.domain import grounds
from shared.eventing.decider import Refusal


class OnlyArchivistAndOfficerForget(Refusal):
    """To forget is for the archivist and the data protection officer, and for nobody else."""

    sentence = "Only the archivist and the data protection officer decide what is forgotten."
    opens = "Ask the archivist or the data protection officer."
    ground = grounds.TWO_PERSONS
    status = 403


class TwoPersonsForgetTogether(Refusal):
    """What one has proposed another approves, in the other of the two roles."""

    sentence = "What cannot be undone is decided by the archivist and the officer together."
    opens = "Let the other of the two approve it."
    ground = grounds.TWO_PERSONS
    status = 403


class NobodyForgetsAChildOfTheirUnit(Refusal):
    """Someone whose unit has had the child could be taking away what that unit answers for."""

    sentence = "Nobody from a unit that has had the child decides what is forgotten about it."
    opens = "Let an archivist or an officer decide who has had no post in these units."
    ground = grounds.IMPARTIALITY
    status = 403


class NothingIsForgottenUnderLegalHold(Refusal):
    """A claim or a complaint may have to be proved with what stands here."""

    sentence = "Nothing is forgotten while a legal hold is set."
    opens = "Wait until whoever answers for the hold has lifted it."
    ground = grounds.LEGAL_CLAIMS


class TheArchiveComesFirst(Refusal):
    """What is to be handed to the archive is whole until it is there."""

    sentence = "Nothing is forgotten before the archive has what it is to have."
    opens = "File the closing note of every case that has ended, and say where."
    ground = grounds.HANDED_TO_THE_ARCHIVE


class WhatNoRuleNamesIsKeptForGood(Refusal):
    """Without a rule that says until when, archive law keeps a document."""

    sentence = "What no rule gives an end is kept for good."
    opens = "Close it from view; or have the municipality decide a rule, with its source."
    ground = grounds.ARCHIVE


class NothingIsForgottenBeforeItsTime(Refusal):
    """The years that a rule gives have not passed."""

    sentence = "Nothing is forgotten before its time is over."
    opens = "Wait until the day that the rules give."
    ground = grounds.STORAGE_LIMITATION


class AWrongChildIsSaidOfOneRecord(Refusal):
    """A record can be about the wrong child; a child's whole record cannot."""

    sentence = "Say which record was written about the wrong child."
    opens = "Name the record."
    ground = grounds.WRONG_CHILD
    status = 422


class ThereIsNoSuchProposal(Refusal):
    """Nothing with this id waits to be approved or withdrawn."""

    sentence = "No such proposal waits."
    opens = "Propose it, or look which proposals wait."
    ground = grounds.TWO_PERSONS


class LeadersAndTheOfficerHold(Refusal):
    """A hold is for those who answer for the units, and for the data protection officer."""

    sentence = "Only leaders of units that have had the child, and the officer, set or lift a hold."
    opens = "Ask the leader of the child's unit, or the data protection officer."
    ground = grounds.LEGAL_CLAIMS
    status = 403
