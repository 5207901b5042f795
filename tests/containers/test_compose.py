"""What the compose files promise, read from the files themselves."""

from __future__ import annotations

import re
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra.docker.prepare import told_to
from infra.local.state import ROOT
from infra.nats.accounts import OPERATOR, variable_of
from infra.services import BY_NAME, SERVICES, Service
from tests.containers.images import NATS, POSTGRES


def parts_of(file: str) -> dict[str, dict[str, Any]]:
    content: dict[str, Any] = yaml.safe_load((ROOT / file).read_text())
    parts: dict[str, dict[str, Any]] = content["services"]
    return parts


COMPOSE = parts_of("docker-compose.yml")
OVERRIDE = parts_of("docker-compose.local-issuer.yml")
EXAMPLE = re.findall(r"^([A-Z_]+)=$", (ROOT / ".env.example").read_text(), re.MULTILINE)

EVERY_SERVICE = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)


def secrets_in(part: dict[str, Any]) -> set[str]:
    told = " ".join(str(value) for value in part.get("environment", {}).values())
    return set(re.findall(r"STAFETT_[A-Z_]*(?:PASSWORD|KEY)[A-Z_]*", told))


KEYS = {
    "directory": {"STAFETT_BIRTH_NUMBER_KEY"},
    "notification": {"STAFETT_ADDRESS_KEY", "STAFETT_CODE_KEY"},
    "audit_trail": {"STAFETT_SIGNING_KEY", "STAFETT_POSTGRES_PASSWORD_KEYS_DESTROYER"},
}


@EVERY_SERVICE
def test_every_service_is_served_from_the_one_image(service: Service) -> None:
    part = COMPOSE[service.name]
    assert part["command"] == [service.module, "serve"]
    assert part["image"] == COMPOSE["prepare"]["image"]
    assert part["ports"] == [f"127.0.0.1:${{STAFETT_{service.variable}_PORT:-{service.port}}}:8000"]


@EVERY_SERVICE
def test_a_service_starts_when_its_tables_and_streams_are_made(service: Service) -> None:
    waits_for = COMPOSE[service.name]["depends_on"]
    assert waits_for["prepare"] == {"condition": "service_completed_successfully"}


@EVERY_SERVICE
def test_a_service_knows_its_own_passwords_and_nobody_elses(service: Service) -> None:
    own = {
        f"STAFETT_POSTGRES_PASSWORD_{service.variable}",
        f"STAFETT_{service.variable}_MAC_KEY",
        "STAFETT_POSTGRES_PASSWORD_KEYS",
        "STAFETT_WRAPPING_KEY",
        variable_of(service.name),
    }
    assert secrets_in(COMPOSE[service.name]) == own | KEYS.get(service.name, set())


@EVERY_SERVICE
def test_the_training_clock_reaches_every_service(service: Service) -> None:
    handed_on = {"STARTED", "STARTS_AT", "SPEED"}
    told = COMPOSE[service.name]["environment"]
    assert {told.get(f"STAFETT_TRAINING_{name}", "") for name in handed_on} == {None}


@EVERY_SERVICE
def test_the_override_sends_every_service_to_the_local_issuer(service: Service) -> None:
    assert OVERRIDE[service.name]["environment"] == {
        "STAFETT_ISSUER": OVERRIDE["issuer"]["environment"]["STAFETT_ISSUER_URL"],
        "STAFETT_ISSUER_INTERNAL_URL": "http://issuer:8090",
    }


def test_the_override_leaves_keycloak_out() -> None:
    assert OVERRIDE["keycloak"] == {"profiles": ["keycloak"]}


def test_every_port_is_published_on_this_machine_only() -> None:
    parts = [*COMPOSE.values(), *OVERRIDE.values()]
    ports = [port for part in parts for port in part.get("ports", ())]
    assert len(ports) == len(SERVICES) + len(("mailpit", "keycloak", "issuer"))
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_our_containers_may_do_little() -> None:
    ours = [COMPOSE[name] for name in ("prepare", *BY_NAME)] + [OVERRIDE["issuer"]]
    assert all(part["read_only"] and part["cap_drop"] == ["ALL"] for part in ours)


def test_compose_and_the_tests_stand_on_the_same_images() -> None:
    assert COMPOSE["postgres"]["image"] == f"${{STAFETT_POSTGRES_IMAGE:-{POSTGRES}}}"
    assert COMPOSE["nats"]["image"] == f"${{STAFETT_NATS_IMAGE:-{NATS}}}"


def test_every_secret_is_named_in_the_example_and_has_no_value_there() -> None:
    used = set().union(*map(secrets_in, COMPOSE.values()))
    assert set(EXAMPLE) == used


def test_nats_is_told_the_password_of_every_user() -> None:
    users = {variable_of(user) for user in (OPERATOR, *BY_NAME)}
    assert COMPOSE["nats"]["environment"].keys() == users


def test_the_preparations_know_both_roles_of_every_database() -> None:
    environment = {
        name: name.lower() if "PASSWORD_" in name else str(value)
        for name, value in COMPOSE["prepare"]["environment"].items()
    } | {"STAFETT_POSTGRES_URL": "postgresql://postgres:p@postgres:5432/postgres"}
    assert told_to(BY_NAME["notification"], environment) == {
        "STAFETT_POSTGRES_URL": "postgresql://notification:"
        "stafett_postgres_password_notification@postgres:5432/notification",
        "STAFETT_POSTGRES_OWNER_URL": "postgresql://notification_owner:"
        "stafett_postgres_password_notification_owner@postgres:5432/notification",
    }


def make_env(file: Path) -> dict[str, str]:
    subprocess.run([ROOT / "infra/docker/env.sh", file], check=True, capture_output=True)
    return dict(line.split("=") for line in file.read_text().splitlines())


def test_secrets_are_made_once_and_read_by_their_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "env"
    made = make_env(file)
    assert list(made) == EXAMPLE
    assert len(set(made.values())) == len(made)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert make_env(file) == made


def test_a_secret_that_stands_there_already_stays(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("STAFETT_DEMO_PASSWORD=chosen\n")
    made = make_env(file)
    assert made["STAFETT_DEMO_PASSWORD"] == "chosen"
    assert made.keys() == set(EXAMPLE)


def test_no_secret_is_committed() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()
