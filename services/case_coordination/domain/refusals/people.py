"""Refusals about who someone is to the child and to its case."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class AStrangerStaysOutOfTheCase(Refusal):
    """Whoever is too close to the child takes no part in its case as an employee."""

    sentence = "An employee who is close to the child can have no part in the case as an employee."
    opens = "Ask someone else in the unit; for a leader, the next leader stands in."
    ground = grounds.CONFLICT
    status = 403


class OnlyTheLead(Refusal):
    """What belongs to the baton is done by whoever accepted it."""

    sentence = "Only the lead of the case can do this."
    opens = "Ask the lead, or take over the baton first."
    ground = grounds.BATON
    status = 403


class OnlyTheLeader(Refusal):
    """Some things are the leader's to confirm."""

    sentence = "Only the leader of the unit can do this."
    opens = "Ask the leader of the unit, or whoever stands in for the leader."
    ground = grounds.OWN_UNIT
    status = 403


class OnlyLeadOrLeader(Refusal):
    """The lead and the leader of the owning unit move a case, nobody else."""

    sentence = "Only the lead of the case or the leader of the unit can do this."
    opens = "Ask the lead or the leader."
    ground = grounds.OWN_UNIT
    status = 403


class OnlyThoseWhoTakePartAnswer(Refusal):
    """A plan is answered by those who take part in it (R46)."""

    sentence = "Only someone who takes part in the case can answer its plan."
    opens = "The lead can ask you to a meeting first."
    ground = grounds.GOALS_AND_MEASURES
    status = 403


class OthersComeOnASharingBasis(Refusal):
    """Someone from another unit takes part at level 1 on a basis and for a reason (R39)."""

    sentence = (
        "At this level the work is done in the unit itself; others need a basis and a reason."
    )
    opens = "Say on what basis they may hear of the child, and why; or consider level 2."
    ground = grounds.FROM_ELSEWHERE
    status = 422


class GuardiansAreToldByAPersonFirst(Refusal):
    """A guardian is asked to nothing before a person has told them (invariant 11)."""

    sentence = "A guardian must have been told by a person before being asked to take part."
    opens = "Hold the talk with the guardian and record it."
    ground = grounds.LEADER_FIRST


class ARestrictedGuardianIsNotAsked(Refusal):
    """A care order, a contact ban or the like keeps a guardian out of what is shared."""

    sentence = "A restriction keeps this guardian from taking part."
    opens = "The restriction must be lifted in the register first."
    ground = grounds.CONFIDENTIALITY


class TheYoungPersonIsTheChildOfTheCase(Refusal):
    """Nobody but the child of the case takes part as the child."""

    sentence = "Only the child of this case can take part as the child."
    opens = "Choose the child of the case, or another part for this person."
    ground = grounds.CHILD_IS_HEARD
    status = 422
