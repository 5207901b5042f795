"""`stafett`: what an operator, an auditor or an archivist does at the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg

from stafett import keys, shred, witness
from stafett.access import NoAccess, given
from stafett.export import command as export
from stafett.verify import command as verify

COMMANDS = (witness, verify, export, keys, shred)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit code, 2 where it cannot be done."""
    parser = argparse.ArgumentParser(prog="stafett", description=__doc__)
    parser.add_argument("--access", type=Path, help="the file that gives access to the records")
    commands = parser.add_subparsers(dest="command", required=True)
    for each in COMMANDS:
        each.add_to(commands)
    asked = parser.parse_args(arguments)
    try:
        code: int = (
            asked.without_access(asked)
            if "without_access" in asked
            else asked.run(asked, given(asked.access))
        )
    except NoAccess as error:
        sys.stderr.write(f"stafett: {error}\n")
        return 2
    except psycopg.OperationalError as error:
        sys.stderr.write(f"stafett: PostgreSQL does not answer; is everything up? {error}\n")
        return 2
    return code


if __name__ == "__main__":
    raise SystemExit(main())
