"""Level 0 on real PostgreSQL and NATS, through its own doors: what a municipality tries first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from services.concern_intake.adapters.around import people_around
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.main import SERVICE
from shared.contracts.case_coordination import LeadAcceptedV1
from shared.contracts.codes import AddressProtection, Alert
from shared.contracts.concern_intake import (
    ConcernSharedWithLeaderV1,
    FollowUpDecidedV1,
    GuardiansToldLaterV1,
    IntakeAlertRaisedV1,
)
from tests.eventually import eventually
from tests.integration.intake_people import (
    ALL_IS_WELL,
    BERIT_IS_ADAS_AUNT,
    DETAILS,
    ELSEWHERE,
    FOLLOW_UP,
    GUARDIAN,
    MONDAY,
    NO_GROUND,
    NOOR,
    OWN_VIEW,
    SHARE,
    THE_DIRECTORY_SAYS,
    THREE_THINGS,
    a_concern,
    a_unit,
    done,
    post,
    protected,
    refused,
    said,
    talk,
    told,
)
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.concern_intake.people import (
    ADA,
    BERIT,
    CASE_LEAD,
    DAG_DEPUTY,
    KARI,
    LISE,
    NINA_NEXT,
    OLE_COLLEAGUE,
    SOLBAKKEN,
    TOR,
)

pytestmark = pytest.mark.integration
TODAY = date(2026, 1, 12)


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(
        SERVICE, database, nats, now=MONDAY, telephone_child_welfare="74 00 00 01"
    ) as served:
        tell(nats, *THE_DIRECTORY_SAYS)
        eventually(lambda: knows(served).guardians[1])
        eventually(lambda: not served.desk.known.protected([ADA, NOOR], TODAY))
        yield served


def knows(served: Served) -> PeopleAround:
    return people_around(served.desk.known, SOLBAKKEN, ADA, TODAY)


def shared_concern(served: Served, **otherwise: object) -> str:
    concern = a_concern(served, KARI, **otherwise)
    done(served.post(f"{concern}/share-with-leader", KARI))
    return concern


def test_a_concern_is_registered_with_three_things_in_one_request(served: Served) -> None:
    answer = served.post("/concerns", KARI, THREE_THINGS)
    page = done(answer)
    assert (answer.status_code, page["level"], page["step"]) == (201, 0, 1)
    assert answer.headers["Location"] == f"/concerns/{page['concern_id']}"
    assert "what-happened" in page["asked_for"]
    assert page["safeguarding"]["immediate_help"] is None


def test_only_the_author_sees_it_until_it_is_shared(served: Served) -> None:
    concern = a_concern(served, KARI)
    unknown = served.get("/concerns/00000000-0000-4000-8000-0000000fffff", BERIT)
    for another in (BERIT, OLE_COLLEAGUE, NINA_NEXT):
        hidden = served.get(concern, another)
        assert (hidden.status_code, hidden.content) == (404, unknown.content)
    done(served.post(f"{concern}/share-with-leader", KARI))
    assert done(served.get(concern, BERIT)) == done(served.get(concern, KARI))
    assert served.get(concern, OLE_COLLEAGUE).status_code == 404
    assert served.get(concern, GUARDIAN).status_code == 403


def test_a_draft_is_kept_at_once_and_registered_when_it_is_ready(served: Served) -> None:
    page = done(served.post("/concerns/drafts", KARI, {"details": {"where": "the cloakroom"}}))
    draft = f"/concerns/{page['concern_id']}"
    missing = served.post(f"{draft}/draft/register", KARI)
    refused(missing, 422, "ConcernNeedsThreeThings")
    done(served.put(f"{draft}/draft", KARI, {**THREE_THINGS, "details": DETAILS}))
    registered = done(served.post(f"{draft}/draft/register", KARI))
    assert registered["status"] == "registered"
    assert registered["details"]["where"] == "the playground"
    refused(served.post(f"{draft}/draft/discard", KARI), 409, "ConcernIsAlreadyRegistered")


def test_guardians_are_not_told_before_the_leader(served: Served) -> None:
    concern = a_concern(served, KARI)
    early = served.post(f"{concern}/sharing-decision", KARI, SHARE, **{"Accept-Language": "da"})
    refused(early, 409, "LeaderIsToldBeforeGuardians")
    assert "nærmeste leder før forældrene" in early.json()["detail"]


def test_a_talk_that_already_took_place_is_recorded_out_of_order(served: Served) -> None:
    concern = a_concern(served, KARI)
    unexplained = served.post(f"{concern}/talks", KARI, talk(told(LISE)))
    refused(unexplained, 422, "WhatWentAroundAGateIsExplained")
    at_the_door = talk(told(LISE), out_of_order_because="Lise asked at the door.")
    page = done(served.post(f"{concern}/talks", KARI, at_the_door))
    assert page["talks"][0]["out_of_order"] == [
        "before-the-leader-was-told",
        "before-sharing-was-decided",
    ]
    done(served.post(f"{concern}/share-with-leader", KARI))
    assert done(served.get(concern, BERIT))["talks"] == page["talks"]


def test_from_a_concern_to_a_follow_up_that_the_case_can_open_on(
    served: Served, nats: RealBus
) -> None:
    concern = shared_concern(served, details=DETAILS)
    done(served.post(f"{concern}/acknowledge", BERIT, {"next_step": "share-with-guardians"}))
    done(served.post(f"{concern}/sharing-decision", BERIT, SHARE))
    done(served.post(f"{concern}/talks", KARI, talk(told(LISE), told(TOR, "not-reached"))))
    refused(
        served.post(f"{concern}/follow-up", BERIT, FOLLOW_UP),
        409,
        "EmployeesViewStandsBesideTheLeaders",
    )
    done(served.post(f"{concern}/own-view", KARI, OWN_VIEW))
    page = done(served.post(f"{concern}/follow-up", BERIT, FOLLOW_UP))
    assert (page["status"], page["step"]) == ("followed-up", 5)
    (fact,) = eventually(lambda: said(nats, FollowUpDecidedV1))
    assert fact.guardians_told == (LISE,)
    assert [(g.guardian_id, g.because.value) for g in fact.guardians_not_told] == [
        (TOR, "not-reached")
    ]
    assert (fact.arisen_on, fact.registered_on) == (date(2025, 12, 15), TODAY)
    done(served.post(f"{concern}/talks", KARI, talk(told(TOR))))
    (later,) = eventually(lambda: said(nats, GuardiansToldLaterV1))
    assert later.guardians_told == (TOR,)


def test_the_new_lead_reads_the_concern_but_nothing_of_its_safeguarding(
    served: Served, nats: RealBus
) -> None:
    concern = shared_concern(served, details=DETAILS)
    done(served.post(f"{concern}/sharing-decision", BERIT, SHARE | {"choice": "postpone"}))
    done(served.post(f"{concern}/own-view", KARI, OWN_VIEW))
    done(served.post(f"{concern}/follow-up", BERIT, FOLLOW_UP))
    lead = OLE_COLLEAGUE.model_copy(update={"person_id": CASE_LEAD})
    tell(
        nats,
        post(CASE_LEAD),
        LeadAcceptedV1(
            case_id=ADA,
            concern_id=UUID(concern.split("/")[-1]),
            lead_id=CASE_LEAD,
            previous_holder_id=BERIT.person_id,
            leader_id=BERIT.person_id,
            accepted_on=TODAY,
        ),
    )
    page = eventually(lambda: done(served.get(concern, lead)))
    assert page["safeguarding"] is None
    before = served.get(concern, lead).headers["ETag"]
    worse = ALL_IS_WELL | {"violence": "yes"}
    done(served.post(f"{concern}/safety-answers", KARI, worse))
    assert served.get(concern, lead).headers["ETag"] == before
    listed = eventually(lambda: done(served.get("/me/concerns", lead))["concerns"])
    assert [one["status"] for one in listed] == ["followed-up"]
    tell(nats, post(CASE_LEAD, until=date(2026, 1, 11)))
    eventually(lambda: served.get(concern, lead).status_code == 404)
    assert done(served.get("/me/concerns", lead))["concerns"] == []


def test_a_leader_who_has_left_the_unit_reads_its_concerns_no_more(
    served: Served, nats: RealBus
) -> None:
    concern = shared_concern(served)
    tell(nats, a_unit().model_copy(update={"leader_id": OLE_COLLEAGUE.person_id}))
    eventually(lambda: served.get(concern, BERIT).status_code == 404)
    refused_door = served.post(f"{concern}/acknowledge", BERIT)
    assert refused_door.status_code == 404
    done(served.post(f"{concern}/share-with-leader", KARI))
    assert done(served.get(concern, OLE_COLLEAGUE))["leaders"]


def test_yes_or_unsure_answers_with_numbers_tells_nobody_and_advice_opens_sharing_again(
    served: Served, nats: RealBus
) -> None:
    unsure = ALL_IS_WELL | {"neglect": "unsure"}
    answer = served.post(
        "/concerns", KARI, THREE_THINGS | {"safety": unsure}, **{"Accept-Language": "nb"}
    )
    page = done(answer)
    now = page["safeguarding"]["immediate_help"]
    assert {"who": "Politiet, nødtelefon", "number": "112"} in now["numbers"]
    assert "74 00 00 01" in [one["number"] for one in now["numbers"]]
    assert now["steps"][0].startswith("Er barnet i fare")
    concern = f"/concerns/{page['concern_id']}"
    done(served.post(f"{concern}/share-with-leader", KARI))
    stopped = served.post(f"{concern}/sharing-decision", BERIT, SHARE)
    refused(stopped, 409, "GuardiansAreNotToldUntilItIsCleared")
    advice = {
        "service": "child-welfare",
        "asked_on": "2026-01-12",
        "advice": "Talk with the parents about what you see.",
        "advised_to_report": False,
        "may_be_told": {"what": "What was seen in the kindergarten."},
        "next_step": "inform-guardians",
    }
    done(served.post(f"{concern}/advice", KARI, advice))
    opened = done(served.post(f"{concern}/sharing-decision", BERIT, SHARE))
    assert opened["choices"][0]["tells"] == [str(LISE), str(TOR)]
    on_the_bus = {
        type(fact).name for fact in eventually(lambda: said(nats, ConcernSharedWithLeaderV1))
    }
    assert on_the_bus == {"concern-shared-with-leader"}


def test_help_is_there_before_anything_is_written(served: Served) -> None:
    page = done(served.get("/immediate-help", KARI, **{"Accept-Language": "en"}))
    assert "Do not confront anyone you suspect." in page["steps"]


def test_the_leader_is_close_to_the_child_and_the_next_leader_gets_it(
    served: Served, nats: RealBus
) -> None:
    tell(nats, BERIT_IS_ADAS_AUNT)
    eventually(lambda: BERIT.person_id in knows(served).strangers)
    concern = a_concern(served, KARI)
    nearest = served.post(f"{concern}/share-with-leader", KARI, {"capacity": "nearest"})
    refused(nearest, 409, "LeaderIsNotCloseToTheChild")
    page = done(served.post(f"{concern}/share-with-leader", KARI))
    assert page["leaders"][0]["leader_id"] == str(NINA_NEXT.person_id)
    assert served.get(concern, BERIT).status_code == 404
    assert done(served.get(concern, NINA_NEXT))
    assert done(served.get(f"/units/{SOLBAKKEN}/concerns", BERIT)) == {"concerns": []}
    assert done(served.get(f"/children/{ADA}/trail", BERIT))["lines"] == []


def test_the_leader_says_no_ground_and_the_employee_disagrees(served: Served) -> None:
    concern = shared_concern(served, details=DETAILS)
    done(served.post(f"{concern}/own-view", KARI, OWN_VIEW))
    asked = done(served.post(f"{concern}/no-follow-up", BERIT, NO_GROUND))
    assert asked["next_leader"]["next_leader_id"] == str(NINA_NEXT.person_id)
    assert asked["status"] == "next-leader-asked"
    decided = done(served.post(f"{concern}/no-follow-up", NINA_NEXT, NO_GROUND))
    assert decided["closing"]["employees_view"]["follow_up"] is True


def test_a_child_of_another_unit_is_described_and_identified_by_the_leader(
    served: Served,
) -> None:
    named = THREE_THINGS | {"child": {"child_id": str(NOOR)}}
    elsewhere = served.post("/concerns", KARI, named)
    refused(elsewhere, 422, "ChildOutsideTheUnitIsDescribedInWords")
    concern = shared_concern(served, child={"in_words": "the boy with the green cap"})
    refused(
        served.post(f"{concern}/child", KARI, {"child_id": str(NOOR)}),
        403,
        "LeaderWhoWasToldDoesThis",
    )
    page = done(served.post(f"{concern}/child", BERIT, {"child_id": str(NOOR)}))
    assert page["child_id"] == str(NOOR)


def test_a_leader_lists_what_they_were_told_and_no_protected_child(
    served: Served, nats: RealBus
) -> None:
    concerns = f"/units/{SOLBAKKEN}/concerns"
    a_concern(served, KARI)
    concern = shared_concern(served)
    listed = eventually(lambda: done(served.get(concerns, BERIT))["concerns"])
    assert [one["concern_id"] for one in listed] == [concern.split("/")[-1]]
    assert served.get(concerns, DAG_DEPUTY).status_code == 404
    assert served.get(concerns, ELSEWHERE).status_code == 404
    tell(nats, protected(ADA, AddressProtection.STRICT))
    eventually(lambda: done(served.get(concerns, BERIT)) == {"concerns": []})


def test_a_later_concern_shows_the_leader_that_an_earlier_one_exists(served: Served) -> None:
    earlier = shared_concern(served, details=DETAILS)
    agrees = OWN_VIEW | {"follow_up": False}
    done(served.post(f"{earlier}/own-view", KARI, agrees))
    done(served.post(f"{earlier}/no-follow-up", BERIT, NO_GROUND))
    later = shared_concern(served)
    eventually(lambda: done(served.get(later, BERIT))["earlier_concerns"] == ["2026-01-12"])
    assert done(served.get(later, KARI))["earlier_concerns"] == []


def test_the_trail_is_told_in_plain_sentences_to_those_who_may_read(served: Served) -> None:
    shared_concern(served)
    trail = eventually(
        lambda: done(served.get(f"/children/{ADA}/trail", KARI, **{"Accept-Language": "en"}))[
            "lines"
        ],
        lambda lines: len(lines) == 3,
    )
    kari, berit = KARI.person_id, BERIT.person_id
    assert [line["text"] for line in trail] == [
        f"{{{kari}}} registered a concern",
        f"{{{kari}}} answered the questions about safety",
        f"{{{kari}}} shared the concern with {{{berit}}}, the nearest leader",
    ]
    nobody = done(served.get(f"/children/{ADA}/trail", OLE_COLLEAGUE))
    assert nobody["lines"] == []


def test_a_retry_registers_once_and_a_stale_page_decides_nothing(served: Served) -> None:
    key = {"Idempotency-Key": "kari-monday-1"}
    first = done(served.post("/concerns", KARI, THREE_THINGS, **key))
    again = done(served.post("/concerns", KARI, THREE_THINGS, **key))
    assert first == again
    concern = f"/concerns/{first['concern_id']}"
    seen = served.get(concern, KARI).headers["ETag"]
    done(served.post(f"{concern}/additions", KARI, {"details": DETAILS}))
    stale = served.post(f"{concern}/share-with-leader", KARI, {}, **{"If-Match": seen})
    assert stale.status_code == 412


BAD: tuple[dict[str, object], ...] = (
    {"observations": []},
    {"observations": [{"what": "x" * 20_001}]},
    {"observations": [{"what": "a\u0000b"}]},
    {"observations": [{"what": "She sits alone.", "on": "2026-01-13"}]},
    {"child": {}},
    {"child": {"child_id": str(ADA), "in_words": "and her brother"}},
    {"safety": {"violence": "perhaps"}},
    {"surprise": True},
)


def test_bad_input_leaves_no_trace(served: Served) -> None:
    answers = [served.post("/concerns", KARI, THREE_THINGS | bad) for bad in BAD]
    assert {answer.status_code for answer in answers} == {422}
    recorded = served.desk.store.after(0, 1_000)
    assert not [one for one in recorded if one.kind == "concern"]


AT_THAT_SPEED_28_DAYS_TAKE_SECONDS = 600_000


def test_deadlines_are_told_once_and_a_suspicion_silences_the_talk(
    database: RealDatabase, nats: RealBus
) -> None:
    with serving(
        SERVICE, database, nats, now=MONDAY, speed=AT_THAT_SPEED_28_DAYS_TAKE_SECONDS
    ) as served:
        tell(nats, *THE_DIRECTORY_SAYS)
        eventually(lambda: knows(served).guardians[1])
        suspicion = shared_concern(served, safety=ALL_IS_WELL | {"violence": "unsure"})
        ordinary = shared_concern(served)
        for concern in (suspicion, ordinary):
            done(served.post(f"{concern}/sharing-decision", BERIT, SHARE | {"choice": "postpone"}))
        told_of = eventually(
            lambda: said(nats, IntakeAlertRaisedV1),
            lambda alerts: Alert.TALK_NOT_HELD in {alert.alert for alert in alerts},
        )
    by_concern = Counter((str(alert.concern_id), alert.alert) for alert in told_of)
    assert max(by_concern.values()) == 1
    undecided = {c for c, alert in by_concern if alert is Alert.CONCERN_NOT_DECIDED}
    unheld = {c for c, alert in by_concern if alert is Alert.TALK_NOT_HELD}
    assert undecided == {suspicion.split("/")[-1], ordinary.split("/")[-1]}
    assert unheld == {ordinary.split("/")[-1]}
