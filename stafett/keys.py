"""`stafett keys`: under which wrapping keys the keys stand, and to wrap them all in today's."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from shared.sealing.rotation import Rotated, count_keys, rotate
from shared.sealing.wrapping import UnknownWrappingKey
from stafett.access import Access

DONE: Final = 0
SOMETHING_LEFT: Final = 1
CANNOT: Final = 2


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say how the commands are called."""
    keys = commands.add_parser("keys", help="the keys that other keys are wrapped in")
    asked = keys.add_subparsers(dest="asked", required=True)
    status = asked.add_parser("status", help="count the keys under each wrapping key")
    status.set_defaults(run=show_status)
    again = asked.add_parser("rotate", help="wrap every key in the first key of the file")
    again.set_defaults(run=run_rotation)


def show_status(_: argparse.Namespace, access: Access) -> int:
    """Count the keys under each wrapping key; exit code 1 while some are not under today's.

    2 where some stand under a key that the file does not hold: nobody can open those with it.
    """
    wrapping, counted = access.wrapping(), count_keys(_owner(access))
    for name in sorted({*counted, *wrapping.keys}):
        note = _note(name, wrapping.current, known=name in wrapping.keys)
        sys.stdout.write(f"{counted.get(name, 0):>12,}  {name}{note}\n")
    if any(name not in wrapping.keys for name in counted):
        return CANNOT
    return DONE if set(counted) <= {wrapping.current} else SOMETHING_LEFT


def _note(name: str, current: str, *, known: bool) -> str:
    if name == current:
        return "  (first in the file: new keys are wrapped in it)"
    return "" if known else "  (not in the file)"


def run_rotation(_: argparse.Namespace, access: Access) -> int:
    """Wrap every key in today's; exit code 1 where some could not be opened, 2 where none can."""
    wrapping = access.wrapping()
    try:
        done = rotate(_owner(access), wrapping, _say_how_far)
    except UnknownWrappingKey as error:
        sys.stderr.write(f"stafett: the file of wrapping keys does not hold {error}\n")
        return CANNOT
    sys.stdout.write(f"{done.rewrapped} keys are wrapped again, in {wrapping.current}.\n")
    if done.not_opened:
        sys.stdout.write(f"{done.not_opened} keys could not be opened, and stay as they are.\n")
    return SOMETHING_LEFT if done.not_opened else DONE


def _say_how_far(so_far: Rotated) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{so_far.rewrapped:>12,} keys wrapped again")


def _owner(access: Access) -> str:
    return access.keys_owner.get_secret_value()
