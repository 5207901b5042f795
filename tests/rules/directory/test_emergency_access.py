from __future__ import annotations

import pytest
from pydantic import ValidationError

from services.directory.domain.emergency.refusals import (
    EmergencyAccessIsForPeopleAtWork,
    EmergencyOpensNoProtectedChild,
    EmergencyOpensNothingToStrangers,
)
from services.directory.settings import DirectorySettings
from shared.identity.actor import Actor, Role
from tests.rules.directory.emergencies import (
    AROUND_ADA,
    OLAV,
    WHY,
    given_emergency,
    open_access,
    opened,
)
from tests.rules.directory.people import BERIT, COLLEAGUE, DAG, FATHER, INGRID, LEADER, REGISTRAR


def test_nobody_has_to_agree_and_the_officer_and_the_leader_are_told_at_once() -> None:
    given_emergency().when(open_access()).then(opened(tells=(OLAV, BERIT)))


def test_the_next_leader_is_told_when_the_leader_opens_it() -> None:
    given_emergency().when(open_access(LEADER)).then(opened(LEADER, tells=(OLAV, INGRID)))


def test_the_next_leader_is_told_when_the_leader_is_close_to_the_child() -> None:
    around = AROUND_ADA.model_copy(update={"strangers": frozenset({BERIT})})
    given_emergency().when(open_access(around=around)).then(opened(tells=(OLAV, INGRID)))


def test_an_officer_close_to_the_child_is_not_told() -> None:
    around = AROUND_ADA.model_copy(update={"strangers": frozenset({OLAV})})
    given_emergency().when(open_access(around=around)).then(opened(tells=(BERIT,)))


def test_it_opens_also_where_there_is_nobody_to_tell() -> None:
    around = AROUND_ADA.model_copy(update={"leaders": (), "officers": frozenset()})
    given_emergency().when(open_access(around=around)).then(opened(tells=()))


def test_a_protected_child_stays_closed() -> None:
    around = AROUND_ADA.model_copy(update={"is_protected": True})
    given_emergency().when(open_access(around=around)).then_refused(EmergencyOpensNoProtectedChild)


def test_it_opens_nothing_to_someone_close_to_the_child() -> None:
    around = AROUND_ADA.model_copy(update={"strangers": frozenset({DAG})})
    command = open_access(COLLEAGUE, around=around)
    given_emergency().when(command).then_refused(EmergencyOpensNothingToStrangers)


def test_it_is_for_people_with_a_post_today() -> None:
    command = open_access(is_at_work=False)
    given_emergency().when(command).then_refused(EmergencyAccessIsForPeopleAtWork)


@pytest.mark.parametrize(
    "actor", [FATHER, REGISTRAR, Actor(person_id=OLAV, role=Role.DATA_PROTECTION_OFFICER)]
)
def test_it_is_for_employees(actor: Actor) -> None:
    given_emergency().when(open_access(actor)).then_refused(EmergencyAccessIsForPeopleAtWork)


def test_the_same_request_opens_it_once() -> None:
    given_emergency(opened()).when(open_access()).then_nothing()


def test_a_reason_is_given() -> None:
    with pytest.raises(ValidationError):
        type(open_access()).model_validate({**open_access().model_dump(), "reason": "."})
    assert open_access().reason == WHY


def test_it_lasts_sixty_minutes_unless_the_municipality_says_otherwise() -> None:
    assert DirectorySettings.model_fields["emergency_minutes"].default == 60
