"""Is there reason to follow up? The leader decides, the employee's view beside it (R34-R36)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from services.concern_intake.domain.assessment import View, says_something
from services.concern_intake.domain.childs_view import asked_on
from services.concern_intake.domain.commands import DecideFollowUp, DecideNoFollowUp, GiveOwnView
from services.concern_intake.domain.content import Question
from services.concern_intake.domain.decisions.guards import (
    has_happened,
    known_to,
    registered,
    undecided,
)
from services.concern_intake.domain.decisions.untold import left_untold
from services.concern_intake.domain.events import (
    ConcernClosed,
    ConcernEvent,
    FollowUpDecided,
    NextLeaderAsked,
    OwnViewGiven,
)
from services.concern_intake.domain.refusals import (
    AdviceComesBeforeClosing,
    AuthorDoesThis,
    BestInterestsAreReasoned,
    ChildIsIdentifiedBeforeFollowUp,
    DecisionsHaveReasons,
    EmployeesViewStandsBesideTheLeaders,
    LeaderWhoWasToldDoesThis,
    LevelIsOneOfACase,
    WhatIsAskedForIsAnsweredBeforeTheDecision,
)
from services.concern_intake.domain.states import Facts, Intake
from shared.contracts.codes import CaseLevel
from shared.eventing.asking_rules import needed, passed, refuse

Decision = DecideFollowUp | DecideNoFollowUp
FROM_WHOM_NOT_SAFE = "from-whom-not-safe"


def decide(command: GiveOwnView | Decision, state: Intake) -> Sequence[ConcernEvent]:
    """Answer what is asked about the decision."""
    match command:
        case GiveOwnView():
            return _give_view(command, undecided(state))
        case DecideFollowUp():
            return _follow_up(command, state)
        case DecideNoFollowUp():
            return _no_follow_up(command, state)
        case _:
            assert_never(command)


def _give_view(command: GiveOwnView, facts: Facts) -> Sequence[ConcernEvent]:
    refuse(
        AuthorDoesThis,
        when=command.by.person_id != facts.author_id,
        asker=command.by.person_id,
        author=facts.author_id,
    )
    view = View(follow_up=command.follow_up, level=command.level, reason=command.reason)
    if facts.own_view == view:
        return []
    return [OwnViewGiven(author_id=facts.author_id, view=view, given_on=command.today)]


def _follow_up(command: DecideFollowUp, state: Intake) -> Sequence[ConcernEvent]:
    facts = _ready_to_be_decided(command, state)
    refuse(LevelIsOneOfACase, when=command.level is CaseLevel.CONCERN, level=command.level)
    has_happened(command.today, asked_on(command.best_interests.childs_view))
    refuse(BestInterestsAreReasoned, when=not command.best_interests.is_reasoned())
    followed_up = _followed_up(command, facts)
    view = View(follow_up=True, level=command.level, reason=command.reason)
    asked = _asked_instead(command, facts, view)
    return [followed_up] if asked is None else asked


def _followed_up(command: DecideFollowUp, facts: Facts) -> FollowUpDecided:
    child_id = needed(
        facts.child_id, otherwise=ChildIsIdentifiedBeforeFollowUp, child=facts.child_id
    )
    return FollowUpDecided(
        child_id=child_id,
        unit_id=facts.unit_id,
        author_id=facts.author_id,
        leader_id=command.by.person_id,
        level=command.level,
        reason=command.reason,
        best_interests=command.best_interests,
        employees_view=facts.own_view,
        employees_view_missing_because=_missing_because(command, facts),
        guardians_told=tuple(sorted(facts.told)),
        guardians_not_told=left_untold(command.people, facts),
        arisen_on=facts.arisen_on,
        registered_on=facts.registered_on,
        leader_told_on=facts.leader_told_on or command.today,
        guardians_told_on=facts.guardians_told_on,
        decided_on=command.today,
    )


def _no_follow_up(command: DecideNoFollowUp, state: Intake) -> Sequence[ConcernEvent]:
    facts = _ready_to_be_decided(command, state)
    refuse(DecisionsHaveReasons, when=not says_something(command.who_was_told))
    refuse(AdviceComesBeforeClosing, when=state.safeguarding.waits_for_advice)
    asked = _asked_instead(command, facts, View(follow_up=False, reason=command.reason))
    if asked is not None:
        return asked
    return [
        ConcernClosed(
            author_id=facts.author_id,
            leader_id=command.by.person_id,
            reason=command.reason,
            who_was_told=command.who_was_told,
            employees_view=facts.own_view,
            employees_view_missing_because=_missing_because(command, facts),
            closed_on=command.today,
        )
    ]


def _ready_to_be_decided(command: Decision, state: Intake) -> Facts:
    known_to(command.by, registered(state), command.people.strangers)
    facts = undecided(state)
    refuse(
        LeaderWhoWasToldDoesThis,
        when=not (facts.is_led_by(command.by.person_id) or _is_asked(command.by.person_id, facts)),
        asker=command.by.person_id,
        next_leader=facts.next_leader_asked,
    )
    missing = [question.value for question in Question if question not in facts.answered]
    answers = state.safeguarding.answers
    missing += [FROM_WHOM_NOT_SAFE] if answers and answers.asks_from_whom else []
    if missing:
        raise WhatIsAskedForIsAnsweredBeforeTheDecision(missing=", ".join(missing))
    passed(WhatIsAskedForIsAnsweredBeforeTheDecision, answered=facts.answered)
    refuse(DecisionsHaveReasons, when=not says_something(command.reason))
    return facts


def _is_asked(person_id: UUID, facts: Facts) -> bool:
    return person_id == facts.next_leader_asked


def _asked_instead(command: Decision, facts: Facts, view: View) -> Sequence[NextLeaderAsked] | None:
    """Ask the next leader where leader and employee differ; ``None`` when the decision stands.

    It stands when they agree, when the next leader makes it, and when nobody is above. Where the
    one who was asked is no longer the next leader, or has come too close to the child, another is.
    """
    leader_id = command.by.person_id
    if leader_id == facts.author_id or _is_asked(leader_id, facts):
        return None
    refuse(
        EmployeesViewStandsBesideTheLeaders,
        when=facts.own_view is None and command.employees_view_missing_because is None,
        author=facts.author_id,
        has_said_it=facts.own_view is not None,
    )
    next_leader = command.people.next_above(leader_id, facts.author_id)
    if facts.own_view is None or not view.differs_from(facts.own_view) or next_leader is None:
        return None
    if facts.next_leader_asked == next_leader:
        return []
    return [_ask(command, facts, view, next_leader)]


def _ask(command: Decision, facts: Facts, view: View, next_leader: UUID) -> NextLeaderAsked:
    return NextLeaderAsked(
        author_id=facts.author_id,
        leader_id=command.by.person_id,
        leaders_view=view,
        next_leader_id=next_leader,
        asked_on=command.today,
    )


def _missing_because(command: Decision, facts: Facts) -> str | None:
    return None if facts.own_view else command.employees_view_missing_because
