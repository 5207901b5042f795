"""`stafett verify`: says what is wrong, or that nothing is; exit code 1 or 0."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from uuid import UUID

from nats.errors import Error as NatsError

from shared.proof.note_keys import read_verifier_key
from stafett.access import Access
from stafett.verify.bus import on_the_bus
from stafett.verify.child import verify_child
from stafett.verify.log import Found
from stafett.verify.whole import Record, Report, Whole, in_directory, nothing_to_show, verify


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say how the command is called."""
    parser = commands.add_parser(
        "verify", help="hold every record against the log, and the log against what it has signed"
    )
    parser.add_argument("--child", type=UUID, help="only what concerns this child")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, access: Access) -> int:
    """Verify, and print what came of it."""
    whole = everything(access)
    if asked.child is not None:
        report = verify_child(whole, asked.child)
    else:
        report = verify(whole, _bar if sys.stderr.isatty() else nothing_to_show)
    sys.stdout.write("\n".join([*lines(report), ""]))
    return 1 if report.findings else 0


def everything(access: Access) -> Whole:
    """Find everything that is held against each other."""
    return Whole(
        records={
            context: Record(
                record.database.get_secret_value(),
                bytes.fromhex(record.mac_key.get_secret_value()),
            )
            for context, record in access.records.items()
        },
        log=access.log,
        log_key=read_verifier_key(access.log_key),
        outside=[*in_directory(access.checkpoints), *_on_the_bus(access)],
        keys=access.keys_owner.get_secret_value(),
    )


def lines(report: Report) -> Sequence[str]:
    """Say a report: what was looked at, then everything that is wrong."""
    looked_at = sum(one.looked_at for one in report.compared)
    waiting = sum(one.not_yet_in_the_log for one in report.compared)
    of_services = _counted(len(report.compared), "service")
    said = [f"{_counted(looked_at, 'event')} in {of_services}, {report.log_size} in the log."]
    if waiting:
        said.append(f"{waiting} not yet in the log: recorded a moment ago.")
    if report.signed is not None and report.log_size > report.signed:
        said.append(f"{report.log_size - report.signed} in the log that no checkpoint stands for.")
    if not report.findings:
        return [*said, "Every event is as it was recorded, and none is missing or was added."]
    wrong = "1 thing is" if len(report.findings) == 1 else f"{len(report.findings)} things are"
    return [*said, f"{wrong} wrong:", *map(str, report.findings)]


def _counted(how_many: int, what: str) -> str:
    return f"{how_many} {what}" if how_many == 1 else f"{how_many} {what}s"


def _on_the_bus(access: Access) -> Sequence[Found]:
    if access.nats is None:
        return []
    try:
        return asyncio.run(on_the_bus(access.nats.get_secret_value(), access.municipality))
    except (NatsError, OSError, TimeoutError):
        sys.stdout.write("NATS does not answer: its copy of the checkpoints was not looked at.\n")
        return []


def _bar(what: str, done: int, of: int) -> None:
    share = done / of if of else 1.0
    bar = "#" * int(share * 30)
    end = "\n" if done == of else ""
    sys.stderr.write(f"\r{what:24} [{bar:30}] {done:>9,} of {of:,}{end}")
    sys.stderr.flush()
