"""What every command to a case carries."""

from __future__ import annotations

from datetime import date

from services.case_coordination.domain.people import PeopleAround
from shared.eventing.decider import Command


class CaseCommand(Command):
    """Something asked of a case. ``today`` is the day it is in the municipality at ``now``."""

    today: date


class AmongPeople(CaseCommand):
    """Something asked that rests on who is around the child."""

    people: PeopleAround
