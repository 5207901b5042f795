"""Solbakken kindergarten, entered by the registrar through the directory's own door."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import httpx

from shared.identity.actor import Actor, Role
from tests.integration.serving import Served

MONDAY = datetime(2026, 1, 19, 8, 0, tzinfo=UTC)

SOLBAKKEN = UUID("50000000-0000-4000-8000-000000000001")
FURUHEIM = UUID("50000000-0000-4000-8000-000000000002")
BERIT = UUID("10000000-0000-4000-8000-000000000001")
DAG = UUID("10000000-0000-4000-8000-000000000002")
INGRID = UUID("10000000-0000-4000-8000-000000000003")
KARI = UUID("10000000-0000-4000-8000-000000000005")
OLA = UUID("10000000-0000-4000-8000-000000000007")
RAGNA = UUID("10000000-0000-4000-8000-000000000006")
ADA = UUID("20000000-0000-4000-8000-000000000001")
NOOR = UUID("20000000-0000-4000-8000-000000000002")
LISE = UUID("30000000-0000-4000-8000-000000000001")
TOR = UUID("30000000-0000-4000-8000-000000000002")
NUMBER_OF_ADA = "01832299037"

REGISTRAR = Actor(person_id=RAGNA, role=Role.REGISTRAR)
LEADER = Actor(person_id=BERIT, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)
NEXT_LEADER = Actor(person_id=INGRID, role=Role.EMPLOYEE)
EMPLOYEE = Actor(person_id=KARI, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)
ELSEWHERE = Actor(person_id=OLA, role=Role.EMPLOYEE, unit_id=FURUHEIM)
MOTHER = Actor(person_id=LISE, role=Role.GUARDIAN)
FATHER = Actor(person_id=TOR, role=Role.GUARDIAN)

NAMES = {
    RAGNA: "Ragna Vik",
    BERIT: "Berit Aas",
    DAG: "Dag Moe",
    INGRID: "Ingrid Sund",
    LISE: "Lise Lien",
    TOR: "Tor Lien",
}

BOTH_CHECKS = {"checked": ["relation", "no-restriction"]}


def done(answer: httpx.Response) -> httpx.Response:
    assert answer.is_success, answer.text
    return answer


def unit(name: str) -> dict[str, object]:
    return {
        "name": name,
        "kind": "kindergarten",
        "municipality": "no9999",
        "ownership": "public",
        "regime": "admin",
        "leader_id": str(BERIT),
        "deputy_id": str(DAG),
        "next_leader_ids": [str(INGRID)],
        "documentation_system": "Arkivet",
    }


def child(name: str, birth_date: str, unit_id: UUID = SOLBAKKEN) -> dict[str, str]:
    return {
        "name": name,
        "birth_date": birth_date,
        "unit_id": str(unit_id),
        "starts_on": "2025-08-15",
    }


def post(name: str, unit_id: UUID) -> dict[str, str]:
    return {
        "name": name,
        "unit_id": str(unit_id),
        "position": "teacher",
        "starts_on": "2024-08-01",
    }


def relation(**otherwise: object) -> dict[str, object]:
    said = {"relation": "parent", "has_parental_responsibility": True, "starts_on": "2022-03-01"}
    return said | otherwise


def enter_solbakken(served: Served) -> None:
    """Enter everyone: two units, leaders, Kari and Ola, Ada with Lise and Tor, and Noor."""
    for person_id, name in NAMES.items():
        done(served.put(f"/people/{person_id}", REGISTRAR, {"name": name}))
    done(served.put(f"/units/{SOLBAKKEN}", REGISTRAR, unit("Solbakken barnehage")))
    elsewhere = unit("Furuheim barnehage") | {"leader_id": str(OLA), "deputy_id": None}
    done(served.put(f"/people/{OLA}", REGISTRAR, {"name": "Ola Berg"}))
    done(served.put(f"/units/{FURUHEIM}", REGISTRAR, elsewhere))
    done(served.put(f"/employees/{KARI}", REGISTRAR, post("Kari Nordli", SOLBAKKEN)))
    done(served.put(f"/employees/{OLA}", REGISTRAR, post("Ola Berg", FURUHEIM)))
    done(served.put(f"/children/{ADA}", REGISTRAR, child("Ada Lien", "2022-03-01")))
    done(served.put(f"/children/{NOOR}", REGISTRAR, child("Noor Ali", "2021-05-02", FURUHEIM)))
    for guardian in (LISE, TOR):
        done(served.put(f"/children/{ADA}/guardians/{guardian}", REGISTRAR, relation()))
