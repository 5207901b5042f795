"""A child of whom two notebooks tell, the log, and the two who may forget it together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
from pydantic import SecretStr

from services.audit_trail.log.documents import documents_of
from services.audit_trail.main import SERVICE
from shared.contracts.directory import ChildPlacedV1, PostHeldV1
from shared.eventing.kind import AnyKind
from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.identity.actor import Actor, Role
from shared.proof.note_keys import SignerKey
from shared.service.definition import Service
from stafett.verify.whole import Record, Report, Whole, in_directory, verify
from tests.eventually import eventually
from tests.integration.audit_diaries import INTAKE, diary
from tests.integration.audit_house import KEY
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.kit.notebook import (
    BY_KARI,
    LINES_OF_A_NOTEBOOK,
    MONDAY,
    NOTEBOOKS,
    AddLine,
    LineAdded,
    LineWhispered,
    NotebookCommand,
    OpenNotebook,
    ShutNotebook,
    Whisper,
)
from tests.real_parts import Keys, RealBus, RealDatabase

SOLBAKKEN: Final = uuid4()
GRANLI: Final = uuid4()
ARCHIVE: Final = uuid4()
SIGNER: Final = SignerKey("stafett/no9999", bytes.fromhex(KEY))
MAC_KEY: Final = bytes.fromhex("6b" * 32)

SAID: Final = ("Ada sat alone by the window", "She said why")
MASK: Final = "[slettet]"

TIME_IS_OVER: Final = {"because": "time-is-over"}

RULES: Final = [
    {
        "rule": "notebooks",
        "kind": f"{INTAKE}/notebook",
        "after": f"{INTAKE}/notebook.shut",
        "years": 0,
        "source": "an invented decision of an invented council",
    }
]


ELI: Final = Actor(person_id=uuid4(), role=Role.ARCHIVIST)
OLAV: Final = Actor(person_id=uuid4(), role=Role.DATA_PROTECTION_OFFICER)
"""The two, who have had posts in the archive alone."""


def notebooks_about(child_id: UUID) -> Service:
    """Give a service all of whose notebooks are about one child."""
    kind = replace(NOTEBOOKS, data_subject=lambda _state, _id: child_id)
    plain = diary(INTAKE)
    trail = replace(plain.trail[0], kind=kind)
    return replace(plain, kinds=(kind,), trail=(trail,), views=(LINES_OF_A_NOTEBOOK,))


@dataclass
class House:
    """The service that owns the notebooks, and the log, which can be stopped and started."""

    child_id: UUID
    owner: Served
    owner_database: RealDatabase
    audit_database: RealDatabase
    bus: RealBus
    directory: Path
    audit: Served

    @property
    def keys(self) -> Keys:
        return self.owner_database.keys

    @property
    def address(self) -> str:
        return f"/children/{self.child_id}/erasure"

    def write(self) -> UUID:
        """Write a notebook about the child, with a whisper in a stream of its own, and shut it."""
        notebook = uuid4()
        commands: tuple[NotebookCommand, ...] = (
            OpenNotebook(by=BY_KARI, now=MONDAY, title=str(self.child_id)),
            AddLine(by=BY_KARI, now=MONDAY, line=SAID[0]),
            Whisper(by=BY_KARI, now=MONDAY, line=SAID[1]),
            ShutNotebook(by=BY_KARI, now=MONDAY),
        )
        kind = notebooks_about(self.child_id).kinds[0]
        for command in commands:
            self._say(kind, notebook, command)
        eventually(lambda: self._is_in_the_log(notebook))
        return notebook

    def _say(self, kind: AnyKind, notebook: UUID, command: NotebookCommand) -> None:
        self.owner.desk.store.handle(kind, notebook, lambda _: command, cause=Cause("test"))

    def _is_in_the_log(self, notebook: UUID) -> bool:
        found = documents_of(self.audit.desk.store.connection, self.child_id)
        return any(
            one.covered.subject_id == notebook
            and {"notebook.shut", "notebook.line-whispered"} <= one.last.keys()
            for one in found
        )

    def words(self, notebook: UUID, store: Store | None = None) -> tuple[str, ...]:
        """Give what may be read of a notebook: in its service, or in another store."""
        found = (store or self.owner.desk.store).history(NOTEBOOKS, notebook)
        events = [recorded.event for facet in found.values() for recorded in facet]
        return tuple(one.line for one in events if isinstance(one, LineAdded | LineWhispered))

    def place_the_child(self, unit: UUID = SOLBAKKEN) -> None:
        """Let the directory tell where the child is, and wait until the log has heard."""
        tell(
            self.bus,
            ChildPlacedV1(child_id=self.child_id, unit_id=unit, starts_on=date(2020, 8, 1), age=5),
        )
        eventually(lambda: self.audit.get(self.address, OLAV).status_code == httpx.codes.OK)
        for who in (ELI, OLAV):
            self.employ(who, ARCHIVE)

    def employ(self, who: Actor, unit: UUID) -> None:
        """Let the directory tell of a post that has ended, and wait until the log has heard."""
        tell(
            self.bus,
            PostHeldV1(
                employee_id=who.person_id,
                unit_id=unit,
                starts_on=date(2018, 8, 1),
                ends_on=date(2019, 7, 31),
            ),
        )
        eventually(lambda: self.audit.desk.known.units_ever(who.person_id))

    def propose(self, by: Actor, body: Mapping[str, Any]) -> httpx.Response:
        return self.audit.post(self.address, by, body)

    def approve(self, by: Actor, erasure_id: str) -> httpx.Response:
        return self.audit.post(f"{self.address}/{erasure_id}/approve", by)

    def forget(self, body: Mapping[str, Any]) -> str:
        """Propose and approve, and wait until it is done; gives the erasure's id."""
        erasure_id: str = self.propose(ELI, body).json()["erasure_id"]
        assert self.approve(OLAV, erasure_id).status_code == httpx.codes.OK
        eventually(lambda: self.step(erasure_id) == "carried-out")
        return erasure_id

    def step(self, erasure_id: str) -> str:
        page = self.audit.get(self.address, OLAV).json()
        return str({one["erasure_id"]: one["step"] for one in page["erasures"]}[erasure_id])

    def verified(self) -> Report:
        """Hold both records against the log, and the log against what it has signed."""
        records = {
            INTAKE: Record(self.owner_database.runtime_url, MAC_KEY),
            SERVICE.context: Record(self.audit_database.runtime_url, MAC_KEY),
        }
        return verify(
            Whole(
                records,
                self.audit_database.runtime_url,
                SIGNER.verifier,
                in_directory(self.directory),
                self.keys.owner_url,
            )
        )

    @contextmanager
    def audit_served(self, **settings: Any) -> Iterator[Served]:
        """Serve the log for as long as the block lasts."""
        told = {
            "services": {INTAKE: str(self.owner.client.base_url)},
            "signing_key": SecretStr(KEY),
            "checkpoints": self.directory,
            "retention_rules": self.rules,
            "keys_destroyer_url": SecretStr(self.keys.destroyer_url),
        }
        with serving(SERVICE, self.audit_database, self.bus, **{**told, **settings}) as audit:
            self.audit = audit
            yield audit

    @property
    def rules(self) -> Path:
        file = self.directory.parent / "retention.json"
        if not file.exists():
            file.write_text(json.dumps(RULES))
        return file


@contextmanager
def a_house_without_the_log(
    databases: Callable[[], RealDatabase], bus: RealBus, directory: Path
) -> Iterator[House]:
    """Serve the notebooks of one child; the log is started by the test."""
    child_id = uuid4()
    with ExitStack() as stack:
        database = databases()
        owner = stack.enter_context(serving(notebooks_about(child_id), database, bus))
        yield House(child_id, owner, database, databases(), bus, directory, audit=owner)
