"""Concerns registered over HTTP by signed-in people, from a process of the clients' own."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import cycle, islice
from typing import Final
from urllib.parse import urlsplit

from infra.local.state import ROOT
from tests.bench.clients import CREATED, Plan, Result
from tests.bench.stand import PEOPLE, Stand
from tests.journeys.scenario import filled, read_scenario
from tests.journeys.town import names_of_the_town

CLIENTS: Final = 8
LONGEST: Final = 120.0
"""Seconds after which clients that have not ended are ended."""

CONCERN: Final = {
    "child": {"child_id": "{ada}"},
    "observations": [
        {
            "what": "Ada sat alone by the window during free play and did not answer when asked",
            "on": "2026-01-09",
            "where": "the big room",
        }
    ],
    "safety": {"violence": "no", "sexual_abuse": "no", "neglect": "no", "safe_now": "yes"},
    "details": {
        "what_happened": "She used to run to the others; now she waits to be fetched",
        "when": {"on": "2026-01-09"},
        "how_it_unfolded": "She watches the door until the day is half over",
        "worried_since": {"on": "2025-12-15"},
    },
}
"""What is registered: the three things, and some of what may follow."""


class NotAllWereAccepted(Exception):
    """A request was answered with something else than 201: what was measured is something else."""


def send(stand: Stand, seconds: float, a_second: float = 0.0) -> Result:
    """Register concerns for a while; raises ``NotAllWereAccepted``."""
    place = urlsplit(stand.town.addresses["concern_intake"])
    names = names_of_the_town() | dict(read_scenario("background").ids)
    plan = Plan(
        host=place.hostname or "",
        port=place.port or 0,
        path="/concerns",
        tokens=list(islice(cycle(stand.town.token(who) for who in PEOPLE), CLIENTS)),
        body=json.dumps(filled(CONCERN, names)),
        seconds=seconds,
        a_second=a_second,
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.clients"],
        cwd=ROOT,
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    )
    result: Result = json.loads(done.stdout)
    if set(result["statuses"]) != {str(CREATED)}:
        raise NotAllWereAccepted(str(result["statuses"]))
    return result
