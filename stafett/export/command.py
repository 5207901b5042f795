"""`stafett export`: what is on record about a child, to hand over with proof.

All of it for a court or a supervisor; for someone of the family what people have released to them.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import get_args
from uuid import UUID

from shared.languages.negotiation import Language
from shared.proof.note_keys import read_verifier_key
from shared.proof.package import CannotRelease, Handover, sealed_by, whole_package, zipped
from stafett.access import Access
from stafett.export.gather import NotAsInTheLog, NotYetSigned, gather
from stafett.export.paper import paper
from stafett.export.reading import read_aloud
from stafett.export.released import latest_released


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say how the command is called."""
    parser = commands.add_parser(
        "export", help="write what is on record about a child, with proof, to hand over"
    )
    parser.add_argument("--child", type=UUID, required=True, help="the child's id")
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--to", help="to whom everything is handed over")
    whom.add_argument(
        "--for",
        type=UUID,
        dest="family",
        help="the id of a parent, or of the child: what was released to them",
    )
    parser.add_argument("--out", type=Path, required=True, help="the .zip to write; not there yet")
    parser.add_argument("--language", choices=get_args(Language), default="nb")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, access: Access) -> int:
    """Write the package; 1 when it cannot be written now, and why."""
    if asked.out.exists():
        return _no(f"{asked.out} is there already; give another name with --out")
    if not asked.out.parent.is_dir():
        return _no(f"there is no folder {asked.out.parent}")
    try:
        return _released(asked, access) if asked.family else _whole(asked, access)
    except NotYetSigned:
        return _no("something is not yet signed in the log; try again in a minute")
    except NotAsInTheLog as error:
        return _no(f"the record of {error} is not as the log has it; run stafett verify")


def _released(asked: argparse.Namespace, access: Access) -> int:
    key = read_verifier_key(access.log_key)
    try:
        found = latest_released(access, asked.child, asked.family, key)
    except CannotRelease as error:
        return _no(f"it cannot be handed over: {error}")
    if found is None:
        return _no("nothing about this child is released to this person")
    _write(asked.out, found)
    sys.stdout.write(f"What was released, proved, in {asked.out}.\n")
    return 0


def _whole(asked: argparse.Namespace, access: Access) -> int:
    key = read_verifier_key(access.log_key)
    gathered = gather(access, asked.child, key)
    if not gathered.told:
        return _no("nothing is on record about this child")
    trail = paper(read_aloud(access, gathered.told, asked.language), asked.language)
    signer = access.signer()
    seal = sealed_by(signer) if signer else None
    handover = Handover(asked.to, key, gathered.checkpoint, seal)
    files = whole_package(handover, [one.opened for one in gathered.told], trail)
    _write(asked.out, zipped(files))
    sys.stdout.write(f"{len(gathered.told)} events, proved, in {asked.out}.\n")
    return 0


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)


def _no(why: str) -> int:
    sys.stderr.write(f"stafett: {why}.\n")
    return 1
