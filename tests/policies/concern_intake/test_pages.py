"""What each reader sees of a concern, and what stands in the lists."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from services.concern_intake.domain.commands import WhyAnotherLeader
from services.concern_intake.domain.content import Details, DraftContent, Observation, Question
from services.concern_intake.domain.events import (
    ChildIdentified,
    ConcernAcknowledged,
    ConcernAddedTo,
    ConcernEvent,
    DraftDiscarded,
    DraftSaved,
    LeadAdmitted,
)
from services.concern_intake.domain.immediate_help import HelpKind, TelephoneNumber
from services.concern_intake.domain.readers import EVERYTHING, MAIN_ONLY, NOTHING
from services.concern_intake.sentences import MSGIDS
from services.concern_intake.settings import IntakeSettings
from services.concern_intake.views.concern_page import ConcernPage, Reading, concern_page
from services.concern_intake.views.concerns_i_know import CONCERNS_I_KNOW
from services.concern_intake.views.concerns_of_a_unit import CONCERNS_OF_A_UNIT, ConcernRow
from services.concern_intake.views.list_page import known_to, led_by, list_page
from services.concern_intake.views.page_parts import Hint, Status
from services.concern_intake.views.status import step_of
from shared.languages.languages import Languages, shared_and
from tests.policies.concern_intake.recording import ANOTHER, CONCERN, recorded, seen
from tests.rules.concern_intake.people import (
    ABOUT_ADA,
    ADA,
    BERIT,
    CASE_LEAD,
    IN_WORDS,
    KARI,
    MON_19,
    NINA_NEXT,
    OLE_COLLEAGUE,
    SEEN,
    SOLBAKKEN,
    TUE_13,
    VIOLENCE_YES,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TOLD,
    advised,
    answered,
    chose,
    closed,
    drafted,
    registered,
    shared,
)

LOCALE = Path("services/concern_intake/locale")
POLICE = (TelephoneNumber("Police, emergency", "112"),)
READING = Reading(Languages(shared_and(LOCALE)), "nb", POLICE)


def page(*events: ConcernEvent, facets: frozenset[str] = EVERYTHING) -> ConcernPage:
    made = concern_page(CONCERN, seen(*events), facets, READING)
    assert made is not None
    return made


def test_there_is_no_page_of_what_one_may_not_read() -> None:
    assert concern_page(CONCERN, seen(*REGISTERED), NOTHING, READING) is None
    assert concern_page(CONCERN, seen(), EVERYTHING, READING) is None


def test_what_was_added_stands_with_what_was_written_first() -> None:
    more = Details(where="the cloakroom", not_known=(Question.WHEN,))
    added = ConcernAddedTo(details=more, observations=(Observation(what="She cried."),))
    first = registered(details=Details(what_happened="She hid."))
    shown = page(first, answered(), added)
    assert (shown.details.what_happened, shown.details.where) == ("She hid.", "the cloakroom")
    assert len(shown.observations) == len(SEEN) + 1
    assert shown.asked_for == (Question.HOW_IT_UNFOLDED, Question.WORRIED_SINCE)


@pytest.mark.requirement("R24")
def test_a_page_hints_at_what_would_make_it_more_concrete() -> None:
    assert page(*REGISTERED).hints == (Hint.SAY_WHERE_IT_WAS_SEEN, Hint.SAY_WHO_WAS_PRESENT)


def test_a_page_of_a_draft_shows_the_newest_text() -> None:
    saved = DraftSaved(content=DraftContent(child=ABOUT_ADA))
    assert page(drafted(), saved).child == ABOUT_ADA
    assert page(drafted(), saved).status is Status.DRAFT


@pytest.mark.requirement("R105")
def test_a_concern_goes_through_the_five_steps() -> None:
    read = ConcernAcknowledged(leader_id=BERIT.person_id, acknowledged_on=TUE_13)
    stages = (REGISTERED, SHARED, (*SHARED, read), TOLD, FOLLOWED_UP)
    assert [step_of(seen(*stage).intake) for stage in stages] == [1, 2, 3, 4, 5]


@pytest.mark.requirement("R29")
def test_whoever_reads_the_main_stream_alone_sees_no_difference() -> None:
    rest = (shared(), chose())
    ordinary = page(registered(), answered(), *rest, facets=MAIN_ONLY)
    suspicion = (registered(), answered(VIOLENCE_YES), *rest, advised(TELL_BOTH))
    assert page(*suspicion, facets=MAIN_ONLY) == ordinary


@pytest.mark.requirement("B38")
def test_a_suspicion_is_answered_with_what_to_do_now_in_ones_own_language() -> None:
    safeguarding = page(registered(), answered(VIOLENCE_YES)).safeguarding
    assert safeguarding
    assert safeguarding.sharing_is_stopped
    assert safeguarding.waits_for_advice
    now = safeguarding.immediate_help
    assert now
    assert now.kind is HelpKind.SUSPECTED_ABUSE
    assert [(to.who, to.number) for to in now.numbers] == [("Politiet, nødtelefon", "112")]
    assert now.steps[-1] == "Blir det verre, ring og meld fra på nytt."


def test_advice_opens_what_was_stopped_and_the_page_says_so() -> None:
    safeguarding = page(registered(), answered(VIOLENCE_YES), advised(TELL_BOTH)).safeguarding
    assert safeguarding
    assert not safeguarding.sharing_is_stopped
    assert not safeguarding.waits_for_advice


def test_numbers_that_nobody_has_set_are_left_out() -> None:
    settings = IntakeSettings.model_construct(telephone_child_welfare="")
    shown = {to.who for to in settings.telephone_numbers()}
    assert "Child welfare, in office hours" not in shown
    assert "Police, emergency" in shown


def test_every_sentence_is_there_in_every_language() -> None:
    assert Languages(shared_and(LOCALE)).missing(MSGIDS) == []


def row(*events: ConcernEvent) -> ConcernRow:
    made: ConcernRow | None = None
    for event in events:
        made = CONCERNS_OF_A_UNIT.evolve(str(CONCERN), made, recorded(event))
    assert made is not None
    return made


def test_a_row_follows_the_concern() -> None:
    begun = row(drafted())
    assert (begun.status, begun.registered_on) == (Status.DRAFT, None)
    discarded = DraftDiscarded(author_id=KARI.person_id, discarded_on=TUE_13)
    assert row(drafted(), discarded).status is Status.PUT_AWAY
    assert row(*REGISTERED).status is Status.REGISTERED
    assert row(*SHARED).leaders == (BERIT.person_id,)
    assert row(*SHARED, closed()).decided_on == MON_19
    assert row(*FOLLOWED_UP).status is Status.FOLLOWED_UP
    assert row(registered(child=IN_WORDS)).child_id is None
    identified = ChildIdentified(child_id=ADA, identified_on=TUE_13)
    assert row(registered(child=IN_WORDS), identified).child_id == ADA


def test_a_row_remembers_a_suspicion_from_the_draft_on() -> None:
    assert not row(*REGISTERED).was_suspicion
    denied = answered(before_registration=False)
    assert row(registered(), answered(VIOLENCE_YES), denied).was_suspicion
    assert not row(drafted(), answered(VIOLENCE_YES), answered()).was_suspicion
    assert row(drafted(), answered(VIOLENCE_YES), registered()).was_suspicion


def test_a_leader_who_turned_out_to_be_a_party_stands_in_the_row_no_more() -> None:
    passed = shared(NINA_NEXT.person_id).model_copy(update={"because": WhyAnotherLeader.PARTY})
    away = passed.model_copy(update={"because": WhyAnotherLeader.AWAY})
    assert row(*SHARED, passed).leaders == (NINA_NEXT.person_id,)
    assert row(*SHARED, away).leaders == (BERIT.person_id, NINA_NEXT.person_id)


def test_a_leader_lists_what_they_were_told_of_children_they_may_know_of() -> None:
    rows = [row(*SHARED)]
    assert list(led_by(rows, BERIT.person_id, (), ())) == rows
    assert not list(led_by([row(*REGISTERED)], BERIT.person_id, (), ()))
    assert not list(led_by(rows, BERIT.person_id, {ADA}, ()))
    assert not list(led_by(rows, BERIT.person_id, (), {ADA}))


def test_everyone_lists_what_they_know_of() -> None:
    lead = LeadAdmitted(lead_id=CASE_LEAD, taken_from=BERIT.person_id, accepted_on=MON_19)
    rows = [row(*FOLLOWED_UP, lead)]
    here = {SOLBAKKEN}
    assert all(list(known_to(rows, who, (), here)) for who in (KARI.person_id, CASE_LEAD))
    assert not list(known_to(rows, OLE_COLLEAGUE.person_id, (), here))
    assert not list(known_to(rows, KARI.person_id, {ADA}, here))


def test_whoever_has_left_the_unit_lists_what_they_wrote_and_nothing_else() -> None:
    rows = [row(*FOLLOWED_UP)]
    assert list(known_to(rows, KARI.person_id, (), ())) == rows
    assert not list(known_to(rows, BERIT.person_id, (), ()))


@pytest.mark.requirement("R2")
def test_concerns_without_a_decision_come_first_and_the_oldest_of_them_first() -> None:
    decided, later = row(*SHARED, closed()), row(registered(on=MON_19))
    earlier = row(*REGISTERED)
    listed = list_page([decided, later, earlier]).concerns
    assert [(one.registered_on, one.status) for one in listed] == [
        (earlier.registered_on, Status.REGISTERED),
        (MON_19, Status.REGISTERED),
        (decided.registered_on, Status.CLOSED),
    ]


@pytest.mark.parametrize(
    ("event", "who"),
    [
        (drafted(), KARI.person_id),
        (registered(), KARI.person_id),
        (shared(), BERIT.person_id),
        (
            LeadAdmitted(lead_id=CASE_LEAD, taken_from=BERIT.person_id, accepted_on=MON_19),
            CASE_LEAD,
        ),
    ],
    ids=lambda one: type(one).__name__,
)
def test_whoever_comes_to_know_of_a_concern_finds_it_again(event: ConcernEvent, who: UUID) -> None:
    (key,) = CONCERNS_I_KNOW.keys(recorded(event, ANOTHER))
    known = CONCERNS_I_KNOW.evolve(key, None, recorded(event, ANOTHER))
    assert known
    assert (known.person_id, known.concern_id) == (who, ANOTHER)
