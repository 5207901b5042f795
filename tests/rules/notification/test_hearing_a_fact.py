from __future__ import annotations

from datetime import date

from services.notification.domain.codes import (
    Audience,
    Happening,
    MessageKind,
    SuppressedBecause,
)
from services.notification.domain.matter.commands import HearFact, Judged
from services.notification.domain.matter.decisions import matter_decider
from services.notification.domain.matter.events import (
    FactHeard,
    Learned,
    WaitingBegan,
    WaitingEnded,
)
from services.notification.domain.message.events import (
    MailQueued,
    MessagePlaced,
    MessageSuppressed,
)
from services.notification.domain.message.identity import message_id
from services.notification.domain.telling import Suppress, Tell, Telling
from services.notification.domain.waiting import Ends, Opens, Place, Task
from tests.rules.notification.people import ADA, BERIT, CASE, MONDAY, SYSTEM, TOR
from tests.spec import Spec

given = Spec(matter_decider)

FACT = "019bd000-0000-7000-8000-000000000001"
LATER_FACT = "019bd000-0000-7000-8000-000000000002"

opens = Opens(
    at=Place(context="case-coordination", sequence=1),
    task=Task.FIND_A_LEAD,
    subject_id=CASE,
    person_id=BERIT,
    due_on=date(2026, 1, 22),
)
ends = Ends(
    at=Place(context="case-coordination", sequence=2), task=Task.FIND_A_LEAD, subject_id=CASE
)

tell_berit = Tell(BERIT, Audience.LEADER, MessageKind.CASE_NEEDS_A_LEAD, by_mail=True)
not_tor = Suppress(
    TOR,
    Audience.GUARDIAN,
    MessageKind.WORK_HAS_BEGUN,
    SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON,
)
tell_tor = Tell(TOR, Audience.GUARDIAN, MessageKind.WORK_HAS_BEGUN, by_mail=False)


def judged(*tellings: Telling) -> tuple[Judged, ...]:
    return tuple(
        Judged(fact_id=FACT, happening=Happening.CASE_OPENED, told_at=MONDAY, telling=telling)
        for telling in tellings
    )


hear_that_the_case_is_open = HearFact(
    by=SYSTEM,
    now=MONDAY,
    fact_id=FACT,
    happening=Happening.CASE_OPENED,
    marks=(opens,),
    learned=Learned(child_id=ADA),
    judged=judged(tell_berit, not_tor),
)
case_is_open = FactHeard(
    fact_id=FACT,
    happening=Happening.CASE_OPENED,
    marks=(opens,),
    learned=Learned(child_id=ADA),
)
waits_for_berit = WaitingBegan(
    person_id=BERIT,
    task=Task.FIND_A_LEAD,
    subject_id=CASE,
    due_on=date(2026, 1, 22),
    child_id=ADA,
)
for_berit = MessagePlaced(
    message_id=message_id(FACT, BERIT, MessageKind.CASE_NEEDS_A_LEAD),
    person_id=BERIT,
    audience=Audience.LEADER,
    kind=MessageKind.CASE_NEEDS_A_LEAD,
    happening=Happening.CASE_OPENED,
    fact_id=FACT,
    child_id=ADA,
)
mail_for_berit = MailQueued(message_id=for_berit.message_id, person_id=BERIT, due_at=MONDAY)
nothing_for_tor = MessageSuppressed(
    message_id=message_id(FACT, TOR, MessageKind.WORK_HAS_BEGUN),
    person_id=TOR,
    audience=Audience.GUARDIAN,
    kind=MessageKind.WORK_HAS_BEGUN,
    happening=Happening.CASE_OPENED,
    fact_id=FACT,
    told_at=MONDAY,
    because=SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON,
)
heard = (case_is_open, waits_for_berit, for_berit, mail_for_berit, nothing_for_tor)


def test_what_a_fact_opens_and_whom_it_tells_is_on_record_together() -> None:
    given().when(hear_that_the_case_is_open).then(*heard)


def test_a_fact_heard_twice_is_heard_once_whatever_would_be_judged_now() -> None:
    again = hear_that_the_case_is_open.model_copy(update={"judged": judged(tell_berit, tell_tor)})
    given(*heard).when(again).then_nothing()


def test_what_ends_no_longer_waits() -> None:
    given(*heard).when(
        HearFact(
            by=SYSTEM,
            now=MONDAY,
            fact_id=LATER_FACT,
            happening=Happening.LEAD_ACCEPTED,
            marks=(ends,),
        )
    ).then(
        FactHeard(
            fact_id=LATER_FACT,
            happening=Happening.LEAD_ACCEPTED,
            marks=(ends,),
            learned=Learned(),
        ),
        WaitingEnded(person_id=BERIT, task=Task.FIND_A_LEAD, subject_id=CASE),
    )


def test_a_guardian_who_had_been_told_after_all_gets_the_message_that_was_held_back() -> None:
    told = Learned(child_id=ADA, guardians_told=(TOR,))
    given(*heard).when(
        HearFact(
            by=SYSTEM,
            now=MONDAY,
            fact_id=LATER_FACT,
            happening=Happening.GUARDIANS_KNOW,
            learned=told,
            judged=judged(tell_tor),
        )
    ).then(
        FactHeard(fact_id=LATER_FACT, happening=Happening.GUARDIANS_KNOW, marks=(), learned=told),
        MessagePlaced(
            message_id=nothing_for_tor.message_id,
            person_id=TOR,
            audience=Audience.GUARDIAN,
            kind=MessageKind.WORK_HAS_BEGUN,
            happening=Happening.CASE_OPENED,
            fact_id=FACT,
            child_id=ADA,
        ),
    )
