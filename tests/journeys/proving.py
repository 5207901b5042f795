"""The end of the demo: everything verifies; then somebody tampers with one event, and is found."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import psycopg

from infra.local.stack import Stack
from stafett.access import given
from stafett.verify.command import everything, lines
from stafett.verify.whole import Report, verify
from tests.journeys.narrating import say
from tests.journeys.player import TheStoryWentOtherwise

TAMPER = """
UPDATE stored_events SET state = set_byte(state, length(state) - 3, 48)
WHERE notification_id = (SELECT max(notification_id) FROM stored_events WHERE topic = %s)
RETURNING originator_id, originator_version
"""


def prove(stack: Stack) -> None:
    """Verify the whole municipality, tamper as PostgreSQL's superuser, and verify again."""
    say("\nIs everything as it was recorded? (stafett verify)\n")
    _must(not _told(stack).findings, "something is wrong where nothing was done")
    say(
        "\nNow the database's administrator changes one byte of one concern, with every password.\n"
    )
    stream, version = _tampered(stack)
    found = [(one.stream, one.version) for one in _told(stack).findings]
    _must(found == [(stream, version)], "the event that was tampered with is not the one named")


def _told(stack: Stack) -> Report:
    report = verify(everything(given(stack.state.directory / "access.json")))
    for line in lines(report):
        say(f"  {line}")
    return report


def _tampered(stack: Stack) -> tuple[object, int]:
    place = urlsplit(stack.ground.administrator_url)
    with psycopg.connect(urlunsplit(place._replace(path="/concern_intake"))) as connection:
        row = connection.execute(TAMPER, ("concern.registered",)).fetchone()
    assert row is not None
    return row[0], row[1]


def _must(so: bool, otherwise: str) -> None:
    if not so:
        raise TheStoryWentOtherwise(otherwise)
