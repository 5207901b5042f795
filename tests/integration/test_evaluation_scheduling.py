"""Evaluation scheduling on real PostgreSQL and NATS, through its own door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.evaluation_scheduling.domain.events import AlertRaised
from services.evaluation_scheduling.main import SERVICE
from services.evaluation_scheduling.views.evaluations_of_a_case import EVALUATIONS_OF_A_CASE
from shared.contracts.case_coordination import CaseClosedV1, LeadAcceptedV1
from shared.contracts.codes import Outcome
from shared.contracts.directory import (
    ConflictOfInterestChangedV1,
    GuardianAccessEndedV1,
    GuardianRestrictedV1,
)
from shared.eventing.rebuilding import folded, rebuild
from tests.eventually import eventually
from tests.integration.evaluation_people import (
    BERIT,
    EVEN,
    JORUNN,
    KARI,
    LISE,
    MONA,
    TOR,
    left,
    names,
    path,
    plan_agreed,
    who_is_who,
)
from tests.integration.serving import Served, serving
from tests.integration.telling import enveloped, tell, tell_as
from tests.real_parts import RealBus, RealDatabase
from tests.rules.evaluation_scheduling import people as p

pytestmark = pytest.mark.integration

THE_DAY = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
BETTER = {
    "experience": "Mornings are calmer.",
    "goals": [{"goal_id": str(p.PLAY), "progress": "mostly"}],
}
SAFE = {"is_safe": "yes"}
ADAS_VIEW = {"asked_on": "2026-03-03", "method": "drawing", "own_words": "The small group!"}


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(SERVICE, database, nats, now=THE_DAY) as served:
        tell(nats, *who_is_who(), plan_agreed())
        eventually(lambda: served.get(path(), TOR).status_code == 200)
        yield served


def done(answer: httpx.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json()


def rule(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("rule", "")


def test_an_agreed_plan_has_one_next_evaluation(served: Served) -> None:
    page = done(served.get(f"/cases/{p.CASE}/evaluations", KARI))
    (only,) = page["evaluations"]
    assert only["evaluation_id"] == str(p.FIRST)
    assert (only["status"], only["due_on"], only["lead_id"]) == (
        "scheduled",
        "2026-03-04",
        str(p.KARI),
    )


def test_only_those_with_a_relation_see_that_it_exists(served: Served) -> None:
    unknown = served.get(path(evaluation_id=UUID(int=404)), EVEN)
    hidden = served.get(path(), EVEN)
    assert (unknown.status_code, unknown.content) == (hidden.status_code, hidden.content)
    assert hidden.status_code == 404
    assert [served.get(path(), someone).status_code for someone in (KARI, BERIT, MONA, TOR)] == [
        200
    ] * 4


def test_one_guardians_words_are_shown_to_the_other_only_if_the_writer_says_so(
    served: Served,
) -> None:
    before = served.get(path(), TOR)
    done(served.post(path("answers"), LISE, {"answers": BETTER}))
    unseen = served.get(path(), TOR)
    assert (unseen.headers["etag"], unseen.content) == (before.headers["etag"], before.content)
    assert "Mornings" in served.get(path(), KARI).text
    assert "Mornings" not in served.get(path(), MONA).text
    done(served.post(path("own-words"), LISE, {"is_shown": True}))
    (words,) = done(served.get(path(), TOR))["others_words"]
    assert words["answers"]["experience"] == "Mornings are calmer."


def test_an_employee_taking_part_learns_nothing_of_a_guardians_words(served: Served) -> None:
    before = served.get(path(), MONA).headers["etag"]
    done(served.post(path("answers"), LISE, {"answers": BETTER}))
    done(served.post(path("safety"), KARI, {"answer": {"is_safe": "yes"}}))
    assert served.get(path(), MONA).headers["etag"] == before


def test_an_absent_father_does_not_block_an_evaluation(served: Served) -> None:
    complete = {"adjustments_needed": False, "safety": SAFE}
    silent = {"person_id": str(p.TOR), "because": "not-reached", "reason": "Called three times"}
    done(served.post(path("answers"), LISE, {"answers": BETTER}))
    done(served.post(path("answers"), MONA, {"answers": BETTER}))
    done(served.post(path("not-heard"), KARI, silent))
    early = served.post(path("complete"), KARI, complete)
    assert rule(early) == (409, "AnEvaluationIsHeldBeforeItIsCompleted")
    met = {"held_on": "2026-03-04", "attended": [str(p.KARI), str(p.LISE)]}
    done(served.post(path("hold"), KARI, met))
    voiceless = served.post(path("complete"), KARI, complete)
    assert rule(voiceless) == (409, "TheChildIsHeardBeforeCompletion")
    done(served.post(path("child-view"), MONA, ADAS_VIEW))
    page = done(served.post(path("complete"), KARI, complete))
    assert page["status"] == "completed"
    statuses = {one["person_id"]: one["status"] for one in page["voices"]}
    assert statuses[str(p.TOR)] == "not-reached"


def test_a_refusal_speaks_the_readers_language_and_names_its_ground(served: Served) -> None:
    refused = served.post(path("move"), KARI, {"to": "2026-03-24"}, **{"Accept-Language": "nn"})
    problem = refused.json()
    assert rule(refused) == (422, "PuttingOffNeedsAReason")
    assert problem["detail"] == "Ein seinare dato for evalueringa treng ei grunngiving."
    assert problem["ground"]["code"] == "guide.R51-R61"


def test_a_moved_evaluation_keeps_its_earlier_days(served: Served) -> None:
    moved = {"to": "2026-03-24", "reason_code": "illness", "reason": "Ada is ill"}
    page = done(served.post(path("move"), KARI, moved))
    days = [(day["on"], day["reason_code"]) for day in page["days"]]
    assert days == [("2026-03-04", None), ("2026-03-24", "illness")]
    assert page["days_late"] == 20
    to_a_guardian = done(served.get(path(), LISE))
    assert to_a_guardian["earlier_days"] == ["2026-03-04"]
    assert "Ada is ill" not in str(to_a_guardian)


def test_a_decision_from_a_stale_page_is_not_taken(served: Served) -> None:
    seen = served.get(path(), KARI).headers["etag"]
    done(served.post(path("hold"), BERIT, {"held_on": "2026-03-04"}))
    stale = served.post(
        path("move"), KARI, {"to": "2026-03-24", "reason_code": "staff"}, **{"If-Match": seen}
    )
    assert stale.status_code == 412


def test_the_same_request_twice_has_its_effect_once(served: Served) -> None:
    key = {"Idempotency-Key": "one-answer"}
    first = served.post(path("answers"), LISE, {"answers": BETTER}, **key)
    again = served.post(path("answers"), LISE, {"answers": BETTER}, **key)
    assert (first.status_code, again.content) == (200, first.content)
    assert names(served).count("evaluation.guardian-answered") == 1


def too_close(employee: UUID) -> ConflictOfInterestChangedV1:
    return ConflictOfInterestChangedV1(
        employee_id=employee, child_id=p.ADA, exists=True, starts_on=date(2026, 3, 4)
    )


def test_a_leader_close_to_the_child_is_a_stranger_and_the_next_leader_acts(
    served: Served, nats: RealBus
) -> None:
    assert served.get(path(), JORUNN).status_code == 404
    tell(nats, too_close(p.BERIT))
    eventually(lambda: served.get(path(), BERIT).status_code == 404)
    assert served.get(path(), JORUNN).status_code == 200


def test_whoever_comes_too_close_to_the_child_is_a_stranger_lead_or_not(
    served: Served, nats: RealBus
) -> None:
    tell(nats, too_close(p.KARI), too_close(p.MONA))
    eventually(lambda: served.get(path(), KARI).status_code == 404)
    eventually(lambda: served.get(path(), MONA).status_code == 404)
    assert served.get(f"/cases/{p.CASE}/evaluations", KARI).status_code == 404
    assert served.get(f"/children/{p.ADA}/trail", KARI).json()["lines"] == []


def test_whoever_leaves_the_unit_sees_its_evaluations_no_more(
    served: Served, nats: RealBus
) -> None:
    page = served.get(path(), BERIT).headers["etag"]
    tell(nats, *(left(someone) for someone in (p.KARI, p.MONA)))
    for someone in (KARI, MONA):
        eventually(partial(served.get, path(), someone), lambda shown: shown.status_code == 404)
        assert served.post(path("safety"), someone, {"answer": SAFE}).status_code == 404
        assert done(served.get(f"/children/{p.ADA}/trail", someone))["lines"] == []
    assert served.get(path(), BERIT).headers["etag"] == page


def test_a_guardian_whose_access_ends_sees_nothing_any_more(served: Served, nats: RealBus) -> None:
    day = date(2026, 3, 4)
    tell(
        nats,
        GuardianAccessEndedV1(child_id=p.ADA, guardian_id=p.LISE, on=day),
        GuardianRestrictedV1(child_id=p.ADA, guardian_id=p.TOR, starts_on=day),
    )
    eventually(lambda: served.get(path(), LISE).status_code == 404)
    eventually(lambda: served.get(path(), TOR).status_code == 404)
    assert served.post(path("answers"), TOR, {"answers": BETTER}).status_code == 404


def test_a_lead_told_before_an_older_plan_leads(database: RealDatabase, nats: RealBus) -> None:
    plan, accepted = (
        plan_agreed(),
        LeadAcceptedV1(
            case_id=p.CASE,
            concern_id=UUID(int=61),
            lead_id=p.MONA,
            previous_holder_id=p.KARI,
            leader_id=p.BERIT,
            accepted_on=p.PLANNED,
        ),
    )
    older, newer = enveloped(plan), enveloped(accepted)
    with serving(SERVICE, database, nats, now=THE_DAY) as served:
        tell(nats, *who_is_who())
        tell_as(nats, [(newer, accepted)])
        eventually(lambda: "evaluation.lead-named" in names(served))
        tell_as(nats, [(older, plan)])
        page = eventually(lambda: done(served.get(path(), MONA)))
    assert page["lead_id"] == str(p.MONA)


def test_a_newer_plan_takes_over_and_a_closed_case_is_evaluated_no_more(
    served: Served, nats: RealBus
) -> None:
    tell(nats, plan_agreed(date(2026, 3, 4), date(2026, 4, 1), version=2))
    newer = eventually(lambda: done(served.get(path(evaluation_id=p.SECOND), KARI)))
    assert newer["status"] == "scheduled"
    assert done(served.get(path(), KARI))["because"] == "newer-plan"
    ended = CaseClosedV1(
        case_id=p.CASE,
        outcome=Outcome.ENDED_FOR_ANOTHER_REASON,
        lead_id=p.KARI,
        leader_id=p.BERIT,
        closed_on=date(2026, 3, 4),
    )
    tell(nats, ended)
    eventually(
        lambda: done(served.get(path(evaluation_id=p.SECOND), KARI)),
        so=lambda page: page["because"] == "case-closed",
    )
    late = served.post(path("hold", p.SECOND), KARI, {"held_on": "2026-03-04"})
    assert rule(late) == (409, "NothingIsLeftToEvaluate")


def test_the_trail_tells_staff_what_happened_each_as_they_may_see_it(served: Served) -> None:
    done(served.post(path("answers"), LISE, {"answers": BETTER}))
    done(served.post(path("child-view"), MONA, ADAS_VIEW))
    not_reached = {"person_id": str(p.TOR), "because": "not-reached", "reason": "He is abroad."}
    done(served.post(path("not-heard"), KARI, not_reached))
    trail = f"/children/{p.ADA}/trail"
    to_the_lead = eventually(
        lambda: done(served.get(trail, KARI))["lines"],
        so=lambda lines: len(lines) == 4,
    )
    assert [line["event"] for line in to_the_lead] == [
        "evaluation.scheduled",
        "evaluation.guardian-answered",
        "evaluation.child-heard",
        "evaluation.voice-not-heard",
    ]
    to_mona = done(served.get(trail, MONA))["lines"]
    assert "evaluation.guardian-answered" not in str(to_mona)
    assert "abroad" not in str(to_mona)
    assert done(served.get(trail, EVEN))["lines"] == []


def test_a_view_made_again_equals_the_live_one_and_repeats_nothing(
    served: Served, database: RealDatabase
) -> None:
    store = served.desk.store
    rows, _ = folded(store, EVALUATIONS_OF_A_CASE)
    before = names(served)
    rebuild(database.runtime_url, store, EVALUATIONS_OF_A_CASE)
    assert served.desk.views.rows(EVALUATIONS_OF_A_CASE, list(rows)) == rows
    assert names(served) == before


def test_nobody_holds_the_meeting(database: RealDatabase, nats: RealBus) -> None:
    half_a_second_a_day = 2 * 86_400.0
    begins = datetime(2026, 2, 23, 12, 0, tzinfo=UTC)
    with serving(SERVICE, database, nats, now=begins, speed=half_a_second_a_day) as served:
        tell(nats, *who_is_who(), plan_agreed())
        eventually(lambda: names(served).count("evaluation.alert-raised") == 5)
        log = [one.event for one in served.desk.store.after(0, 10_000)]
        late = eventually(
            lambda: done(served.get(path(), LISE)), so=lambda page: page["is_delayed"]
        )
    alerts = [(one.alert.value, one.tells) for one in log if isinstance(one, AlertRaised)]
    assert alerts == [
        ("evaluation-in-7-days", (p.KARI,)),
        ("evaluation-in-2-days", (p.KARI, p.ADA, p.LISE, p.TOR, p.MONA)),
        ("evaluation-overdue-1-day", (p.KARI,)),
        ("evaluation-overdue-7-days", (p.BERIT,)),
        ("evaluation-overdue-14-days", (p.JORUNN,)),
    ]
    assert late["lead_id"] == str(p.KARI)
    assert late["notice"] == "Evalueringen er forsinket. Kontaktpersonen kan fortelle deg mer."
