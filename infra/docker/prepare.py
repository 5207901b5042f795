"""`python -m infra.docker.prepare`: make what has to be there before the services start, and end.

Databases and roles, every service's tables, the streams on the bus. May be run again at any time.

Told by the environment: ``STAFETT_POSTGRES_URL`` (an administrator's) with a
``STAFETT_POSTGRES_PASSWORD_<ROLE>`` for each role, and ``STAFETT_NATS_URL`` (the operator's).
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from infra.nats.declare import declare_all
from infra.postgres import provision
from infra.postgres.keys import migrate as migrate_keys
from infra.postgres.provision import KEYS
from infra.services import SERVICES, Service


def main() -> int:
    """Prepare everything; the exit code is 0 when all of it is there."""
    provision.main()
    migrate_keys(*(_url(KEYS, role, os.environ) for role in (f"{KEYS}_owner", KEYS)))
    asyncio.run(declare_all(os.environ["STAFETT_NATS_URL"]))
    return max(_migrate(service) for service in SERVICES)


def _migrate(service: Service) -> int:
    command = [sys.executable, "-m", service.module, "migrate"]
    environment = {**os.environ, **told_to(service, os.environ)}
    code = subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own
    sys.stdout.write(
        f"{service.name}: {'its tables stand' if code == 0 else f'exit code {code}'}\n"
    )
    sys.stdout.flush()
    return abs(code)


def told_to(service: Service, environment: Mapping[str, str]) -> dict[str, str]:
    """Give a service the addresses of its own database, for the role that owns it and its own."""
    return {
        "STAFETT_POSTGRES_URL": _url(service.name, service.name, environment),
        "STAFETT_POSTGRES_OWNER_URL": _url(service.name, service.owner, environment),
    }


def _url(database: str, role: str, environment: Mapping[str, str]) -> str:
    place = urlsplit(environment["STAFETT_POSTGRES_URL"])
    at = place.netloc.rpartition("@")[2]
    password = environment[f"STAFETT_POSTGRES_PASSWORD_{role.upper()}"]
    return urlunsplit(place._replace(netloc=f"{role}:{password}@{at}", path=f"/{database}"))


if __name__ == "__main__":
    raise SystemExit(main())
