"""A case on real PostgreSQL and NATS, through its own doors, from follow-up to filed note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
import pytest

from services.case_coordination.adapters.store import CASES, case_of
from services.case_coordination.domain.events import AlertRaised
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.main import SERVICE
from services.case_coordination.views.cases_of_a_child import CASES_OF_A_CHILD
from shared.contracts.codes import Alert, CaseLevel, NotToldBecause
from shared.contracts.concern_intake import (
    FollowUpDecidedV1,
    GuardianNotTold,
    GuardiansToldLaterV1,
)
from shared.contracts.evaluation_scheduling import (
    EvaluationCompletedV1,
    EvaluationHeldV1,
    EvaluationMovedV1,
    EvaluationScheduledV1,
)
from tests.eventually import eventually
from tests.integration.messages import headers_on
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.case_coordination.asks import OLE, PPT
from tests.rules.case_coordination.people import (
    ADA,
    BERIT,
    CONCERN,
    EVEN,
    FIRST_EVALUATION,
    KARI,
    LISE,
    MONA,
    SOLBAKKEN,
    TOR,
    at,
    employee,
    guardian,
)
from tests.rules.case_coordination.solbakken import TOLD
from tests.rules.case_coordination.test_sharing import OLES_POST

pytestmark = pytest.mark.integration

CASE: Final = case_of(CONCERN)
WEDNESDAY_21: Final = date(2026, 1, 21)
DECIDED: Final = FollowUpDecidedV1(
    concern_id=CONCERN,
    child_id=ADA,
    unit_id=SOLBAKKEN,
    author_id=KARI,
    leader_id=BERIT,
    level=CaseLevel.OWN_UNIT,
    guardians_told=(LISE,),
    guardians_not_told=(GuardianNotTold(guardian_id=TOR, because=NotToldBecause.NOT_REACHED),),
    registered_on=date(2026, 1, 12),
    leader_told_on=date(2026, 1, 12),
    guardians_told_on=date(2026, 1, 16),
    decided_on=date(2026, 1, 19),
)
TOR_TOLD: Final = GuardiansToldLaterV1(
    concern_id=CONCERN, child_id=ADA, guardians_told=(TOR,), told_on=date(2026, 1, 20)
)
LEAD: Final = employee(KARI)
LEADER: Final = employee(BERIT)
REASONING: Final = {
    "decision": "Ada goes on with a small group.",
    "childs_view": "Ada likes to play with Eli.",
    "weight": "It carried much weight.",
    "conclusion": "This is best for Ada now.",
}
PLAN: Final = {
    "needs": ["To feel safe among other children."],
    "goals": [
        {
            "goal": "Ada takes part in play.",
            "measures": [
                {
                    "what": "A small group every day.",
                    "arena": "own-unit",
                    "responsible": {"person_id": str(KARI), "part": "employee"},
                },
                {
                    "what": "The same bedtime every night.",
                    "arena": "family",
                    "responsible": {"person_id": str(TOR), "part": "guardian"},
                },
            ],
        }
    ],
}


EXTENDING: Final = {
    "outcome": "extend",
    "to": 2,
    "evaluation_id": str(FIRST_EVALUATION),
    "best_interests": REASONING,
    "effect": False,
    "extension": {
        "units": [{"body": "The school psychologist", "why": "Ada needs to be looked at."}],
        "consultation": {
            "held_on": "2026-01-21",
            "with_ids": [str(LISE)],
            "view": "Lise agrees.",
        },
    },
}


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(SERVICE, database, nats, now=at(WEDNESDAY_21)) as served:
        tell(nats, *TOLD, DECIDED, TOR_TOLD)
        eventually(lambda: len(told_guardians(served)) == 2)
        yield served


def told_guardians(served: Served) -> Mapping[UUID, date | None]:
    state = served.desk.store.state(CASES, CASE)
    assert isinstance(state, ActiveCase)
    return state.guardians_told


def ok(answer: httpx.Response) -> Any:
    assert answer.status_code == httpx.codes.OK, answer.text
    return answer.json()


def refused(answer: httpx.Response) -> str:
    assert answer.headers["content-type"].startswith("application/problem+json"), answer.text
    return str(answer.json()["rule"])


def led(served: Served) -> None:
    ok(served.post(f"/cases/{CASE}/lead/proposal", LEADER, {"proposed_id": str(KARI)}))
    ok(served.post(f"/cases/{CASE}/lead/acceptance", LEAD))


def met(served: Served) -> str:
    led(served)
    meeting = str(uuid4())
    people = [
        {"person_id": str(KARI), "part": "employee", "attendance": "attended"},
        {"person_id": str(LISE), "part": "guardian", "attendance": "attended"},
        {"person_id": str(TOR), "part": "guardian", "attendance": "attended"},
    ]
    held = {"held_on": "2026-01-21", "participants": people}
    ok(served.post(f"/cases/{CASE}/meetings/{meeting}/held", LEAD, held))
    return meeting


MINUTES: Final = {
    "plan": PLAN,
    "agreed": ["Kari starts the small group on Monday."],
    "childs_voice": {"who": "Kari", "how": "Plays with Ada and writes down what she says."},
    "evaluation_on": "2026-02-18",
}


def planned(served: Served) -> Any:
    meeting = met(served)
    return ok(served.post(f"/cases/{CASE}/meetings/{meeting}/minutes", LEAD, MINUTES))


def evaluated(served: Served, bus: RealBus) -> None:
    planned(served)
    told = {"evaluation_id": FIRST_EVALUATION, "case_id": CASE, "lead_id": KARI}
    day = {"plan_version": 1, "held_on": date(2026, 1, 21)}
    tell(
        bus,
        EvaluationCompletedV1.model_validate({**told, **day, "completed_on": day["held_on"]}),
        EvaluationHeldV1.model_validate({**told, **day}),
    )
    eventually(lambda: case(served)["evaluations"][0]["completed_on"])


def case(served: Served) -> Any:
    return ok(served.get(f"/cases/{CASE}", LEADER))


def names_on(bus: RealBus) -> list[str]:
    types = [headers["ce-type"] for headers in headers_on(bus, "EVT_CASE_COORDINATION")]
    return [name.split(".")[2] for name in types]


def test_a_decided_follow_up_opens_a_case_that_the_leader_holds(served: Served) -> None:
    page = case(served)

    assert (page["holder_id"], page["lead_id"], page["status"]) == (str(BERIT), None, "active")
    assert page["awaits"] == {"what": "first-meeting", "on": "2026-02-02"}
    assert ok(served.get(f"/concerns/{CONCERN}/case", LEADER)) == page


def test_the_baton_passes_when_it_is_accepted(served: Served, nats: RealBus) -> None:
    minutes = f"/cases/{CASE}/meetings/{uuid4()}/minutes"
    assert refused(served.post(minutes, LEADER, MINUTES)) == "ALeadComesBeforeThePlan"
    led(served)

    assert case(served)["holder_id"] == str(KARI)
    eventually(lambda: "lead-accepted" in names_on(nats))


@pytest.mark.requirement("R51")
def test_a_meeting_on_5_march_proposes_1_april(served: Served) -> None:
    path = f"/cases/{CASE}/proposed-evaluation?meeting_on=2026-03-05"

    assert ok(served.get(path, LEADER))["evaluation_on"] == "2026-04-01"
    assert served.get(path, employee(EVEN)).status_code == 404


@pytest.mark.requirement("R46", "R50", "R51")
def test_approved_minutes_make_a_plan_that_others_are_told_of(
    served: Served, nats: RealBus
) -> None:
    meeting = met(served)
    path = f"/cases/{CASE}/meetings/{meeting}/minutes"
    undated = served.post(path, LEAD, {**MINUTES, "evaluation_on": None})
    assert refused(undated) == "APlanHasAnEvaluationDate"
    page = ok(served.post(path, LEAD, MINUTES))

    assert page["plan"]["version"] == 1
    assert page["awaits"] == {"what": "evaluation", "on": "2026-02-18"}
    eventually(lambda: "plan-agreed" in names_on(nats))


def test_one_guardian_reads_the_own_words_and_not_the_others(served: Served) -> None:
    planned(served)
    before = served.get(f"/cases/{CASE}", guardian(LISE)).headers["ETag"]
    said = {"answer": "disagree", "words": "Evenings are hard with me."}
    tors = ok(served.post(f"/cases/{CASE}/plans/1/answer", guardian(TOR), said))
    ok(
        served.post(
            f"/cases/{CASE}/plans/1/answer", guardian(TOR), {**said, "words": "And mornings."}
        )
    )

    assert tors["own_answers"][0]["words"] == "Evenings are hard with me."
    lises = served.get(f"/cases/{CASE}", guardian(LISE))
    assert "hard" not in lises.text
    assert lises.headers["ETag"] == before
    assert case(served)["answers"][0]["words"] == "And mornings."


def test_a_case_does_not_exist_for_those_who_have_no_part_in_it(served: Served) -> None:
    unknown = served.get(f"/cases/{uuid4()}", employee(MONA))
    closed_to_mona = served.get(f"/cases/{CASE}", employee(MONA))

    assert closed_to_mona.status_code == unknown.status_code == 404
    assert closed_to_mona.json() == unknown.json()
    assert served.post(f"/cases/{CASE}/lead/offer", employee(MONA)).status_code == 404
    assert served.get(f"/cases/{CASE}", guardian(EVEN)).status_code == 404


def test_a_moved_evaluation_shows_both_days(served: Served, nats: RealBus) -> None:
    planned(served)
    about = {"evaluation_id": FIRST_EVALUATION, "case_id": CASE, "lead_id": KARI}
    tell(
        nats,
        EvaluationScheduledV1.model_validate(
            {**about, "plan_version": 1, "due_on": date(2026, 2, 18)}
        ),
        EvaluationMovedV1.model_validate(
            {**about, "first_due_on": date(2026, 2, 18), "due_on": date(2026, 2, 24)}
        ),
    )
    shown = eventually(
        lambda: case(served)["evaluation"], lambda told: told["due_on"] == "2026-02-24"
    )

    assert shown == {"first_due_on": "2026-02-18", "due_on": "2026-02-24", "is_delayed": False}


@pytest.mark.requirement("R60", "R65", "R67")
def test_one_evaluation_carries_one_outcome(served: Served, nats: RealBus) -> None:
    path = f"/cases/{CASE}/outcome"
    evaluated(served, nats)
    asked = {
        "outcome": "continue",
        "evaluation_id": str(FIRST_EVALUATION),
        "best_interests": REASONING,
        "evaluation_on": "2026-02-18",
    }
    assert refused(served.post(path, LEAD, {**asked, "outcome": "go-back"})) == "ThereIsSuchAMove"
    assert refused(served.post(path, LEAD, asked)) == "ContinuingNeedsANewPlan"
    page = ok(served.post(path, LEAD, {**asked, "plan": PLAN}))

    assert page["plan"]["version"] == 2
    second = served.post(path, LEAD, {**asked, "plan": PLAN})
    assert refused(second) == "OneEvaluationOneOutcome"
    assert refused(served.post(path, LEAD, {**asked, "evaluation_id": None})) == (
        "AnOutcomeRestsOnACompletedEvaluation"
    )
    unheard = served.post(path, LEAD, {**asked, "evaluation_id": str(uuid4())})
    assert unheard.status_code == 409


@pytest.mark.requirement("R67", "R69")
def test_a_case_is_extended_when_the_leader_has_agreed(served: Served, nats: RealBus) -> None:
    path = f"/cases/{CASE}/outcome"
    evaluated(served, nats)
    assert refused(served.post(path, LEAD, EXTENDING)) == "TheLeaderAgreesToTheMove"
    assert "TheLeaderAgreesToTheMove" in shut(served, "extend")

    agreement = {"outcome": "extend", "evaluation_id": str(FIRST_EVALUATION)}
    assert refused(served.post(f"{path}/agreement", LEAD, agreement)) == "OnlyTheLeader"
    ok(served.post(f"{path}/agreement", LEADER, agreement))
    assert "TheLeaderAgreesToTheMove" not in shut(served, "extend")
    page = ok(served.post(path, LEAD, EXTENDING))

    assert (page["level"], page["plan"]["version"]) == (2, 1)
    assert page["awaits"]["what"] == "first-meeting"
    eventually(
        lambda: names_on(nats),
        lambda names: "outcome-decided" in names,
    )


@pytest.mark.requirement("R60")
def test_the_moves_of_a_case_are_read_in_the_language_of_whoever_asks(served: Served) -> None:
    planned(served)
    nynorsk = served.get(f"/cases/{CASE}/moves", LEADER, **{"Accept-Language": "nn"})
    moves = {move["outcome"]: move for move in ok(nynorsk)["moves"]}

    assert set(moves) == {"continue", "close", "extend", "ended-for-another-reason"}
    assert moves["extend"]["who_says"] == (
        "Kontaktpersonen avgjer når leiaren for eininga har sagt seg einig."
    )
    assert not moves["extend"]["may_you"]
    assert moves["ended-for-another-reason"]["may_you"]
    assert moves["extend"]["shut"][0]["sentence"] != ""
    assert served.get(f"/cases/{CASE}/moves", employee(MONA)).status_code == 404


@pytest.mark.requirement("R103")
def test_an_assessment_of_rights_stands_on_the_page_of_the_case(served: Served) -> None:
    planned(served)
    assessment = {
        "long_term": True,
        "coordinated": True,
        "serious": False,
        "coordinator": "may-have-it-and-applied",
        "individual_plan": "not-now",
        "child_coordinator": "informed",
        "responsibility_group": "later",
        "reasoning": "Several services are needed together.",
        "family_told": "What they may have a right to.",
        "told_on": "2026-01-21",
        "assessed_by": str(KARI),
        "assessed_on": "2026-01-21",
    }
    path = f"/cases/{CASE}/rights-assessment"
    page = ok(served.post(path, LEAD, {"assessment": assessment}))

    assert page["rights"]["assessment"]["child_coordinator"] == "informed"
    assert refused(served.post(path, LEADER, {"assessment": assessment})) == "OnlyTheLead"


@pytest.mark.requirement("R69")
def test_a_unit_sees_the_shared_log_until_a_guardian_withdraws(
    served: Served, nats: RealBus
) -> None:
    extended(served, nats)
    tell(nats, OLES_POST)
    consents, units = f"/cases/{CASE}/consents", f"/cases/{CASE}/units"
    consent = {
        "unit_id": str(PPT),
        "covers": ["plan-and-measures"],
        "answer": "given",
        "form": "own-page",
        "answered_on": "2026-01-21",
    }
    ppt = {
        "unit_id": str(PPT),
        "person_ids": [str(OLE)],
        "basis": "consent",
        "covers": ["plan-and-measures"],
        "starts_on": "2026-01-21",
    }
    ok(served.post(consents, guardian(TOR), consent))

    assert refused(served.post(units, LEAD, ppt)) == "EachWhoMustHasConsented"
    assert served.get(f"/cases/{CASE}", employee(OLE)).status_code == 404
    ok(served.post(consents, guardian(LISE), consent))
    ok(served.post(units, LEAD, ppt))
    log = eventually(
        lambda: served.get(f"/cases/{CASE}", employee(OLE)),
        lambda answer: answer.status_code == 200,
    ).json()
    assert (log["seen_as"], log["plan"]) == ("shared-log", None)

    gone = ok(served.post(consents, guardian(TOR), {**consent, "answer": "withdrawn"}))
    assert served.get(f"/cases/{CASE}", employee(OLE)).status_code == 404
    assert gone["own_consents"][0]["answer"] == "withdrawn"
    assert case(served)["units"] == []


def extended(served: Served, bus: RealBus) -> None:
    evaluated(served, bus)
    path = f"/cases/{CASE}/outcome"
    agreement = {"outcome": "extend", "evaluation_id": str(FIRST_EVALUATION)}
    ok(served.post(f"{path}/agreement", LEADER, agreement))
    ok(served.post(path, LEAD, EXTENDING))


def shut(served: Served, outcome: str) -> set[str]:
    shown = ok(served.get(f"/cases/{CASE}/moves", LEAD))["moves"]
    return {gate["rule"] for move in shown if move["outcome"] == outcome for gate in move["shut"]}


@pytest.mark.requirement("R62", "R63", "R13")
def test_a_case_closes_and_leaves_one_task(served: Served, nats: RealBus) -> None:
    evaluated(served, nats)
    closing = {
        "outcome": "close",
        "evaluation_id": str(FIRST_EVALUATION),
        "best_interests": REASONING,
        "effect": True,
        "concern": False,
        "child_view": {"standing": "not-asked", "why_not": "Ada is ill today."},
        "closing_note": {"change": "Ada joins in.", "agreement": "Solbakken keeps the group."},
    }
    path = f"/cases/{CASE}/outcome"
    in_danish = served.post(path, LEAD, {**closing, "effect": False}, **{"Accept-Language": "da"})
    assert in_danish.json()["detail"].startswith("En sag afsluttes kun")
    page = ok(served.post(path, LEAD, closing))
    assert (page["status"], page["tasks"]) == ("closed", ["file-the-closing-note"])
    assert refused(served.post(f"/cases/{CASE}/lead/proposal", LEADER, {"proposed_id": str(MONA)}))

    filing = {"where": "The child's folder, 26/114.", "filed_on": "2026-01-21"}
    filed = ok(served.post(f"/cases/{CASE}/closing-note/filing", LEAD, filing))
    assert filed["tasks"] == []
    eventually(
        lambda: names_on(nats)[-3:] == ["outcome-decided", "case-closed", "closing-note-filed"]
    )


def test_a_page_that_has_changed_is_not_decided_from(served: Served) -> None:
    seen = served.get(f"/cases/{CASE}", LEADER).headers["ETag"]
    led(served)
    path = f"/cases/{CASE}/lead/proposal"
    stale = served.post(path, LEADER, {"proposed_id": str(MONA)}, **{"If-Match": seen})

    assert stale.status_code == 412


def test_the_trail_says_what_happened_in_plain_words(served: Served) -> None:
    planned(served)
    served.post(f"/cases/{CASE}/plans/1/answer", guardian(TOR), {"answer": "agree"})
    path = f"/children/{ADA}/trail"
    headers = {"Accept-Language": "en"}
    texts = eventually(
        lambda: [line["text"] for line in served.get(path, LEADER, **headers).json()["lines"]],
        lambda lines: len(lines) > 6,
    )

    assert texts[0] == f"The case opened at level 1, and {{{BERIT}}} holds the baton"
    assert f"{{{KARI}}} took the baton from {{{BERIT}}}" in texts
    assert f"{{{TOR}}} answered version 1 of the plan: agree" in texts
    assert served.get(path, employee(MONA)).json()["lines"] == []


def test_the_cases_of_a_child_are_listed_for_those_who_may_see_them(served: Served) -> None:
    eventually(lambda: served.desk.views.rows(CASES_OF_A_CHILD, [str(ADA)]))
    path = f"/children/{ADA}/cases"

    listed = {"case_id": str(CASE), "status": "active"}
    assert ok(served.get(path, LEADER))["cases"] == [listed]
    assert ok(served.get(path, guardian(LISE)))["cases"] == [listed]
    assert ok(served.get(path, employee(MONA)))["cases"] == []


def test_a_case_without_lead_or_meeting_is_told_to_the_leader_once(
    database: RealDatabase, nats: RealBus
) -> None:
    with serving(SERVICE, database, nats, now=at(date(2026, 1, 19)), speed=300_000) as served:
        tell(nats, *TOLD, DECIDED)
        alerts = eventually(lambda: raised(served), lambda told: len(told) == 2)

    assert [(a.alert, a.tells) for a in alerts] == [
        (Alert.NO_ACCEPTED_LEAD, (BERIT,)),
        (Alert.NO_FIRST_MEETING, (BERIT,)),
    ]


def raised(served: Served) -> list[AlertRaised]:
    log = served.desk.store.after(0, 10_000)
    return [each.event for each in log if isinstance(each.event, AlertRaised)]
