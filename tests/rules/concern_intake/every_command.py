"""One of every command and a history for every shape a concern can have."""

from __future__ import annotations

from typing import Final

from services.concern_intake.domain import commands as c
from services.concern_intake.domain.advice import AdvisingService, ClearingBody, NextStep
from services.concern_intake.domain.content import DraftContent
from services.concern_intake.domain.events import (
    AlertRaised,
    ConcernAcknowledged,
    ConcernEvent,
    DraftDiscarded,
    NextLeaderAsked,
)
from services.concern_intake.domain.talk import SharingChoice
from shared.contracts.codes import Alert, CaseLevel
from shared.identity.actor import Actor
from tests.rules.concern_intake.people import (
    ABOUT_ADA,
    ADA,
    ADA_PLAYED,
    ALL_IS_WELL,
    AROUND_ADA,
    BERIT,
    BEST_INTERESTS,
    CASE_LEAD,
    DAG_DEPUTY,
    DETAILS,
    FRI_16,
    IN_WORDS,
    KARI,
    KARI_SEES_NO_GROUND,
    MON_12,
    MON_19,
    NINA_NEXT,
    OLE_COLLEAGUE,
    SECOND_TALK,
    SEEN,
    TALK,
    TUE_13,
    VIOLENCE_YES,
    asks,
    noon,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    LISE_TOLD,
    READY,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TOLD,
    TOR_NOT_REACHED,
    advised,
    answered,
    chose,
    closed,
    drafted,
    registered,
    shared,
)

ACTORS: Final = (KARI, BERIT, DAG_DEPUTY, NINA_NEXT, OLE_COLLEAGUE)

HISTORIES: Final[tuple[tuple[ConcernEvent, ...], ...]] = (
    (),
    (drafted(),),
    (drafted(), answered(VIOLENCE_YES)),
    (drafted(), DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)),
    REGISTERED,
    (registered(child=IN_WORDS), answered()),
    (registered(child=IN_WORDS), answered(), shared()),
    (registered(), answered(VIOLENCE_YES), shared(), chose()),
    (registered(), answered(VIOLENCE_YES), shared(), advised(TELL_BOTH)),
    SHARED,
    (*SHARED, ConcernAcknowledged(leader_id=BERIT.person_id, acknowledged_on=TUE_13)),
    (
        *SHARED,
        AlertRaised(
            alert=Alert.CONCERN_NOT_ACKNOWLEDGED, tells=(DAG_DEPUTY.person_id,), raised_on=FRI_16
        ),
    ),
    TOLD,
    READY,
    (
        *READY,
        NextLeaderAsked(
            author_id=KARI.person_id,
            leader_id=BERIT.person_id,
            leaders_view=KARI_SEES_NO_GROUND,
            next_leader_id=NINA_NEXT.person_id,
            asked_on=MON_19,
        ),
    ),
    FOLLOWED_UP,
    (*TOLD, closed()),
)


def commands_of(by: Actor) -> tuple[c.ConcernCommand, ...]:
    """Give every command that a person or the service may ask, by this actor."""
    asking = asks(by, MON_19)
    past = noon(FRI_16)
    return (
        c.StartDraft(**asking, safety=ALL_IS_WELL),
        c.SaveDraft(**asking, content=DraftContent(observations=SEEN), safety=VIOLENCE_YES),
        c.DiscardDraft(**asking),
        c.RegisterConcern(
            **asking,
            child=ABOUT_ADA,
            observations=SEEN,
            safety=ALL_IS_WELL,
            details=DETAILS,
            people=AROUND_ADA,
        ),
        c.RegisterConcern(**asking, people=AROUND_ADA),
        c.AddToConcern(**asking, details=DETAILS),
        c.AnswerSafetyQuestions(**asking, safety=VIOLENCE_YES),
        c.AnswerSafetyQuestions(**asking, safety=ALL_IS_WELL),
        c.IdentifyChild(**asking, child_id=ADA, people=AROUND_ADA),
        c.ShareWithLeader(**asking, people=AROUND_ADA),
        c.Acknowledge(**asking, people=AROUND_ADA),
        *(
            c.DecideOnSharingWithGuardians(
                **asking, choice=choice, reason="It is time.", people=AROUND_ADA
            )
            for choice in SharingChoice
        ),
        c.RecordTalk(
            **asking,
            talk_id=TALK,
            held_on=FRI_16,
            happened_at=past,
            guardians=(LISE_TOLD,),
            childs_view=ADA_PLAYED,
            what_was_shared="What Kari has seen.",
            out_of_order_because="Lise asked at the door.",
            although_stopped_because="Lise asked at the door.",
            people=AROUND_ADA,
        ),
        c.RecordTalk(
            **asking,
            talk_id=SECOND_TALK,
            held_on=MON_12,
            happened_at=noon(MON_12),
            guardians=(TOR_NOT_REACHED,),
            childs_view=ADA_PLAYED,
            what_was_shared="Nothing yet.",
            people=AROUND_ADA,
        ),
        c.RecordAdvice(
            **asking,
            service=AdvisingService.CHILD_WELFARE,
            asked_on=FRI_16,
            happened_at=past,
            advice="Wait until Monday.",
            advised_to_report=False,
            next_step=NextStep.WAIT,
        ),
        c.RecordClearance(
            **asking,
            body=ClearingBody.POLICE,
            cleared_by="Inspector Moen",
            cleared_on=FRI_16,
            happened_at=past,
            scope=TELL_BOTH,
        ),
        c.GiveOwnView(**asking, follow_up=True, reason="She is alone every day."),
        c.DecideFollowUp(
            **asking,
            level=CaseLevel.OWN_UNIT,
            reason="Ada needs help into play.",
            best_interests=BEST_INTERESTS,
            people=AROUND_ADA,
        ),
        c.DecideNoFollowUp(
            **asking,
            reason="She plays with others again.",
            who_was_told="Lise and Tor",
            people=AROUND_ADA,
        ),
        c.RaiseAlerts(**asking, alerts=tuple(Alert), people=AROUND_ADA),
        c.AdmitLead(**asking, lead_id=CASE_LEAD, taken_from=BERIT.person_id, accepted_on=MON_19),
    )


EVERY_COMMAND: Final = tuple(command for actor in ACTORS for command in commands_of(actor))
