"""The raw limit: rows of the same size, inserted by pgbench."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import unquote, urlsplit

import psycopg

from infra.local.postgres_files import environment, program
from tests.bench.stand import Stand

SECONDS: Final = 4
CLIENTS: Final = 8

TABLE: Final = """
CREATE TABLE bare_events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial UNIQUE,
    PRIMARY KEY (originator_id, originator_version)
)
"""

INSERT: Final = (
    "INSERT INTO bare_events (originator_id, originator_version, topic, state) "
    "VALUES (gen_random_uuid(), 1, 'concern.registered', '{text}'::bytea);\n"
)

RATE: Final = re.compile(r"tps = ([0-9.]+)")


def inserts_per_second(stand: Stand, size: int) -> tuple[float, str]:
    """Insert for some seconds, one row a transaction; gives the rate, and what inserted."""
    url = stand.bare_database("bench_raw")
    with psycopg.connect(url) as connection:
        connection.execute(TABLE)
    with TemporaryDirectory() as folder:
        script = Path(folder) / "insert.sql"
        script.write_text(INSERT.format(text="x" * size))
        said = _run(url, script)
    found = RATE.search(said)
    assert found is not None, said
    return float(found.group(1)), f"pgbench with {CLIENTS} clients"


def _run(url: str, script: Path) -> str:
    place = urlsplit(url)
    signed_in = {
        "PGHOST": place.hostname or "",
        "PGPORT": str(place.port),
        "PGUSER": unquote(place.username or ""),
        "PGPASSWORD": unquote(place.password or ""),
        "PGDATABASE": place.path.lstrip("/"),
    }
    options = ["-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "1", "-T", str(SECONDS)]
    return subprocess.run(
        [str(program("pgbench")), *options, "-f", str(script)],
        env=environment() | signed_in | {"HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
