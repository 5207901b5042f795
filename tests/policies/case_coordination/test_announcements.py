from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args
from uuid import UUID

import pytest

from services.case_coordination.adapters.store import CASES, CATALOGUE, case_of
from services.case_coordination.announcements import SAYS, announce
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import BatonCameBack
from services.case_coordination.main import SERVICE
from services.case_coordination.sentences import MSGIDS, SENTENCES
from shared.contracts import case_coordination as said
from shared.contracts.codes import Alert, CaseLevel, Outcome, VoiceKind
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.kind import stream_id
from shared.eventing.recorded import Cause, Recorded
from shared.languages.languages import Languages
from shared.service.composing import languages_of
from tests.rules.case_coordination.people import (
    ADA,
    ADAS_VIEW,
    BERIT,
    CONCERN,
    FEBRUARY_19,
    FIRST_EVALUATION,
    FIRST_MEETING,
    JORUNN,
    KARI,
    LISE,
    MONA,
    MONDAY_19,
    PLAY,
    SLEEP,
    SOLBAKKEN,
    SYSTEM,
    THURSDAY_22,
    TOR,
    asked,
    at,
)
from tests.rules.case_coordination.stories import (
    AGREED,
    HELD,
    MINUTES,
    accepted,
    evaluation_completed,
    evaluation_held,
    opened,
    plan_agreed,
    proposed,
)
from tests.rules.case_coordination.test_answers import COMMENTED, TORS_WORDS
from tests.rules.case_coordination.test_ending import ASKED, ENDED, EXPLAINED
from tests.rules.case_coordination.test_evaluations import MOVED, SCHEDULED
from tests.rules.case_coordination.test_levels import ASSESSED, EXTENDED, STEPPED_DOWN
from tests.rules.case_coordination.test_outcomes import CLOSING, CONTINUED
from tests.rules.case_coordination.test_sharing import LEFT, LET_IN
from tests.rules.case_coordination.test_sharing import said as said_of_consent
from tests.rules.case_coordination.test_waits import TOLD_OF_NO_LEAD
from tests.rules.case_coordination.test_who_sees_what import CONCRETE

CASE: Final = case_of(CONCERN)
FILED: Final = e.ClosingNoteFiled(where="Folder 26/114.", filed_by=KARI, filed_on=FEBRUARY_19)
PLANNED_MEETING: Final = e.MeetingPlanned(
    meeting_id=FIRST_MEETING, on=THURSDAY_22, participants=(asked(LISE),), lead_id=KARI
)
RETURNED: Final = e.BatonReturned(
    leader_id=BERIT,
    previous_holder_id=KARI,
    because=BatonCameBack.LEAD_HAS_LEFT,
    returned_on=THURSDAY_22,
)
DECLINED: Final = e.LeadDeclined(proposal=1, declined_id=KARI, holder_id=BERIT)
ONE_OF_EACH: Final[tuple[e.CaseEvent, ...]] = (
    opened(),
    e.GuardiansKnow(child_id=ADA, guardians_told=(TOR,), told_on=THURSDAY_22),
    CONCRETE,
    proposed(),
    e.LeadOffered(offered_id=MONA, holder_id=KARI),
    DECLINED,
    e.ProposalLapsed(proposal=1, proposed_id=KARI, holder_id=BERIT),
    accepted(),
    RETURNED,
    PLANNED_MEETING,
    HELD,
    MINUTES,
    plan_agreed(),
    COMMENTED,
    TORS_WORDS,
    e.MeasureStatusRecorded.model_validate(
        {"measure_id": PLAY, "status": "started", "on": THURSDAY_22, "recorded_by": KARI}
    ),
    SCHEDULED,
    MOVED,
    evaluation_held(),
    evaluation_completed(),
    CONTINUED,
    ASSESSED,
    AGREED,
    EXTENDED,
    STEPPED_DOWN,
    said_of_consent(LISE),
    LET_IN,
    LEFT,
    CLOSING,
    ASKED,
    EXPLAINED,
    e.EndingDeclined(declined_by=BERIT, reason="Think it over."),
    ENDED,
    FILED,
    TOLD_OF_NO_LEAD,
)


def recorded(event: e.CaseEvent) -> Recorded[Event]:
    return Recorded(
        originator_id=stream_id("case", CASE, event.facet()),
        originator_version=1,
        id=UUID(int=91),
        kind="case",
        name=CATALOGUE.name_of(type(event)),
        subject_id=CASE,
        facet=event.facet(),
        event=event,
        occurred_at=at(MONDAY_19),
        recorded_at=at(MONDAY_19),
        by=SYSTEM,
        ground=None,
        cause=Cause("test"),
    )


def told(event: e.CaseEvent) -> Sequence[Contract]:
    return announce(recorded(event))


def test_there_is_one_of_each_event_here() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(CATALOGUE.names.values())
    assert set(get_args(e.CaseEvent)) == set(CATALOGUE.names.values())


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_what_is_stored_reads_as_it_was_written(event: e.CaseEvent) -> None:
    catalogue = CASES.catalogue
    name = catalogue.name_of(type(event))
    stored = event.model_dump(mode="json", exclude_none=True)

    assert catalogue.read(name, catalogue.schema_of(name), stored) == event


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_only_what_the_service_says_it_says_is_told_and_all_can_read_it(
    event: e.CaseEvent,
) -> None:
    for fact in told(event):
        body = fact.model_dump_json(exclude_none=True)

        assert type(fact) in SAYS
        assert type(fact).model_validate_json(body) == fact


def test_everything_that_the_service_says_it_says_is_told() -> None:
    assert {type(fact) for event in ONE_OF_EACH for fact in told(event)} == set(SAYS)


def test_no_word_that_somebody_wrote_is_told() -> None:
    everything = "".join(f.model_dump_json() for event in ONE_OF_EACH for f in told(event))

    for word in ("Evenings", "neglect", "Folder", "small", "withdraws", str(ADAS_VIEW.words)):
        assert word not in everything


def test_what_stands_in_a_stream_of_its_own_is_not_told_at_all() -> None:
    assert told(TORS_WORDS) == []
    assert told(EXPLAINED) == []


def test_an_opened_case_is_told_with_its_holder_and_who_was_told() -> None:
    assert told(opened()) == [
        said.CaseOpenedV1(
            case_id=CASE,
            concern_id=CONCERN,
            child_id=ADA,
            unit_id=SOLBAKKEN,
            level=CaseLevel.OWN_UNIT,
            holder_id=BERIT,
            guardians_told=(LISE, TOR),
            opened_on=MONDAY_19,
        )
    ]


def test_a_proposal_that_lapses_is_told_like_one_that_is_declined() -> None:
    lapsed = e.ProposalLapsed(proposal=1, proposed_id=KARI, holder_id=BERIT)
    assert told(lapsed) == told(DECLINED)


def test_an_ending_that_is_declined_is_told_without_the_reason() -> None:
    declined = e.EndingDeclined(declined_by=BERIT, reason="Think it over.")
    assert told(declined) == [said.EndingDeclinedV1(case_id=CASE, declined_by=BERIT)]


def test_an_accepted_lead_is_told_with_the_concern_to_read() -> None:
    assert told(accepted()) == [
        said.LeadAcceptedV1(
            case_id=CASE,
            concern_id=CONCERN,
            lead_id=KARI,
            previous_holder_id=BERIT,
            leader_id=BERIT,
            accepted_on=MONDAY_19,
        )
    ]


@pytest.mark.requirement("R54", "R61")
def test_a_plan_is_told_with_its_date_and_everyone_who_is_to_be_heard() -> None:
    assert told(plan_agreed()) == [
        said.PlanAgreedV1(
            case_id=CASE,
            child_id=ADA,
            unit_id=SOLBAKKEN,
            plan_version=1,
            goal_ids=(PLAY, SLEEP),
            evaluation_on=FEBRUARY_19,
            agreed_on=THURSDAY_22,
            lead_id=KARI,
            leader_id=BERIT,
            service_manager_id=JORUNN,
            voices=(
                said.Voice(person_id=ADA, kind=VoiceKind.CHILD),
                said.Voice(person_id=LISE, kind=VoiceKind.GUARDIAN),
                said.Voice(person_id=TOR, kind=VoiceKind.GUARDIAN),
                said.Voice(person_id=KARI, kind=VoiceKind.EMPLOYEE),
                said.Voice(person_id=MONA, kind=VoiceKind.EMPLOYEE),
            ),
        )
    ]


def test_a_closed_case_is_told_with_its_evaluation_and_as_closed() -> None:
    decided, closed = told(CLOSING)

    assert isinstance(decided, said.OutcomeDecidedV1)
    assert (decided.outcome, decided.evaluation_id) == (Outcome.CLOSE, FIRST_EVALUATION)
    assert closed == said.CaseClosedV1(
        case_id=CASE,
        outcome=Outcome.CLOSE,
        lead_id=KARI,
        leader_id=BERIT,
        closed_on=FEBRUARY_19,
    )


def test_a_case_that_ended_is_told_without_an_evaluation_and_without_why() -> None:
    decided, closed = told(ENDED)

    assert isinstance(decided, said.OutcomeDecidedV1)
    assert (decided.outcome, decided.evaluation_id) == (Outcome.ENDED_FOR_ANOTHER_REASON, None)
    assert isinstance(closed, said.CaseClosedV1)


def test_an_alert_is_told_with_whom_it_is_for() -> None:
    assert told(TOLD_OF_NO_LEAD) == [
        said.CaseAlertRaisedV1(
            case_id=CASE,
            alert=Alert.NO_ACCEPTED_LEAD,
            tells=(BERIT,),
            raised_on=TOLD_OF_NO_LEAD.raised_on,
        )
    ]


def test_every_event_has_its_sentence() -> None:
    assert set(SENTENCES) == set(CATALOGUE.names.values())


def test_all_that_people_read_is_said_in_every_language() -> None:
    languages: Languages = languages_of(SERVICE.folder)

    assert languages.missing(MSGIDS) == []


@pytest.mark.requirement("R67", "R99")
def test_a_move_between_levels_is_told_with_the_level_where_the_case_goes_on() -> None:
    for event, outcome in ((EXTENDED, Outcome.EXTEND), (STEPPED_DOWN, Outcome.STEP_DOWN)):
        (said_of_it,) = told(event)
        assert isinstance(said_of_it, said.OutcomeDecidedV1)
        assert (said_of_it.outcome, said_of_it.level) == (outcome, event.to_level)
