"""Golden files of everything that is stored or said: added to, never edited.

``python -m tests.contracts.goldens`` writes the files that are missing, and touches no other.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.services import SERVICES
from shared.contracts.registry import CONTRACTS
from shared.eventing.kind import AnyKind
from shared.service.definition import Service
from tests.contracts.examples import example

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class StoredEvent:
    """An event of a kind, under its stored name and schema version."""

    service: str
    kind: AnyKind
    name: str

    @property
    def path(self) -> Path:
        version = self.kind.catalogue.schema_of(self.name)
        return GOLDEN / "stored" / self.service / f"{self.name}.v{version}.json"


def services() -> dict[str, Service]:
    """Give every service by the name of its package."""
    return {
        service.name: importlib.import_module(f"services.{service.name}.main").SERVICE
        for service in SERVICES
    }


def stored_events() -> Iterator[StoredEvent]:
    """Give every event that any service may have stored."""
    for name, service in services().items():
        for kind in service.all_kinds:
            for stored_name in kind.catalogue.names:
                yield StoredEvent(name, kind, stored_name)


def said(contract: str) -> Path:
    """Give the golden file of a contract."""
    return GOLDEN / "said" / f"{contract}.json"


def read(path: Path) -> Any:
    """Read a golden file."""
    return json.loads(path.read_text())


def _write(path: Path, content: Any) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


def main() -> None:
    """Write the golden files that are missing."""
    for event in stored_events():
        made = example(event.kind.catalogue.names[event.name])
        _write(event.path, made.model_dump(mode="json", exclude_none=True))
    for name, contract in CONTRACTS.items():
        _write(said(name), example(contract).model_dump(mode="json", exclude_none=True))


if __name__ == "__main__":
    main()
