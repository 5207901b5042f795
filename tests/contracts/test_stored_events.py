"""What was stored yesterday reads today, under the same name."""

from __future__ import annotations

import pytest

from tests.contracts.goldens import GOLDEN, StoredEvent, read, services, stored_events

STORED = {f"{event.service}/{event.name}": event for event in stored_events()}
FILES = sorted(GOLDEN.glob("stored/*/*.json"))


@pytest.mark.parametrize("event", STORED)
def test_every_event_has_a_golden_file_in_its_present_schema(event: str) -> None:
    assert STORED[event].path.exists(), "run python -m tests.contracts.goldens"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_file_of_any_age_reads_as_todays_event(path: object) -> None:
    event, schema = _known(str(path))
    golden = read(GOLDEN / "stored" / event.service / f"{event.name}.v{schema}.json")
    today = event.kind.catalogue.read(event.name, schema, golden)
    again = today.model_dump(mode="json", exclude_none=True)
    present = event.kind.catalogue.schema_of(event.name)
    assert event.kind.catalogue.read(event.name, present, again) == today
    assert schema < present or golden.items() <= again.items()


def _known(path: str) -> tuple[StoredEvent, int]:
    service, file = path.rsplit("/", 2)[-2:]
    name, _, version = file.removesuffix(".json").rpartition(".v")
    return STORED[f"{service}/{name}"], int(version)


def test_no_two_kinds_of_a_service_share_a_stored_name() -> None:
    for service in services().values():
        names = [name for kind in service.all_kinds for name in kind.catalogue.names]
        assert len(names) == len(set(names))
