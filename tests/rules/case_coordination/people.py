"""The people of Solbakken and Ada's case there: everything here is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from services.case_coordination.domain import codes, values
from services.case_coordination.domain.decider import case_decider
from services.case_coordination.domain.people import GuardianAround, PeopleAround
from shared.identity.actor import Actor, Role
from shared.time.municipal_calendar import working_days_in
from tests.spec import Spec

given: Final = Spec(case_decider)
NORWAY: Final = working_days_in("NO")

ADA, LISE, TOR = UUID(int=1), UUID(int=2), UUID(int=3)
"""The child, and her guardians."""
KARI, BERIT, SISSEL, JORUNN, MONA, EVEN = (UUID(int=n) for n in range(11, 17))
"""Kari wrote the concern; Berit leads Solbakken, Sissel is her deputy, Jorunn the manager above;
Mona works at Solbakken too; Even works somewhere else."""
SOLBAKKEN, CONCERN = UUID(int=21), UUID(int=31)
FIRST_MEETING, SECOND_MEETING = UUID(int=41), UUID(int=42)
PLAY, SLEEP = UUID(int=51), UUID(int=52)
SMALL_GROUP, BEDTIME, TALKS = UUID(int=61), UUID(int=62), UUID(int=63)
FIRST_EVALUATION, SECOND_EVALUATION = UUID(int=71), UUID(int=72)

MONDAY_19 = date(2026, 1, 19)
THURSDAY_22 = date(2026, 1, 22)
FEBRUARY_19 = date(2026, 2, 19)
MARCH_19 = date(2026, 3, 19)


def at(day: date, hour: int = 9) -> datetime:
    return NORWAY.at(day, time(hour)).astimezone(UTC)


def employee(person: UUID) -> Actor:
    return Actor(person_id=person, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)


def guardian(person: UUID) -> Actor:
    return Actor(person_id=person, role=Role.GUARDIAN)


SYSTEM: Final = Actor(person_id=UUID(int=99), role=Role.SYSTEM)

AROUND: Final = PeopleAround(
    leader_id=BERIT,
    stand_ins=frozenset({SISSEL}),
    service_manager_id=JORUNN,
    employees=frozenset({KARI, BERIT, SISSEL, MONA}),
    guardians=(
        GuardianAround(guardian_id=LISE, is_granted_access=True),
        GuardianAround(guardian_id=TOR, is_granted_access=True),
    ),
    child_age=3,
)

BEST_INTERESTS: Final = values.BestInterests(
    decision="Ada goes on with a small group at play.",
    childs_view="Ada says that she likes to play with Eli.",
    weight="Her wish carried much weight.",
    conclusion="This is best for Ada until the next evaluation.",
)
ADAS_VIEW: Final = values.ChildView(
    standing=codes.ViewStanding.ANSWERED,
    asked_by=KARI,
    asked_on=date(2026, 1, 21),
    method=codes.ViewMethod.PLAY,
    words="I want to play with Eli.",
)
CLOSING_NOTE: Final = values.ClosingNote(
    change="Ada joins in when the others play.", agreement="Solbakken keeps the small group."
)
VOICE: Final = values.ChildsVoice(who="Kari", how="Plays with Ada and writes down what she says.")


def measure(
    measure_id: UUID, goal_id: UUID, responsible: UUID, part: codes.Part, **more: object
) -> values.Measure:
    return values.Measure.model_validate(
        {
            "measure_id": measure_id,
            "goal_id": goal_id,
            "what": "A small step every day.",
            "arena": codes.Arena.OWN_UNIT,
            "responsible": values.Responsible(person_id=responsible, part=part),
            **more,
        }
    )


PLAN: Final = values.Plan(
    needs=("To feel safe among other children.",),
    goals=(
        values.Goal(goal_id=PLAY, goal="Ada takes part in play."),
        values.Goal(goal_id=SLEEP, goal="Ada sleeps through the night."),
    ),
    measures=(
        measure(SMALL_GROUP, PLAY, KARI, codes.Part.EMPLOYEE),
        measure(TALKS, SLEEP, MONA, codes.Part.EMPLOYEE),
        measure(BEDTIME, SLEEP, TOR, codes.Part.GUARDIAN, arena=codes.Arena.FAMILY),
    ),
)


def came(person: UUID, part: codes.Part = codes.Part.GUARDIAN) -> values.Attender:
    return values.Attender(person_id=person, part=part, attendance=codes.Attendance.ATTENDED)


def stayed_away(
    person: UUID, how: codes.Attendance = codes.Attendance.DID_NOT_COME
) -> values.Attender:
    return values.Attender(person_id=person, part=codes.Part.GUARDIAN, attendance=how)


def asked(person: UUID, part: codes.Part = codes.Part.GUARDIAN) -> values.Participant:
    return values.Participant(person_id=person, part=part)


EVERYONE_CAME: Final = (came(KARI, codes.Part.EMPLOYEE), came(LISE), came(TOR))
