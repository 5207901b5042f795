"""Concern intake and the log, served for real, and what an operator has access to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from pydantic import SecretStr

import services.audit_trail.main as audit_trail
import services.concern_intake.main as concern_intake
import services.directory.main as directory
from services.audit_trail.adapters.putting_together import checkpoints_of, log_of
from shared.contracts.directory import GuardianGrantedAccessV1
from shared.eventing.migrating import migrate
from shared.identity.actor import Actor, Role
from shared.proof.note_keys import SignerKey
from stafett import verify_export
from stafett.__main__ import main
from tests.eventually import eventually
from tests.integration.audit_house import KEY
from tests.integration.intake_people import (
    LONG_AGO,
    MONDAY,
    SHARE,
    THE_DIRECTORY_SAYS,
    a_concern,
    done,
    talk,
    told,
)
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.concern_intake.people import ADA, BERIT, KARI, LISE, TOR

SIGNER: Final = SignerKey("stafett/no9999", bytes.fromhex(KEY))
LISE_HAS_ACCESS: Final = GuardianGrantedAccessV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO)
TODAY: Final = MONDAY.date()
NOON: Final = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)
MOTHER: Final = Actor(person_id=LISE, role=Role.GUARDIAN)
FATHER: Final = Actor(person_id=TOR, role=Role.GUARDIAN)
OFFICER: Final = Actor(
    person_id=UUID("00000000-0000-4000-8000-00000000b077"), role=Role.DATA_PROTECTION_OFFICER
)


@dataclass
class House:
    """Two services, the databases under them, and the file that gives an operator access."""

    intake: Served
    audit: Served
    intake_database: RealDatabase
    audit_database: RealDatabase
    bus: RealBus
    folder: Path

    @property
    def access(self) -> Path:
        return self.folder / "access.json"

    def told_the_mother(self) -> str:
        """Have a concern that Lise was told of, and Tor not; gives its address."""
        concern = a_concern(self.intake, KARI)
        done(self.intake.post(f"{concern}/share-with-leader", KARI))
        done(self.intake.post(f"{concern}/sharing-decision", BERIT, SHARE))
        done(self.intake.post(f"{concern}/talks", KARI, talk(told(LISE), told(TOR, "not-reached"))))
        return concern

    def lines(self, by: Actor = KARI) -> list[dict[str, Any]]:
        """Give the whole trail of Ada, once the log has heard of everything."""
        self.log_has_everything()
        language = {"Accept-Language": "en"}
        page = done(self.audit.get(f"/children/{ADA}/trail", by, **language))
        lines: list[dict[str, Any]] = page["lines"]
        return lines

    def log_has_everything(self) -> None:
        both = {"concern-intake": self.intake, "audit-trail": self.audit}
        log = log_of(self.audit.desk)

        def stored() -> dict[str, int]:
            records = {name: one.desk.store.record.recorder for name, one in both.items()}
            return {name: one.max_notification_id() or 0 for name, one in records.items()}

        eventually(lambda: log.lasts(list(both)) == stored())

    def sign(self) -> None:
        """Let the log sign for everything that has happened, without waiting for its minute."""
        self.log_has_everything()
        checkpoints_of(self.audit.desk).sign(SIGNER, datetime.now(UTC))

    def stafett(self, *arguments: str | Path) -> int:
        """Do something at the operator's command line; gives the exit code."""
        return main(["--access", str(self.access), *map(str, arguments)])


def checked_alone(package: Path, key: str) -> subprocess.CompletedProcess[str]:
    """Check a package with the one file, in a process that sees nothing of ours."""
    alone = package.parent / "alone.py"
    alone.write_bytes(Path(verify_export.__file__).read_bytes())
    command = [sys.executable, "-I", str(alone), str(package), "--key", key]
    return subprocess.run(
        command, cwd=package.parent, env={}, capture_output=True, text=True, check=False
    )


@contextmanager
def a_house(databases: Callable[[], RealDatabase], bus: RealBus, folder: Path) -> Iterator[House]:
    """Serve both; the directory has said who is who."""
    of_intake, of_audit, of_directory = databases(), databases(), databases()
    migrate(of_directory.owner_url, of_directory.runtime_url, [], directory.SERVICE.all_views)
    with serving(concern_intake.SERVICE, of_intake, bus, now=MONDAY) as intake:
        settings: dict[str, Any] = {
            "services": {"concern-intake": str(intake.client.base_url)},
            "signing_key": SecretStr(KEY),
            "checkpoints": folder / "checkpoints",
        }
        with serving(audit_trail.SERVICE, of_audit, bus, now=MONDAY, **settings) as audit:
            house = House(intake, audit, of_intake, of_audit, bus, folder)
            write_access(house, of_directory)
            tell(bus, *THE_DIRECTORY_SAYS, LISE_HAS_ACCESS)
            eventually(lambda: knows(intake) and knows(audit))
            yield house


def knows(served: Served) -> bool:
    """Tell whether a service has heard of Ada, her parents, and her mother's access."""
    known = served.desk.known
    both = len(known.guardians(ADA, TODAY)) == 2
    return both and known.has_access(LISE, ADA, TODAY) and not known.protected([ADA], TODAY)


def write_access(house: House, of_directory: RealDatabase) -> None:
    """Write what gives an operator access to every record and the keys."""
    (house.folder / "wrapping-keys").write_text("test:" + "5a" * 32)
    databases = {
        "concern-intake": house.intake_database,
        "audit-trail": house.audit_database,
        "directory": of_directory,
    }
    content = {
        "municipality": "no9999",
        "records": {
            context: {"database": database.runtime_url, "mac_key": "6b" * 32}
            for context, database in databases.items()
        },
        "log_key": str(SIGNER.verifier),
        "signing_key": KEY,
        "checkpoints": str(house.folder / "checkpoints"),
        "keys_owner": house.audit_database.keys.owner_url,
        "wrapping_keys_file": str(house.folder / "wrapping-keys"),
    }
    house.access.write_text(json.dumps(content))
