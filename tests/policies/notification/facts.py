"""The facts of one ordinary story, each in its place in the log of the service that told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from services.notification.domain.codes import Happening
from services.notification.domain.matter.commands import HearFact
from services.notification.domain.matter.decisions import matter_decider
from services.notification.domain.matter.matter import Matter
from services.notification.domain.waiting import Place, Waiting, standing
from services.notification.policies.mill import Mill
from services.notification.policies.what_is_learned import what_is_learned
from services.notification.policies.what_waits import MARKS
from shared.contracts.case_coordination import (
    BatonReturnedV1,
    CaseClosedV1,
    CaseOpenedV1,
    ClosingNoteFiledV1,
    EndingAskedV1,
    EndingDeclinedV1,
    GuardiansKnowV1,
    LeadAcceptedV1,
    LeadDeclinedV1,
    LeadProposedV1,
    MeetingPlannedV1,
    OutcomeDecidedV1,
    PlanAgreedV1,
    Voice,
)
from shared.contracts.codes import CaseLevel, LeaderCapacity, NotToldBecause, Outcome, VoiceKind
from shared.contracts.concern_intake import (
    ConcernAcknowledgedV1,
    ConcernDraftedV1,
    ConcernRegisteredV1,
    ConcernSharedWithLeaderV1,
    FollowUpDecidedV1,
    GuardianNotTold,
    NextLeaderAskedV1,
)
from shared.contracts.contract import Contract
from shared.contracts.evaluation_scheduling import (
    EvaluationCompletedV1,
    EvaluationHeldV1,
    EvaluationMovedV1,
    EvaluationScheduledV1,
)
from shared.time.municipal_calendar import working_days_in
from tests.rules.notification.people import (
    ADA,
    BERIT,
    CASE,
    CONCERN,
    EVALUATION,
    KARI,
    LISE,
    MONDAY,
    OLA,
    RAGNHILD,
    SECOND_EVALUATION,
    SOLBAKKEN,
    SYSTEM,
    TOR,
)

DAYS: Final = working_days_in("NO")

drafted = ConcernDraftedV1(concern_id=CONCERN, author_id=KARI)
registered = ConcernRegisteredV1(
    concern_id=CONCERN, unit_id=SOLBAKKEN, author_id=KARI, registered_on=date(2026, 1, 12)
)
shared = ConcernSharedWithLeaderV1(
    concern_id=CONCERN,
    unit_id=SOLBAKKEN,
    author_id=KARI,
    leader_id=BERIT,
    capacity=LeaderCapacity.NEAREST,
    shared_on=date(2026, 1, 12),
)
acknowledged = ConcernAcknowledgedV1(
    concern_id=CONCERN, leader_id=BERIT, acknowledged_on=date(2026, 1, 13)
)
next_asked = NextLeaderAskedV1(
    concern_id=CONCERN,
    author_id=KARI,
    leader_id=BERIT,
    next_leader_id=RAGNHILD,
    asked_on=date(2026, 1, 16),
)
follow_up = FollowUpDecidedV1(
    concern_id=CONCERN,
    child_id=ADA,
    unit_id=SOLBAKKEN,
    author_id=KARI,
    leader_id=BERIT,
    level=CaseLevel.OWN_UNIT,
    guardians_told=(LISE,),
    guardians_not_told=(GuardianNotTold(guardian_id=TOR, because=NotToldBecause.NOT_REACHED),),
    arisen_on=date(2025, 12, 15),
    registered_on=date(2026, 1, 12),
    leader_told_on=date(2026, 1, 12),
    guardians_told_on=date(2026, 1, 16),
    decided_on=date(2026, 1, 19),
)
opened = CaseOpenedV1(
    case_id=CASE,
    concern_id=CONCERN,
    child_id=ADA,
    unit_id=SOLBAKKEN,
    level=CaseLevel.OWN_UNIT,
    holder_id=BERIT,
    guardians_told=(LISE,),
    opened_on=date(2026, 1, 19),
)
guardians_know = GuardiansKnowV1(case_id=CASE, child_id=ADA, guardians_told=(TOR,))
ola_proposed = LeadProposedV1(
    case_id=CASE, proposed_id=OLA, holder_id=BERIT, proposed_on=date(2026, 1, 19)
)
ola_declined = LeadDeclinedV1(case_id=CASE, declined_id=OLA, holder_id=BERIT)
kari_proposed = LeadProposedV1(
    case_id=CASE, proposed_id=KARI, holder_id=BERIT, proposed_on=date(2026, 1, 20)
)
kari_accepted = LeadAcceptedV1(
    case_id=CASE,
    concern_id=CONCERN,
    lead_id=KARI,
    previous_holder_id=BERIT,
    leader_id=BERIT,
    accepted_on=date(2026, 1, 20),
)
ola_accepted = LeadAcceptedV1(
    case_id=CASE,
    concern_id=CONCERN,
    lead_id=OLA,
    previous_holder_id=KARI,
    leader_id=BERIT,
    accepted_on=date(2026, 2, 2),
)
returned = BatonReturnedV1(
    case_id=CASE, leader_id=BERIT, previous_holder_id=KARI, returned_on=date(2026, 2, 2)
)
ending_asked = EndingAskedV1(
    case_id=CASE, asked_by=KARI, leader_id=BERIT, asked_on=date(2026, 3, 18)
)
ending_declined = EndingDeclinedV1(case_id=CASE, declined_by=BERIT)
meeting = MeetingPlannedV1(
    case_id=CASE,
    meeting_id=SOLBAKKEN,
    lead_id=KARI,
    on=date(2026, 1, 22),
    participant_ids=(KARI, LISE, TOR, ADA),
)
plan = PlanAgreedV1(
    case_id=CASE,
    child_id=ADA,
    unit_id=SOLBAKKEN,
    plan_version=1,
    goal_ids=(),
    evaluation_on=date(2026, 2, 19),
    agreed_on=date(2026, 1, 22),
    lead_id=KARI,
    leader_id=BERIT,
    service_manager_id=RAGNHILD,
    voices=(
        Voice(person_id=ADA, kind=VoiceKind.CHILD),
        Voice(person_id=LISE, kind=VoiceKind.GUARDIAN),
        Voice(person_id=TOR, kind=VoiceKind.GUARDIAN),
        Voice(person_id=OLA, kind=VoiceKind.EMPLOYEE),
    ),
)
scheduled = EvaluationScheduledV1(
    evaluation_id=EVALUATION,
    case_id=CASE,
    plan_version=1,
    due_on=date(2026, 2, 19),
    lead_id=KARI,
)
moved = EvaluationMovedV1(
    evaluation_id=EVALUATION,
    case_id=CASE,
    first_due_on=date(2026, 2, 19),
    due_on=date(2026, 2, 24),
    lead_id=KARI,
)
held = EvaluationHeldV1(
    evaluation_id=EVALUATION,
    case_id=CASE,
    plan_version=1,
    held_on=date(2026, 2, 19),
    lead_id=KARI,
)
completed = EvaluationCompletedV1(
    evaluation_id=EVALUATION,
    case_id=CASE,
    plan_version=1,
    held_on=date(2026, 2, 19),
    completed_on=date(2026, 2, 20),
    lead_id=KARI,
)
continued = OutcomeDecidedV1(
    case_id=CASE,
    evaluation_id=EVALUATION,
    outcome=Outcome.CONTINUE,
    plan_version=1,
    decided_on=date(2026, 2, 20),
    lead_id=KARI,
    leader_id=BERIT,
    participant_ids=(LISE, TOR),
)
scheduled_again = scheduled.model_copy(
    update={
        "evaluation_id": SECOND_EVALUATION,
        "plan_version": 2,
        "due_on": date(2026, 3, 19),
    }
)
closed = CaseClosedV1(
    case_id=CASE,
    outcome=Outcome.CLOSE,
    lead_id=KARI,
    leader_id=BERIT,
    closed_on=date(2026, 3, 19),
)
filed = ClosingNoteFiledV1(case_id=CASE, filed_by=KARI, filed_on=date(2026, 3, 20))


@dataclass(frozen=True)
class Heard:
    """A fact, and where it stands in its service's log."""

    fact: Contract
    sequence: int

    @property
    def fact_id(self) -> str:
        return f"{self.fact.context}/{self.sequence}"

    def command(self) -> HearFact:
        mill = Mill(Place(context=self.fact.context, sequence=self.sequence), DAYS)
        return HearFact(
            by=SYSTEM,
            now=MONDAY,
            fact_id=self.fact_id,
            happening=Happening.CASE_OPENED,
            marks=tuple(MARKS.read(self.fact, mill)),
            learned=what_is_learned(self.fact),
        )


def in_order(*facts: Contract) -> list[Heard]:
    return [Heard(fact, sequence) for sequence, fact in enumerate(facts, start=1)]


def matter_after(heard: list[Heard]) -> Matter:
    state = matter_decider.initial
    for one in heard:
        for event in matter_decider.decide(one.command(), state):
            state = matter_decider.evolve(state, event)
    return state


def waiting_after(*facts: Contract) -> frozenset[Waiting]:
    return standing(matter_after(in_order(*facts)).marks)
