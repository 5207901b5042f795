"""What has happened before, each a short history to begin from."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.concern_intake.domain.advice import AdvisingService, NextStep, Scope
from services.concern_intake.domain.assessment import View
from services.concern_intake.domain.childs_view import ChildNotAsked
from services.concern_intake.domain.content import ChildConcerned, Details, DraftContent
from services.concern_intake.domain.decider import CONCERN_DECIDER
from services.concern_intake.domain.events import (
    AdviceRecorded,
    ConcernClosed,
    ConcernRegistered,
    DraftStarted,
    FollowUpDecided,
    GuardianLeftUntold,
    OwnViewGiven,
    SafetyQuestionsAnswered,
    SharedWithLeader,
    SharingWithGuardiansDecided,
    TalkRecorded,
)
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.talk import (
    GuardianInTalk,
    Interpreting,
    OutOfOrder,
    SharingChoice,
    TalkOutcome,
)
from shared.contracts.codes import CaseLevel, LeaderCapacity, NotToldBecause
from tests.rules.concern_intake.people import (
    ABOUT_ADA,
    ADA,
    ADA_PLAYED,
    ALL_IS_WELL,
    BERIT,
    BEST_INTERESTS,
    DETAILS,
    FRI_16,
    KARI,
    KARI_WANTS_FOLLOW_UP,
    LISE,
    MON_12,
    MON_19,
    SEEN,
    SOLBAKKEN,
    TALK,
    TOR,
    TUE_13,
    noon,
)
from tests.spec import Spec

given = Spec(CONCERN_DECIDER)


def drafted(content: DraftContent | None = None, on: date = MON_12) -> DraftStarted:
    return DraftStarted(
        author_id=KARI.person_id,
        unit_id=SOLBAKKEN,
        started_on=on,
        content=content or DraftContent(observations=SEEN),
    )


def registered(
    child: ChildConcerned = ABOUT_ADA, details: Details = DETAILS, on: date = MON_12
) -> ConcernRegistered:
    return ConcernRegistered(
        author_id=KARI.person_id,
        unit_id=SOLBAKKEN,
        registered_on=on,
        child=child,
        observations=SEEN,
        details=details,
    )


def answered(
    answers: SafetyAnswers = ALL_IS_WELL, on: date = MON_12, *, before_registration: bool = True
) -> SafetyQuestionsAnswered:
    return SafetyQuestionsAnswered(
        answers=answers, answered_on=on, before_registration=before_registration
    )


def shared(
    leader_id: UUID = BERIT.person_id,
    capacity: LeaderCapacity = LeaderCapacity.NEAREST,
    on: date = MON_12,
) -> SharedWithLeader:
    return SharedWithLeader(
        unit_id=SOLBAKKEN,
        author_id=KARI.person_id,
        leader_id=leader_id,
        capacity=capacity,
        because=None,
        shared_on=on,
    )


def chose(
    choice: SharingChoice = SharingChoice.SHARE,
    tells: tuple[UUID, ...] = (LISE, TOR),
    on: date = TUE_13,
) -> SharingWithGuardiansDecided:
    return SharingWithGuardiansDecided(
        choice=choice,
        reason="Kari knows them well.",
        tells=tells,
        decided_by=BERIT.person_id,
        decided_on=on,
    )


def spoke_with(*guardians: GuardianInTalk, on: date = FRI_16) -> TalkRecorded:
    return TalkRecorded(
        talk_id=TALK,
        held_on=on,
        happened_at=noon(on),
        guardians=guardians,
        childs_view=ADA_PLAYED,
        child_age=3,
        what_was_shared="What Kari has seen.",
        shared_understanding=None,
        agreed=None,
        interpreting=Interpreting.NOT_NEEDED,
        out_of_order=(),
        reason=None,
    )


def marked(talk: TalkRecorded, reason: str, *gates: OutOfOrder) -> TalkRecorded:
    return talk.model_copy(update={"out_of_order": gates, "reason": reason})


LISE_TOLD = GuardianInTalk(guardian_id=LISE, outcome=TalkOutcome.TOLD, view="She saw it too.")
TOR_TOLD = GuardianInTalk(guardian_id=TOR, outcome=TalkOutcome.TOLD)
TOR_NOT_REACHED = GuardianInTalk(guardian_id=TOR, outcome=TalkOutcome.NOT_REACHED)
TOR_DECLINED = GuardianInTalk(guardian_id=TOR, outcome=TalkOutcome.DECLINED)


def advised(
    may_be_told: Scope | None = None,
    next_step: NextStep = NextStep.WAIT,
    on: date = TUE_13,
    reason: str | None = None,
) -> AdviceRecorded:
    return AdviceRecorded(
        service=AdvisingService.CHILD_WELFARE,
        asked_on=on,
        happened_at=noon(on),
        asked_by=KARI.person_id,
        advice="Look again on Thursday, and call if there is more.",
        advised_to_report=False,
        may_be_told=may_be_told,
        next_step=next_step,
        reason=reason,
    )


TELL_BOTH = Scope(what="What was seen in the kindergarten.")
TELL_LISE = Scope(what="What was seen in the kindergarten.", guardian_ids=(LISE,))


def gave_view(view: View = KARI_WANTS_FOLLOW_UP, on: date = MON_19) -> OwnViewGiven:
    return OwnViewGiven(author_id=KARI.person_id, view=view, given_on=on)


def followed_up(
    told: tuple[UUID, ...] = (LISE, TOR),
    not_told: tuple[tuple[UUID, NotToldBecause], ...] = (),
    told_on: date | None = FRI_16,
    leader_id: UUID = BERIT.person_id,
) -> FollowUpDecided:
    return FollowUpDecided(
        child_id=ADA,
        unit_id=SOLBAKKEN,
        author_id=KARI.person_id,
        leader_id=leader_id,
        level=CaseLevel.OWN_UNIT,
        reason="Ada needs help into play.",
        best_interests=BEST_INTERESTS,
        employees_view=KARI_WANTS_FOLLOW_UP,
        employees_view_missing_because=None,
        guardians_told=told,
        guardians_not_told=tuple(
            GuardianLeftUntold(guardian_id=who, because=why) for who, why in not_told
        ),
        arisen_on=date(2025, 12, 15),
        registered_on=MON_12,
        leader_told_on=MON_12,
        guardians_told_on=told_on,
        decided_on=MON_19,
    )


def closed(view: View | None = None) -> ConcernClosed:
    return ConcernClosed(
        author_id=KARI.person_id,
        leader_id=BERIT.person_id,
        reason="She plays with others again.",
        who_was_told="Lise and Tor",
        employees_view=view,
        employees_view_missing_because=None,
        closed_on=MON_19,
    )


NOBODY_ASKED_ADA = ChildNotAsked(because="She was ill all week.")

REGISTERED = (registered(), answered())
SHARED = (*REGISTERED, shared())
TOLD = (*SHARED, chose(), spoke_with(LISE_TOLD, TOR_TOLD))
READY = (*TOLD, gave_view())
FOLLOWED_UP = (*READY, followed_up())
