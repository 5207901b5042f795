"""What a parent is given: released by two persons, proved, and closed to everyone else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from shared.contracts.directory import GuardianAccessEndedV1
from shared.identity.actor import Actor
from tests.eventually import eventually
from tests.integration.intake_people import ALL_IS_WELL, ELSEWHERE, a_concern, done, refused
from tests.integration.package_house import (
    FATHER,
    MOTHER,
    OFFICER,
    SIGNER,
    TODAY,
    House,
    a_house,
    checked_alone,
)
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.audit_trail.silence import files_in, silent
from tests.rules.concern_intake.people import ADA, BERIT, KARI, LISE, TOR

pytestmark = pytest.mark.integration

RELEASES = f"/children/{ADA}/releases"
NOT_HIS = "nothing about this child is released to this person"
TALK = "We talked about what Kari has seen, and what Ada likes."


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path) -> Iterator[House]:
    with a_house(databases, nats, tmp_path) as house:
        yield house


def item(line: dict[str, Any], text: str = TALK) -> dict[str, str]:
    return {"event_id": line["event_id"], "who": "Kari, Solbakken", "text": text}


def named(house: House, event: str) -> dict[str, Any]:
    return next(line for line in house.lines() if line["event"] == event)


def proposed(house: House, *events: str) -> str:
    """Have Kari propose lines by the names of their events; gives the address of the release."""
    items = [item(named(house, event)) for event in events]
    answer = house.audit.post(RELEASES, KARI, {"to": str(LISE), "items": items})
    assert done(answer)["step"] == "proposed"
    return answer.headers["Location"]


def released(house: House, *events: str) -> str:
    release = proposed(house, *events)
    assert done(house.audit.post(f"{release}/release", BERIT))["step"] == "released"
    house.sign()
    return release


def nothing(answer: httpx.Response) -> tuple[int, bytes]:
    return answer.status_code, answer.content


def test_a_parent_fetches_what_two_have_released_and_anyone_can_check_it(
    house: House, tmp_path: Path
) -> None:
    house.told_the_mother()
    release = released(house, "concern.registered", "concern.talk-recorded")
    answer = house.audit.get(f"{release}/package", MOTHER)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    package = tmp_path / "package.zip"
    package.write_bytes(answer.content)
    checked = checked_alone(package, str(SIGNER.verifier))
    assert (checked.returncode, checked.stderr) == (0, "")
    assert f"The package is made out to: {LISE}." in checked.stdout
    assert "2 items, released by one event" in checked.stdout
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        items = files.read("items.jsonl").decode()
    assert items.count(TALK) == 2
    assert not any(line["event_id"] in items for line in house.lines())


def test_it_is_there_for_that_parent_alone_and_as_long_as_they_have_access(house: House) -> None:
    house.told_the_mother()
    release = released(house, "concern.registered")
    unknown = nothing(house.audit.get(f"{RELEASES}/{uuid4()}/package", MOTHER))
    assert unknown[0] == httpx.codes.NOT_FOUND
    assert nothing(house.audit.get(f"{release}/package", FATHER)) == unknown
    elsewhere = release.replace(str(ADA), str(uuid4()))
    assert nothing(house.audit.get(f"{elsewhere}/package", MOTHER)) == unknown
    assert listed(house, MOTHER) == ["released"]
    assert listed(house, FATHER) == []
    tell(house.bus, GuardianAccessEndedV1(child_id=ADA, guardian_id=LISE, on=TODAY))
    eventually(lambda: nothing(house.audit.get(f"{release}/package", MOTHER)) == unknown)
    assert listed(house, MOTHER) == []


def listed(house: House, by: Actor) -> list[str]:
    return [one["step"] for one in done(house.audit.get(RELEASES, by))["releases"]]


def test_what_stands_apart_or_was_not_told_is_not_released(house: House) -> None:
    house.told_the_mother()
    apart = named(house, "concern.safety-questions-answered")
    open_to_her = named(house, "concern.talk-recorded")
    both = {"to": str(LISE), "items": [item(open_to_her), item(apart)]}
    refused(house.audit.post(RELEASES, KARI, both), 409, "RestrictedLinesAreNotReleased")
    to_him = {"to": str(TOR), "items": [item(open_to_her)]}
    refused(house.audit.post(RELEASES, KARI, to_him), 409, "RestrictedLinesAreNotReleased")
    assert listed(house, OFFICER) == []


def test_nobody_proposes_a_line_that_they_may_not_read(house: House) -> None:
    house.told_the_mother()
    body = {"to": str(LISE), "items": [item(named(house, "concern.registered"))]}
    not_there = {"to": str(LISE), "items": [item({"event_id": str(uuid4())})]}
    closed = house.audit.post(RELEASES, ELSEWHERE, body)
    assert nothing(closed) == nothing(house.audit.post(RELEASES, KARI, not_there))
    assert closed.status_code == httpx.codes.NOT_FOUND


def test_another_reads_each_item_and_releases_or_turns_it_down(house: House) -> None:
    house.told_the_mother()
    release = proposed(house, "concern.registered")
    refused(house.audit.post(f"{release}/release", KARI), 403, "LeaderOrOfficerReleases")
    assert house.audit.get(release, ELSEWHERE).status_code == httpx.codes.NOT_FOUND
    page = done(house.audit.get(release, OFFICER))
    assert [one["text"] for one in page["items"]] == [TALK]
    eventually(lambda: listed(house, BERIT) == ["proposed"])
    assert done(house.audit.post(f"{release}/turn-down", OFFICER))["step"] == "turned-down"
    refused(house.audit.post(f"{release}/release", BERIT), 409, "NothingWaitsToBeReleased")
    assert house.audit.get(f"{release}/package", MOTHER).status_code == httpx.codes.NOT_FOUND


def test_an_operator_writes_the_same_items_for_her_and_nothing_for_him(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house.told_the_mother()
    release = released(house, "concern.registered", "concern.talk-recorded")
    fetched = house.audit.get(f"{release}/package", MOTHER)
    out = tmp_path / "for-her.zip"
    about = ("export", "--child", str(ADA))
    house.sign()
    assert house.stafett(*about, "--for", str(LISE), "--out", out) == 0
    assert checked_alone(out, str(SIGNER.verifier)).returncode == 0
    with zipfile.ZipFile(out) as ours, zipfile.ZipFile(io.BytesIO(fetched.content)) as hers:
        assert ours.read("items.jsonl") == hers.read("items.jsonl")
    assert house.stafett(*about, "--for", str(TOR), "--out", tmp_path / "for-him.zip") == 1
    assert NOT_HIS in capsys.readouterr().err
    tell(house.bus, GuardianAccessEndedV1(child_id=ADA, guardian_id=LISE, on=TODAY))
    eventually(lambda: not house.audit.desk.known.has_access(LISE, ADA, TODAY))
    assert house.stafett(*about, "--for", str(LISE), "--out", tmp_path / "again.zip") == 1
    assert NOT_HIS in capsys.readouterr().err


def test_what_has_happened_beside_it_shows_nowhere(house: House) -> None:
    concern = house.told_the_mother()
    before = released(house, "concern.registered", "concern.talk-recorded")
    first = house.audit.get(f"{before}/package", MOTHER).content
    done(house.intake.post(f"{concern}/safety-answers", KARI, ALL_IS_WELL))
    a_concern(house.intake, KARI)
    done(house.intake.get(concern, BERIT))
    turned_down = proposed(house, "concern.registered")
    done(house.audit.post(f"{turned_down}/turn-down", OFFICER))
    after = released(house, "concern.registered", "concern.talk-recorded")
    second = house.audit.get(f"{after}/package", MOTHER).content
    assert first != second
    assert silent(first) == silent(second)


def test_a_court_is_given_the_release_and_its_proposal_too(house: House, tmp_path: Path) -> None:
    house.told_the_mother()
    released(house, "concern.registered")
    out = tmp_path / "trail.zip"
    about = ("--child", str(ADA), "--to", "Nordvik tingrett")
    assert house.stafett("export", *about, "--out", out) == 0
    assert checked_alone(out, str(SIGNER.verifier)).returncode == 0
    told = files_in(out.read_bytes())["events.jsonl"].decode()
    assert "release.items-proposed" in told
    assert "release.items-released" in told
    assert TALK in told
    assert house.stafett("verify", "--child", str(ADA)) == 0
