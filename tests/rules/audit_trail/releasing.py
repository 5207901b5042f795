"""Who proposes, who releases, and what is to be given to Ada's mother."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from services.audit_trail.adapters.releases import an_item
from services.audit_trail.domain.release import commands as c
from services.audit_trail.domain.release import events as e
from services.audit_trail.domain.release.decider import release_decider
from services.audit_trail.domain.release.items import Item
from shared.identity.actor import Actor, Role
from tests.spec import Spec

given = Spec(release_decider)

NOON: Final = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
ADA: Final = UUID(int=0xADA)
LISE: Final = UUID(int=0x115E)
KARI: Final = Actor(person_id=UUID(int=15), role=Role.EMPLOYEE)
BERIT: Final = Actor(person_id=UUID(int=14), role=Role.EMPLOYEE)
OLAV: Final = Actor(person_id=UUID(int=12), role=Role.DATA_PROTECTION_OFFICER)

TALK: Final = "We talked about how Ada is when she comes in the morning, on 12.01.2026."


def item(text: str = TALK, number: int = 1) -> Item:
    made: Item = an_item({"event_id": UUID(int=number)}, date(2026, 1, 12), "Kari", text)
    return made


ITEM: Final = item()
ANOTHER: Final = item("The plan was made together.", 2)


def line(text: Item = ITEM, *, family_may_know: bool = True) -> c.Line:
    return c.Line(item=text, family_may_know=family_may_know)


def propose(*lines: c.Line, may_receive: bool = True) -> c.ProposeItems:
    return c.ProposeItems(
        by=KARI,
        now=NOON,
        child_id=ADA,
        to=LISE,
        may_receive=may_receive,
        lines=lines or (line(), line(ANOTHER)),
    )


def release(by: Actor = BERIT, **otherwise: Any) -> c.ReleaseItems:
    usual: dict[str, Any] = {"may_receive": True, "leads": by == BERIT}
    return c.ReleaseItems(by=by, now=NOON, **{**usual, **otherwise})


def turn_down(by: Actor, *, leads: bool = False) -> c.TurnDown:
    return c.TurnDown(by=by, now=NOON, leads=leads)


def proposed(*items: Item, by: Actor = KARI) -> e.ItemsProposed:
    return e.ItemsProposed(
        child_id=ADA, to=LISE, proposed_by=by.person_id, items=items or (ITEM, ANOTHER)
    )


def released(*items: Item) -> e.ItemsReleased:
    digests = tuple(sorted(one.digest for one in items or (ITEM, ANOTHER)))
    return e.ItemsReleased(child_id=ADA, to=LISE, items=digests)


TURNED_DOWN: Final = e.ProposalTurnedDown(child_id=ADA)
