"""Solbakken as concern intake has heard of it, and what Kari and Berit send."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import httpx
from nats.aio.client import Client

from shared.contracts.codes import (
    AddressProtection,
    ConfidentialityRegime,
    Ownership,
    UnitKind,
)
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ChildPlacedV1,
    ConflictOfInterestChangedV1,
    GuardianRelatedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from shared.contracts.subjects import stream_name
from shared.identity.actor import Actor, Role
from tests.integration.messages import as_operator
from tests.integration.serving import Served
from tests.real_parts import RealBus
from tests.rules.concern_intake.people import (
    ADA,
    BERIT,
    DAG_DEPUTY,
    LISE,
    NINA_NEXT,
    SIGNE_MANAGER,
    SOLBAKKEN,
    TOR,
)

K = TypeVar("K", bound=Contract)

MONDAY: Final = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
LONG_AGO: Final = date(2022, 3, 1)
NOOR: Final = UUID("00000000-0000-4000-8000-00000000c002")
FURUHEIM: Final = UUID("00000000-0000-4000-8000-00000000a002")
GUARDIAN: Final = Actor(person_id=LISE, role=Role.GUARDIAN)
ELSEWHERE: Final = Actor(
    person_id=UUID("00000000-0000-4000-8000-00000000b008"),
    role=Role.EMPLOYEE,
    unit_id=FURUHEIM,
)


def a_unit(unit_id: UUID = SOLBAKKEN) -> UnitDescribedV1:
    return UnitDescribedV1(
        unit_id=unit_id,
        kind=UnitKind.KINDERGARTEN,
        ownership=Ownership.PUBLIC,
        regime=ConfidentialityRegime.ADMIN,
        leader_id=BERIT.person_id,
        deputy_id=DAG_DEPUTY.person_id,
        next_leader_ids=(NINA_NEXT.person_id, SIGNE_MANAGER.person_id),
    )


def placed(child_id: UUID, unit_id: UUID) -> ChildPlacedV1:
    return ChildPlacedV1(child_id=child_id, unit_id=unit_id, starts_on=LONG_AGO, age=3)


def parent(guardian_id: UUID) -> GuardianRelatedV1:
    return GuardianRelatedV1(
        child_id=ADA,
        guardian_id=guardian_id,
        has_parental_responsibility=True,
        starts_on=LONG_AGO,
    )


def protected(
    child_id: UUID, protection: AddressProtection = AddressProtection.NONE
) -> AddressProtectionChangedV1:
    return AddressProtectionChangedV1(person_id=child_id, protection=protection, starts_on=LONG_AGO)


def post(employee_id: UUID, until: date | None = None) -> PostHeldV1:
    return PostHeldV1(employee_id=employee_id, unit_id=SOLBAKKEN, starts_on=LONG_AGO, ends_on=until)


BERIT_IS_ADAS_AUNT: Final = ConflictOfInterestChangedV1(
    employee_id=BERIT.person_id, child_id=ADA, exists=True, starts_on=LONG_AGO
)

THE_DIRECTORY_SAYS: Final[tuple[Contract, ...]] = (
    a_unit(),
    a_unit(FURUHEIM),
    placed(ADA, SOLBAKKEN),
    placed(NOOR, FURUHEIM),
    parent(LISE),
    parent(TOR),
    protected(ADA),
    protected(NOOR),
)

ALL_IS_WELL: Final = {
    "violence": "no",
    "sexual_abuse": "no",
    "neglect": "no",
    "safe_now": "yes",
}
THREE_THINGS: Final[dict[str, Any]] = {
    "child": {"child_id": str(ADA)},
    "observations": [{"what": "Ada sat alone by the fence all morning.", "on": "2026-01-12"}],
    "safety": ALL_IS_WELL,
}
DETAILS: Final[dict[str, Any]] = {
    "what_happened": "She did not answer when the others called.",
    "when": {"on": "2026-01-12"},
    "where": "the playground",
    "worried_since": {"on": "2025-12-15"},
    "not_known": ["how-it-unfolded"],
}
ADA_PLAYED: Final[dict[str, Any]] = {
    "kind": "heard",
    "asked_by": "Kari",
    "asked_on": "2026-01-12",
    "method": "play-or-observation",
    "view": "She showed with the dolls that she wants to play.",
}
BEST_INTERESTS: Final[dict[str, Any]] = {
    "decision": "To follow up rather than to wait and see.",
    "childs_view": ADA_PLAYED,
    "weight": "high",
    "weight_because": "Ada shows clearly what she wants.",
    "conclusion": "It is best for Ada that adults help her into play.",
}
SHARE: Final = {"choice": "share", "reason": "Kari knows them well."}
FOLLOW_UP: Final = {
    "level": 1,
    "reason": "Ada needs help into play.",
    "best_interests": BEST_INTERESTS,
}
NO_GROUND: Final = {"reason": "She plays with others again.", "who_was_told": "Lise and Tor"}
OWN_VIEW: Final = {"follow_up": True, "reason": "She is alone every day."}


def talk(*guardians: dict[str, str], **otherwise: object) -> dict[str, object]:
    return {
        "held_on": "2026-01-12",
        "guardians": list(guardians),
        "childs_view": ADA_PLAYED,
        "what_was_shared": "What Kari has seen.",
    } | otherwise


def told(guardian_id: UUID, outcome: str = "told") -> dict[str, str]:
    return {"guardian_id": str(guardian_id), "outcome": outcome}


def done(answer: httpx.Response) -> dict[str, Any]:
    assert answer.is_success, answer.text
    page: dict[str, Any] = answer.json() if answer.content else {}
    return page


def refused(answer: httpx.Response, status: int, rule: str) -> None:
    problem = answer.json()
    assert (answer.status_code, problem.get("rule")) == (status, rule), answer.text
    assert problem["detail"]
    assert problem["opens"]
    assert problem["ground"]["title"]


def a_concern(served: Served, by: Actor, **otherwise: object) -> str:
    """Register a concern with three things, and what else is given."""
    page = done(served.post("/concerns", by, THREE_THINGS | otherwise))
    return f"/concerns/{page['concern_id']}"


def said(bus: RealBus, contract: type[K]) -> list[K]:
    """Give what concern intake has said with one contract, in order."""

    async def read(connection: Client) -> list[K]:
        jetstream = connection.jetstream()
        stream = stream_name(contract.context)
        state = (await jetstream.stream_info(stream)).state
        places = range(state.first_seq, state.last_seq + 1) if state.messages else range(0)
        messages = [await jetstream.get_msg(stream, seq=place) for place in places]
        return [
            contract.model_validate_json(message.data or b"")
            for message in messages
            if (message.headers or {})["ce-type"] == contract.type_name()
        ]

    return as_operator(bus, read)
