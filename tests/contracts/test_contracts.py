"""What services tell each other keeps its form, and holds nothing about a person but ids."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.contracts.registry import CONTRACTS
from shared.contracts.subjects import every, subject_of
from tests.contracts.goldens import GOLDEN, read, said
from tests.contracts.personal import fields_that_could_be_personal


class ChildNamedV1(Contract):
    """A contract as it must never be."""

    context = "directory"
    name = "child-named"

    child_id: UUID
    name_of_child: str
    born_on: date


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_contract_still_reads_its_golden_file(contract: str) -> None:
    golden = read(said(contract))
    fact = CONTRACTS[contract].model_validate(golden)
    assert golden.items() <= fact.model_dump(mode="json").items()


def test_no_golden_file_of_a_contract_has_lost_its_contract() -> None:
    assert {path.stem for path in (GOLDEN / "said").glob("*.json")} == set(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_contract_has_no_room_for_a_name_a_number_or_a_text(contract: str) -> None:
    assert list(fields_that_could_be_personal(CONTRACTS[contract])) == []


def test_a_planted_personal_field_is_caught() -> None:
    assert list(fields_that_could_be_personal(ChildNamedV1)) == ["name_of_child"]


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_subject_is_made_of_lower_case_tokens_and_matches_its_filter(contract: str) -> None:
    known = CONTRACTS[contract]
    tokens = subject_of(known, "no5037", "018f0000-0000-7000-8000-000000000001").split(".")
    wanted = every(known).split(".")
    assert all(token and token == token.lower() for token in tokens)
    assert [t for t, w in zip(tokens, wanted, strict=True) if w != "*"] == [
        w for w in wanted if w != "*"
    ]


def test_an_envelope_reads_what_it_wrote() -> None:
    golden = Envelope(
        id="018f0000-0000-7000-8000-000000000001",
        type="stafett.directory.child-turned.v1",
        source="urn:stafett:no5037:directory",
        subject="child/018f0000-0000-7000-8000-0000000000ad",
        sequence=7,
        time=_at("2026-03-01T00:00:00+01:00"),
        recorded_time=_at("2026-03-01T00:00:01+01:00"),
        correlation_id="c",
        causation_id="k",
    )
    assert Envelope.read(golden.headers()) == golden


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)
