"""What every command to a case carries."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from services.case_coordination.domain.people import PeopleAround
from shared.eventing.decider import Command
from shared.identity.actor import Actor


class Asker(TypedDict):
    """Who asks, when, and who is around the child: what every command of a person carries."""

    by: Actor
    now: datetime
    today: date
    people: PeopleAround


class CaseCommand(Command):
    """Something asked of a case. ``today`` is the day it is in the municipality at ``now``."""

    today: date


class AmongPeople(CaseCommand):
    """Something asked that rests on who is around the child."""

    people: PeopleAround
