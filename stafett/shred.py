"""`stafett shred`: asks the log to forget, in the names of the two who decide it together.

Nothing is decided here. The proposal and the approval go to the log with the tokens of the two, and
are refused there like any other. What has been decided may be done again with ``--apply-again``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
import psycopg

from shared.sealing.destroying import destroy
from shared.sealing.tombstones import read_tombstones
from stafett.access import Access

DONE: Final = 0
REFUSED: Final = 1
CANNOT: Final = 2

GROUNDS: Final = ("time-is-over", "wrong-child")
AT: Final = "http://127.0.0.1:8106"
SECONDS: Final = 30


class Refused(Exception):
    """The log refuses; the message is its own."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say how the command is called."""
    parser = commands.add_parser("shred", help="have the keys of a child, or of one record, gone")
    parser.add_argument("--child", type=UUID, help="the child's id")
    parser.add_argument("--stream", help="one record alone, as service/kind/id")
    parser.add_argument("--ground", choices=GROUNDS, help="why")
    parser.add_argument("--by", type=Path, help="a file with the token of the one who proposes")
    parser.add_argument("--with", dest="other", type=Path, help="a file with the other's token")
    parser.add_argument("--approve", type=UUID, help="the id of what has been proposed already")
    parser.add_argument("--at", default=AT, help=f"where the log is served ({AT})")
    parser.add_argument(
        "--apply-again", action="store_true", help="after the keys were put back from a copy"
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, access: Access) -> int:
    """Do what is asked; exit code 1 where the log refuses, 2 where it cannot be asked."""
    if asked.apply_again:
        return apply_again(access)
    if asked.child is None:
        sys.stderr.write("stafett: say which child with --child\n")
        return CANNOT
    try:
        return _decide(asked)
    except Refused as error:
        sys.stdout.write(f"Refused: {error}\n")
        return REFUSED
    except (OSError, ValueError, httpx.HTTPError) as error:
        sys.stderr.write(f"stafett: {_said_of(error)}\n")
        return CANNOT


def apply_again(access: Access) -> int:
    """Take away every key that two had decided to take away; exit code 1 where some are forged.

    Their decisions are read from the log's own record, each under the seal of the log's service.
    """
    record = access.records["audit-trail"]
    mac_key = bytes.fromhex(record.mac_key.get_secret_value())
    with psycopg.connect(record.database.get_secret_value()) as connection:
        found = read_tombstones(connection, mac_key)
    keys = access.keys_owner.get_secret_value()
    gone = sum(destroy(keys, one.person_keys, one.stream_keys) for one in found.tombstones)
    sys.stdout.write(f"{len(found.tombstones)} erasures on record; {gone} keys taken away again.\n")
    if found.forged:
        sys.stdout.write(f"{found.forged} stand there that nobody decided; they were passed by.\n")
    return REFUSED if found.forged else DONE


@dataclass(frozen=True)
class _Log:
    """The log, asked about one child."""

    client: httpx.Client
    child_id: UUID

    def ask(self, way: str, token: Path, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Ask in the name of whoever has the token. Raises ``Refused``."""
        answer = self.client.post(
            f"/children/{self.child_id}/erasure{way}",
            json=body,
            headers={
                "Authorization": f"Bearer {token.read_text().strip()}",
                "Accept-Language": "en",
                "Idempotency-Key": str(uuid4()),
            },
        )
        told: Mapping[str, Any] = answer.json()
        if answer.is_error:
            raise Refused(told.get("detail") or told.get("title") or answer.status_code)
        return told


def _decide(asked: argparse.Namespace) -> int:
    with httpx.Client(base_url=asked.at, timeout=SECONDS, trust_env=False) as client:
        log = _Log(client, asked.child)
        erasure_id = asked.approve or _propose(log, asked)
        if asked.other is None:
            sys.stdout.write(f"It waits for the other of the two: --approve {erasure_id}\n")
            return DONE
        log.ask(f"/{erasure_id}/approve", asked.other, {})
    sys.stdout.write(f"Decided by both: {erasure_id}. The keys are gone in a moment.\n")
    return DONE


def _propose(log: _Log, asked: argparse.Namespace) -> str:
    if asked.ground is None or asked.by is None:
        raise ValueError("say why with --ground, and who proposes it with --by")
    body = {"because": asked.ground, "covers": _covered(asked.stream)}
    erasure_id = str(log.ask("", asked.by, body)["erasure_id"])
    sys.stdout.write(f"Proposed: {erasure_id}\n")
    return erasure_id


def _covered(stream: str | None) -> Mapping[str, str] | None:
    if stream is None:
        return None
    service, kind, subject_id = stream.split("/")
    return {"service": service, "kind": kind, "subject_id": str(UUID(subject_id))}


def _said_of(error: Exception) -> str:
    if isinstance(error, httpx.HTTPError):
        return "the log does not answer: say where it is served with --at"
    return str(error)
