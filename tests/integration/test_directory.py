"""The directory on real PostgreSQL and NATS, through its own door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from services.directory.main import SERVICE
from shared.contracts.case_coordination import BatonReturnedV1, CaseOpenedV1, LeadAcceptedV1
from shared.contracts.codes import CaseLevel
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.identity.actor import Actor
from tests.eventually import eventually
from tests.integration.directory_people import (
    ADA,
    BERIT,
    BOTH_CHECKS,
    ELSEWHERE,
    EMPLOYEE,
    FATHER,
    FURUHEIM,
    INGRID,
    KARI,
    LEADER,
    LISE,
    MONDAY,
    MOTHER,
    NEXT_LEADER,
    NOOR,
    NUMBER_OF_ADA,
    OLA,
    REGISTRAR,
    SOLBAKKEN,
    TOR,
    child,
    done,
    enter_solbakken,
    post,
    relation,
)
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(SERVICE, database, nats, now=MONDAY) as served:
        enter_solbakken(served)
        eventually(lambda: served.get(f"/children/{ADA}", EMPLOYEE).status_code == 200)
        yield served


def recorded(served: Served) -> list[Recorded[Event]]:
    return list(served.desk.store.after(0, 10_000))


def names(served: Served) -> list[str]:
    return [one.name for one in recorded(served)]


def names_known_to(served: Served, reader: Actor, *ids: UUID) -> set[str]:
    asked = "&".join(f"ids={one}" for one in ids)
    answer = done(served.get(f"/names?{asked}", reader))
    return {each["name"] for each in answer.json()["names"]}


def let_in(served: Served, guardian: UUID, by: Actor = LEADER) -> int:
    path = f"/children/{ADA}/guardians/{guardian}/access"
    return served.post(path, by, BOTH_CHECKS).status_code


def test_a_colleague_sees_the_child_and_someone_from_elsewhere_does_not(served: Served) -> None:
    page = served.get(f"/children/{ADA}", EMPLOYEE).json()
    assert (page["name"], page["age"], page["unit_id"]) == ("Ada Lien", 3, str(SOLBAKKEN))
    elsewhere = served.get(f"/children/{ADA}", ELSEWHERE)
    unknown = served.get(f"/children/{UUID(int=7)}", ELSEWHERE)
    assert elsewhere.status_code == unknown.status_code == 404
    assert elsewhere.json() == unknown.json()


def test_search_tells_nobody_that_a_child_exists_elsewhere(served: Served) -> None:
    def found(unit: UUID, name: str, by: Actor) -> list[str]:
        answer = done(served.get(f"/units/{unit}/children?name={name}", by))
        return [each["name"] for each in answer.json()["children"]]

    assert eventually(lambda: found(SOLBAKKEN, "ada", EMPLOYEE)) == ["Ada Lien"]
    assert eventually(lambda: found(FURUHEIM, "noor", ELSEWHERE)) == ["Noor Ali"]
    assert found(SOLBAKKEN, "noor", EMPLOYEE) == []
    assert served.get(f"/units/{FURUHEIM}/children", EMPLOYEE).status_code == 404


def test_a_register_relation_alone_lets_no_guardian_in(served: Served) -> None:
    assert served.get(f"/children/{ADA}", FATHER).status_code == 404
    assert let_in(served, TOR) == 200
    assert served.get(f"/children/{ADA}", FATHER).status_code == 200
    assert served.get(f"/children/{ADA}", MOTHER).status_code == 404


def test_a_guardian_sees_neither_the_other_nor_who_else_was_let_in(served: Served) -> None:
    let_in(served, TOR)
    let_in(served, LISE)
    done(served.put(f"/people/{LISE}/address", REGISTRAR, {"address": "Bakkeveien 3"}))
    page = served.get(f"/children/{ADA}/guardians", FATHER)
    assert [each["guardian_id"] for each in page.json()["guardians"]] == [str(TOR)]
    assert page.json()["guardians"][0]["has_access"] is None
    assert "Bakkeveien" not in page.text
    assert served.get(f"/people/{LISE}", FATHER).status_code == 403


def test_a_colleague_does_not_learn_who_was_let_in(served: Served) -> None:
    let_in(served, TOR)
    shown = served.get(f"/children/{ADA}/guardians", EMPLOYEE).json()["guardians"]
    assert {each["has_access"] for each in shown} == {None}
    to_the_leader = served.get(f"/children/{ADA}/guardians", LEADER).json()["guardians"]
    assert {each["name"]: each["has_access"] for each in to_the_leader} == {
        "Lise Lien": False,
        "Tor Lien": True,
    }


def test_access_without_the_checks_is_refused_in_the_readers_language(served: Served) -> None:
    path = f"/children/{ADA}/guardians/{TOR}/access"
    refused = served.post(path, LEADER, {"checked": ["relation"]}, **{"Accept-Language": "nb"})
    assert (refused.status_code, refused.json()["rule"]) == (422, "AccessIsCheckedFirst")
    assert refused.json()["opens"] == "Kontroller begge deler, og oppgi det."


def test_the_lead_of_a_case_lets_a_guardian_in(served: Served, nats: RealBus) -> None:
    assert let_in(served, TOR, EMPLOYEE) == 403
    case, concern = UUID(int=60), UUID(int=70)
    tell(
        nats,
        LeadAcceptedV1(
            case_id=case,
            concern_id=concern,
            lead_id=KARI,
            previous_holder_id=BERIT,
            leader_id=BERIT,
            accepted_on=date(2026, 1, 19),
        ),
        CaseOpenedV1(
            case_id=case,
            concern_id=concern,
            child_id=ADA,
            unit_id=SOLBAKKEN,
            level=CaseLevel.OWN_UNIT,
            holder_id=BERIT,
            guardians_told=(),
            opened_on=date(2026, 1, 19),
        ),
    )
    eventually(lambda: let_in(served, TOR, EMPLOYEE) == 200)
    returned = BatonReturnedV1(
        case_id=case, leader_id=BERIT, previous_holder_id=KARI, returned_on=date(2026, 1, 20)
    )
    tell(nats, returned)
    eventually(lambda: let_in(served, LISE, EMPLOYEE) == 403)


def test_a_restriction_ends_access_at_once(served: Served) -> None:
    let_in(served, TOR)
    ban = {"guardian_id": str(TOR), "kind": "contact-ban", "starts_on": "2026-01-19"}
    restrictions = done(served.post(f"/children/{ADA}/restrictions", REGISTRAR, ban)).json()
    assert served.get(f"/children/{ADA}", FATHER).status_code == 404
    assert let_in(served, TOR) == 409
    restriction = restrictions["restrictions"][0]["restriction_id"]
    lift = f"/children/{ADA}/restrictions/{restriction}/lift"
    done(served.post(lift, REGISTRAR, {"reason": "The court has lifted it"}))
    assert served.get(f"/children/{ADA}", FATHER).status_code == 404
    assert let_in(served, TOR) == 200


def test_the_same_restriction_sent_twice_is_entered_once(served: Served) -> None:
    ban = {"guardian_id": str(TOR), "kind": "contact-ban", "starts_on": "2026-01-19"}
    key = {"Idempotency-Key": "ban-of-tor"}
    path = f"/children/{ADA}/restrictions"
    first = done(served.post(path, REGISTRAR, ban, **key)).json()
    assert done(served.post(path, REGISTRAR, ban, **key)).json() == first
    assert len(first["restrictions"]) == 1


def test_an_employee_close_to_the_child_is_a_stranger_everywhere(served: Served) -> None:
    close = {"employee_id": str(BERIT), "closeness": "family"}
    done(served.post(f"/children/{ADA}/conflicts", LEADER, close))
    assert served.get(f"/children/{ADA}", LEADER).status_code == 404
    assert served.get(f"/children/{ADA}/guardians", LEADER).status_code == 404
    assert served.get(f"/children/{ADA}/conflicts", LEADER).status_code == 404
    assert let_in(served, TOR, LEADER) == 404
    assert names_known_to(served, LEADER, ADA, LISE) == set()
    listed = done(served.get(f"/units/{SOLBAKKEN}/children", LEADER)).json()
    assert listed["children"] == []
    assert done(served.get(f"/children/{ADA}/trail", LEADER)).json()["lines"] == []
    assert served.get(f"/children/{ADA}", NEXT_LEADER).status_code == 200
    assert let_in(served, TOR, NEXT_LEADER) == 200


def test_a_guardian_who_is_employed_is_entered_as_a_stranger_by_itself(served: Served) -> None:
    done(served.put(f"/employees/{TOR}", REGISTRAR, post("Tor Lien", SOLBAKKEN)))
    eventually(lambda: "child.conflict-entered" in names(served))
    tor_at_work = EMPLOYEE.model_copy(update={"person_id": TOR})
    assert served.get(f"/children/{ADA}", tor_at_work).status_code == 404


def test_an_employee_who_becomes_a_guardian_is_a_stranger_by_itself(served: Served) -> None:
    foster = relation(relation="foster-carer", has_parental_responsibility=False)
    done(served.put(f"/children/{ADA}/guardians/{KARI}", REGISTRAR, foster))
    assert served.get(f"/children/{ADA}", EMPLOYEE).status_code == 404
    eventually(lambda: "child.conflict-entered" in names(served))


def test_a_protected_child_is_in_no_list_and_there_for_its_leaders_alone(served: Served) -> None:
    protected = {"protection": "strict"}
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, protected))
    assert served.get(f"/children/{ADA}", EMPLOYEE).status_code == 404
    assert served.get(f"/children/{ADA}", LEADER).status_code == 200
    assert done(served.get(f"/units/{SOLBAKKEN}/children", LEADER)).json()["children"] == []
    path = f"/children/{ADA}/guardians/{TOR}/access"
    checked = {"checked": [*BOTH_CHECKS["checked"], "address-protection"]}
    assert let_in(served, TOR) == 422
    done(served.post(path, LEADER, checked))
    assert served.get(f"/children/{ADA}", FATHER).json()["unit_id"] is None


def test_the_address_of_someone_protected_is_not_stored(served: Served) -> None:
    path = f"/people/{LISE}"
    address = {"address": "Bakkeveien 3"}
    done(served.put(f"{path}/address", REGISTRAR, address))
    assert served.get(path, REGISTRAR).json()["address"] == "Bakkeveien 3"
    done(served.put(f"{path}/protection", REGISTRAR, {"protection": "protected"}))
    assert served.put(f"{path}/address", REGISTRAR, address).status_code == 409
    done(served.put(f"{path}/protection", REGISTRAR, {"protection": "none"}))
    assert served.get(path, REGISTRAR).json()["address"] is None
    assert "Bakkeveien" not in str(recorded(served))


def test_an_address_stands_sealed(served: Served) -> None:
    done(served.put(f"/people/{LISE}/address", REGISTRAR, {"address": "Bakkeveien 3"}))
    with served.desk.store.connection() as connection:
        stored = connection.execute("SELECT * FROM sealed_addresses").fetchall()
    assert [row["person_id"] for row in stored] == [LISE]
    assert "Bakkeveien" not in str(stored)


def test_a_child_is_looked_up_by_birth_number_which_is_shown_nowhere(served: Served) -> None:
    number = {"birth_number": NUMBER_OF_ADA}
    entered = done(served.put(f"/children/{ADA}/birth-number", REGISTRAR, number))
    found = eventually(
        lambda: served.post("/children/lookup", REGISTRAR, number),
        lambda answer: answer.status_code == 200,
    )
    assert found.json()["child_id"] == str(ADA)
    assert NUMBER_OF_ADA not in entered.text + found.text
    taken = served.put(f"/children/{NOOR}/birth-number", REGISTRAR, number)
    assert taken.json()["rule"] == "BirthNumberBelongsToOneChild"
    assert served.post("/children/lookup", EMPLOYEE, number).status_code == 403
    unknown = {"birth_number": "01832299118"}
    assert served.post("/children/lookup", REGISTRAR, unknown).status_code == 404
    with served.desk.store.connection() as connection:
        keys = connection.execute("SELECT key FROM view_birth_numbers").fetchall()
    assert NUMBER_OF_ADA not in str(keys)


def test_names_are_given_to_those_who_may_know_them(served: Served) -> None:
    let_in(served, TOR)
    everyone = (ADA, NOOR, KARI, OLA, LISE, UUID(int=7))
    eventually(lambda: "Kari Nordli" in names_known_to(served, FATHER, KARI))
    at_work = {"Ada Lien", "Kari Nordli", "Ola Berg", "Lise Lien"}
    assert eventually(
        lambda: names_known_to(served, EMPLOYEE, *everyone), lambda known: known == at_work
    )
    assert names_known_to(served, FATHER, *everyone) == {"Ada Lien", "Kari Nordli", "Lise Lien"}
    assert names_known_to(served, MOTHER, *everyone) == {"Lise Lien"}


def test_me_is_who_i_am(served: Served) -> None:
    let_in(served, TOR)
    kari = eventually(lambda: done(served.get("/me", EMPLOYEE)).json())
    assert (kari["name"], kari["units"][0]["name"]) == ("Kari Nordli", "Solbakken barnehage")
    tor = eventually(lambda: served.get("/me", FATHER).json(), lambda page: page["children"])
    assert [each["name"] for each in tor["children"]] == ["Ada Lien"]


def test_the_trail_is_told_to_each_as_they_may_know_it(served: Served) -> None:
    let_in(served, TOR)

    def told(reader: Actor) -> str:
        answer = served.get(f"/children/{ADA}/trail", reader, **{"Accept-Language": "en"})
        return " ".join(line["text"] for line in done(answer).json()["lines"])

    eventually(lambda: "placed the child" in told(EMPLOYEE))
    assert "access after checking: relation, no restriction" in told(LEADER)
    assert "access" not in told(EMPLOYEE)
    assert told(ELSEWHERE) == ""


def test_a_page_that_has_changed_is_not_decided_from(served: Served) -> None:
    page = served.get(f"/children/{ADA}", REGISTRAR).headers["ETag"]
    done(served.put(f"/children/{ADA}/name", REGISTRAR, {"name": "Ada Moe"}))
    stale = served.put(
        f"/children/{ADA}/name", REGISTRAR, {"name": "Ada Vik"}, **{"If-Match": page}
    )
    assert stale.status_code == 412


def test_what_a_colleague_sees_does_not_move_for_what_is_hidden(served: Served) -> None:
    before = served.get(f"/children/{ADA}/guardians", EMPLOYEE).headers["ETag"]
    let_in(served, TOR)
    assert served.get(f"/children/{ADA}/guardians", EMPLOYEE).headers["ETag"] == before


def test_a_child_and_a_person_never_share_an_id(served: Served) -> None:
    as_a_person = served.put(f"/people/{ADA}", REGISTRAR, {"name": "Ada Lien"})
    as_a_child = served.put(f"/children/{TOR}", REGISTRAR, child("Tor Lien", "2020-01-01"))
    assert as_a_person.json()["rule"] == as_a_child.json()["rule"] == "IdBelongsToOne"
    assert served.get(f"/children/{ADA}", EMPLOYEE).status_code == 200


def test_an_outsider_cannot_be_named_leader(served: Served) -> None:
    described = done(served.get(f"/units/{SOLBAKKEN}", REGISTRAR)).json()
    assert described["service_manager_id"] == str(INGRID)
    body = {
        key: value
        for key, value in described.items()
        if key not in {"unit_id", "service_manager_id"}
    }
    refused = served.put(f"/units/{SOLBAKKEN}", REGISTRAR, body | {"leader_id": str(UUID(int=9))})
    assert refused.json()["rule"] == "PersonIsEntered"


def test_nobody_is_entered_who_is_not_born(served: Served) -> None:
    unborn = child("Ingen", "2026-02-01")
    refused = served.put(f"/children/{UUID(int=8)}", REGISTRAR, unborn)
    assert (refused.status_code, refused.json()["rule"]) == (422, "BirthDateIsPossible")
