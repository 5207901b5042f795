"""The people of Solbakken kindergarten, and what they say and do in January 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final, TypedDict
from uuid import UUID

from services.concern_intake.domain.assessment import BestInterests, View, Weight
from services.concern_intake.domain.childs_view import ChildHeard, HeardBy
from services.concern_intake.domain.content import (
    ChildById,
    ChildInWords,
    Details,
    Moment,
    Observation,
    Question,
)
from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.safety import Answer, SafetyAnswers
from shared.identity.actor import Actor, Role

SOLBAKKEN: Final = UUID("00000000-0000-4000-8000-00000000a001")
ADA: Final = UUID("00000000-0000-4000-8000-00000000c001")
LISE: Final = UUID("00000000-0000-4000-8000-00000000d001")
TOR: Final = UUID("00000000-0000-4000-8000-00000000d002")
TALK: Final = UUID("00000000-0000-4000-8000-00000000f001")
SECOND_TALK: Final = UUID("00000000-0000-4000-8000-00000000f002")
CASE_LEAD: Final = UUID("00000000-0000-4000-8000-00000000b009")


def _employee(number: int) -> Actor:
    person_id = UUID(f"00000000-0000-4000-8000-00000000b00{number}")
    return Actor(person_id=person_id, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)


KARI: Final = _employee(1)
BERIT: Final = _employee(2)
DAG_DEPUTY: Final = _employee(3)
NINA_NEXT: Final = _employee(4)
SIGNE_MANAGER: Final = _employee(5)
OLE_COLLEAGUE: Final = _employee(6)
STAFETT: Final = Actor(person_id=UUID("00000000-0000-4000-8000-00000000e001"), role=Role.SYSTEM)

MON_12, TUE_13, WED_14, THU_15, FRI_16 = (date(2026, 1, day) for day in range(12, 17))
MON_19: Final = date(2026, 1, 19)


class Asking(TypedDict):
    by: Actor
    now: datetime
    today: date


def noon(day: date) -> datetime:
    return datetime.combine(day, time(11), tzinfo=UTC)


def asks(who: Actor, on: date) -> Asking:
    """Say who asks, on which day, at noon."""
    return {"by": who, "now": noon(on), "today": on}


AROUND_ADA: Final = PeopleAround(
    leader_id=BERIT.person_id,
    deputy_id=DAG_DEPUTY.person_id,
    next_leader_ids=(NINA_NEXT.person_id, SIGNE_MANAGER.person_id),
    guardians=(GuardianNearby(guardian_id=LISE), GuardianNearby(guardian_id=TOR)),
    child_is_of_unit=True,
    child_age=3,
)
BERIT_IS_CLOSE: Final = AROUND_ADA.model_copy(update={"strangers": frozenset({BERIT.person_id})})

ABOUT_ADA: Final = ChildById(child_id=ADA)
IN_WORDS: Final = ChildInWords(in_words="the girl in the red jacket, from the yellow house")
SEEN: Final = (Observation(what="Ada sat alone by the fence all morning.", on=MON_12),)
ALL_IS_WELL: Final = SafetyAnswers(
    violence=Answer.NO, sexual_abuse=Answer.NO, neglect=Answer.NO, safe_now=Answer.YES
)
VIOLENCE_UNSURE: Final = ALL_IS_WELL.model_copy(update={"violence": Answer.UNSURE})
VIOLENCE_YES: Final = ALL_IS_WELL.model_copy(update={"violence": Answer.YES})
NOT_SAFE: Final = ALL_IS_WELL.model_copy(update={"safe_now": Answer.NO})

DETAILS: Final = Details(
    what_happened="She did not answer when the others called.",
    when=Moment(on=MON_12, about="after breakfast"),
    where="the playground",
    worried_since=Moment(on=date(2025, 12, 15)),
    not_known=(Question.HOW_IT_UNFOLDED,),
)
ADA_PLAYED: Final = ChildHeard(
    asked_by="Kari",
    asked_on=FRI_16,
    method=HeardBy.PLAY_OR_OBSERVATION,
    view="She showed with the dolls that she wants to play with two others.",
)
BEST_INTERESTS: Final = BestInterests(
    decision="To follow up in the kindergarten rather than to wait and see.",
    childs_view=ADA_PLAYED,
    weight=Weight.HIGH,
    weight_because="Ada shows clearly what she wants.",
    conclusion="It is best for Ada that adults help her into play.",
)
KARI_WANTS_FOLLOW_UP: Final = View(follow_up=True, reason="She is alone every day.")
KARI_SEES_NO_GROUND: Final = View(follow_up=False, reason="She plays with others again.")
