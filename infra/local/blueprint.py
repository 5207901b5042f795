"""What stands in one stack, and what each part is told by its environment."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from infra.local.ground import Ground
from infra.local.migrations import TOLD_BY
from infra.local.nats import Nats
from infra.local.part import Elsewhere, Part, Program, Runner
from infra.local.ports import LOOPBACK
from infra.local.postgres import Postgres
from infra.local.state import ROOT, State
from infra.postgres.provision import KEYS, KEYS_DESTROYER
from infra.services import SERVICES, Service
from shared.eventing.streams import AUDIT_TRAIL
from shared.time.clock import TrainingClock


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a stack is to be.

    ``is_for_tests``: faster, and its data may be lost. ``postgres_url`` (an administrator's) and
    ``nats_url`` name servers that already run. ``environment`` is handed to every program of ours.
    """

    services: tuple[Service, ...] = SERVICES
    training: TrainingClock | None = None
    is_for_tests: bool = False
    postgres_url: str | None = None
    nats_url: str | None = None
    issuer_module: str = "infra.local.issuer"
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Draws the parts of one stack."""

    state: State
    wishes: Wishes
    port_of: Callable[[str], int]
    say: Callable[[str], None]

    def ground(self) -> Ground:
        """Draw PostgreSQL and NATS."""
        password_of = self.state.passwords.of
        postgres, administrator_url = self._postgres()
        nats, nats_url_of = self._nats()
        return Ground(postgres, administrator_url, nats, nats_url_of, password_of)

    def issuer(self) -> Program:
        """Draw the local sign-in."""
        port = self.port_of("issuer")
        return self._program(
            "issuer",
            port,
            [self.wishes.issuer_module],
            {"STAFETT_ISSUER_PORT": str(port)},
            ready_at="/.well-known/openid-configuration",
        )

    def mailbox(self) -> Program:
        """Draw the mailbox."""
        port = self.port_of("mailbox")
        return self._program(
            "mailbox", port, ["infra.local.mailbox"], {"STAFETT_MAILBOX_PORT": str(port)}
        )

    def service(self, service: Service, ground: Ground) -> Program:
        """Draw a service."""
        arguments = [service.module, "serve"]
        port = self.port_of(service.name)
        return self._program(service.name, port, arguments, self._told(service, ground))

    def migrations(self, ground: Ground) -> Program:
        """Draw the step that makes every service's tables; it ends by itself."""
        keys = {
            "STAFETT_KEYS_URL": ground.keys_url(),
            "STAFETT_KEYS_OWNER_URL": ground.keys_url(f"{KEYS}_owner"),
        }
        services = {each.module: self._told(each, ground) for each in self.wishes.services}
        told = {"infra.postgres.keys": keys} | services
        return self._program(
            "migrations", 0, ["infra.local.migrations"], {TOLD_BY: json.dumps(told)}
        )

    def _told(self, service: Service, ground: Ground) -> dict[str, str]:
        told = {
            "STAFETT_HTTP_HOST": LOOPBACK,
            "STAFETT_HTTP_PORT": str(self.port_of(service.name)),
            "STAFETT_POSTGRES_URL": ground.database_url(service, service.name),
            "STAFETT_POSTGRES_OWNER_URL": ground.database_url(service, service.owner),
            "STAFETT_KEYS_URL": ground.keys_url(),
            "STAFETT_WRAPPING_KEYS_FILE": str(self.state.wrapping_keys()),
            "STAFETT_MAC_KEY": self.state.secret_key(f"mac {service.name}"),
            "STAFETT_NATS_URL": ground.nats_url_of(service.name),
            "STAFETT_ISSUER": f"http://{LOOPBACK}:{self.port_of('issuer')}",
            "STAFETT_SMTP_HOST": LOOPBACK,
        }
        if service.context == AUDIT_TRAIL:
            told |= self._told_to_the_log(ground)
        if service.name == "directory":
            told["STAFETT_BIRTH_NUMBER_KEY"] = self.state.secret_key("birth number key")
        if service.name == "notification":
            told["STAFETT_ADDRESS_KEY"] = self.state.secret_key("address key")
        return told

    def _told_to_the_log(self, ground: Ground) -> dict[str, str]:
        others = [each for each in self.wishes.services if each.context != AUDIT_TRAIL]
        urls = {each.context: f"http://{LOOPBACK}:{self.port_of(each.name)}" for each in others}
        return {
            "STAFETT_SERVICES": json.dumps(urls),
            "STAFETT_KEYS_DESTROYER_URL": ground.keys_url(KEYS_DESTROYER),
            "STAFETT_CHECKPOINTS": str(self.state.directory.resolve() / "checkpoints"),
            "STAFETT_SIGNING_KEY": self.state.passwords.of(
                "signing key", lambda: secrets.token_hex(32)
            ),
        }

    def _program(
        self,
        name: str,
        port: int,
        arguments: list[str],
        told: dict[str, str],
        ready_at: str = "/health/ready",
    ) -> Program:
        runner = Runner(Path(sys.executable), ROOT, self.state.log, self.state.note)
        environment = {**self._told_to_all(), **told, **self.wishes.environment}
        return Program(name, port, ready_at, runner.process(name, arguments, environment))

    def _told_to_all(self) -> dict[str, str]:
        told = {
            "STAFETT_STATE": str(self.state.directory.resolve()),
            "STAFETT_AUDIENCE": os.environ.get("STAFETT_AUDIENCE", "stafett"),
            "STAFETT_SMTP_PORT": str(self.port_of("smtp")),
        }
        if (training := self.wishes.training) is not None:
            told |= {
                "STAFETT_TRAINING_STARTED": training.started.isoformat(),
                "STAFETT_TRAINING_STARTS_AT": training.starts_at.isoformat(),
                "STAFETT_TRAINING_SPEED": str(training.speed),
            }
        return told

    def _postgres(self) -> tuple[Part, str]:
        if self.wishes.postgres_url is not None:
            return _elsewhere("postgres", self.wishes.postgres_url, 5432), self.wishes.postgres_url
        postgres = Postgres(
            home=self.state.directory / "postgres",
            port=self.port_of("postgres"),
            password=self.state.passwords.of("postgres"),
            log=self.state.log("postgres"),
            note=self.state.note("postgres"),
            say=self.say,
            is_for_tests=self.wishes.is_for_tests,
        )
        return postgres, postgres.url

    def _nats(self) -> tuple[Part, Callable[[str], str]]:
        if (url := self.wishes.nats_url) is not None:
            return _elsewhere("nats", url, 4222), lambda _user: url
        passwords = self.state.passwords
        nats = Nats(
            home=self.state.directory / "nats",
            port=self.port_of("nats"),
            password_of=lambda user: passwords.of(f"nats {user}"),
            log=self.state.log("nats"),
            note=self.state.note("nats"),
        )
        return nats, nats.url


def _elsewhere(name: str, url: str, usual_port: int) -> Elsewhere:
    place = urlsplit(url)
    return Elsewhere(name, place.hostname or LOOPBACK, place.port or usual_port)
