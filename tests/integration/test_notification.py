"""Notification on real PostgreSQL and NATS, with a real mail server at the other end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

import pytest

from services.notification.adapters.store import MATTERS
from services.notification.domain.codes import Audience, MessageKind
from services.notification.domain.message.events import MailDelivered
from services.notification.main import SERVICE
from shared.contracts.case_coordination import GuardiansKnowV1
from shared.contracts.codes import (
    AddressProtection,
    Alert,
)
from shared.contracts.concern_intake import IntakeAlertRaisedV1
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ConflictOfInterestChangedV1,
    EmergencyAccessOpenedV1,
    GuardianRestrictedV1,
)
from shared.eventing.rebuilding import folded
from shared.identity.actor import Actor, Role
from tests.eventually import eventually
from tests.integration.mailbox import Mailbox, a_mailbox
from tests.integration.notification_house import (
    LONG_AGO,
    MAIL,
    NOW,
    House,
    post,
    settle,
    unprotected,
)
from tests.integration.serving import serving
from tests.integration.telling import enveloped, tell_as
from tests.policies.notification import facts
from tests.real_parts import RealBus, RealDatabase
from tests.rules.notification.people import (
    ADA,
    BERIT,
    CASE,
    CONCERN,
    KARI,
    LISE,
    OLA,
    RAGNHILD,
    REGISTRAR,
    TOR,
    employee,
    guardian,
)

pytestmark = pytest.mark.integration


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with a_mailbox() as mailbox:
        yield mailbox


@pytest.fixture
def solbakken(database: RealDatabase, nats: RealBus, mailbox: Mailbox) -> Iterator[House]:
    speed = 60.0
    with serving(SERVICE, database, nats, now=NOW, speed=speed, smtp_port=mailbox.port) as served:
        yield settle(House(served, nats, mailbox))


def test_what_waits_is_told_at_one_address_whatever_service_it_waits_in(solbakken: House) -> None:
    solbakken.hears(facts.registered)
    eventually(lambda: solbakken.waiting(employee(KARI)) == ["share-with-leader"])
    solbakken.hears(facts.shared, facts.acknowledged)
    eventually(lambda: solbakken.waiting(employee(BERIT)) == ["decide"])
    assert solbakken.waiting(employee(KARI)) == []
    solbakken.hears(facts.follow_up, facts.opened, facts.kari_accepted)
    eventually(lambda: solbakken.waiting(employee(KARI)) == ["hold-the-first-meeting"])
    solbakken.hears(facts.plan, facts.scheduled)
    eventually(lambda: solbakken.waiting(employee(KARI)) == ["hold-the-evaluation"])
    line = solbakken.served.get("/me/waiting", employee(KARI)).json()["waiting"][0]
    assert line["service"] == "evaluation-scheduling"
    assert line["due_on"] == "2026-02-19"
    assert line["text"] == "Hold evalueringsmøtet"


def test_a_guardian_not_yet_told_gets_nothing_and_the_other_one_does(solbakken: House) -> None:
    solbakken.hears(facts.opened, facts.meeting)
    eventually(lambda: solbakken.mailbox.to(MAIL[LISE]))
    eventually(lambda: "meeting-planned" in solbakken.kinds(guardian(LISE)))
    assert (TOR, "not-yet-told-by-a-person") in solbakken.suppressed()
    assert solbakken.inbox(guardian(TOR)) == []
    assert solbakken.mailbox.to(MAIL[TOR]) == []


def test_whoever_was_told_before_hears_of_it_though_it_was_heard_here_after(
    solbakken: House,
) -> None:
    solbakken.hears(facts.opened, facts.meeting)
    eventually(lambda: (TOR, "not-yet-told-by-a-person") in solbakken.suppressed())
    solbakken.hears(GuardiansKnowV1(case_id=CASE, child_id=ADA, guardians_told=(TOR,)))
    assert eventually(lambda: "meeting-planned" in solbakken.kinds(guardian(TOR)))


def test_the_mail_says_that_there_is_a_message_and_nothing_else(solbakken: House) -> None:
    solbakken.hears(facts.shared)
    letter = eventually(lambda: solbakken.mailbox.to(MAIL[BERIT])[0])
    assert letter["Subject"] == "Du har en melding"
    assert letter.get_content().strip() == (
        "Du har en melding. Logg inn slik du pleier for å lese den."
    )
    assert letter["Content-Language"] == "nb"
    assert re.fullmatch(r"<[0-9a-f-]{36}@stafett\.example>", letter["Message-ID"])
    known = str(letter).lower()
    assert "solbakken" not in known.replace(MAIL[BERIT], "")
    assert str(CONCERN) not in known


def test_the_same_fact_twice_is_one_mail(solbakken: House) -> None:
    envelope = enveloped(facts.shared)
    tell_as(solbakken.bus, [(envelope, facts.shared)] * 3)
    eventually(lambda: solbakken.mailbox.to(MAIL[BERIT]))
    solbakken.hears(facts.next_asked, facts.opened)
    eventually(lambda: len(solbakken.events(MailDelivered)) == 2)
    assert len(solbakken.mailbox.to(MAIL[BERIT])) == 2


def test_a_mail_is_retried_until_the_server_takes_it(solbakken: House) -> None:
    solbakken.mailbox.answers = ["451 Later", "451 Later"]
    solbakken.hears(facts.shared)
    eventually(lambda: solbakken.mailbox.to(MAIL[BERIT]))
    delivered = eventually(lambda: solbakken.events(MailDelivered)[0].event)
    assert isinstance(delivered, MailDelivered)
    assert delivered.attempt == 3
    page = eventually(solbakken.deliveries, lambda page: page["delivered"])
    assert (page["delivered"], page["failed_attempts"], page["abandoned"]) == (1, 2, 0)


def test_a_mail_that_is_refused_for_good_is_given_up_and_can_be_seen(solbakken: House) -> None:
    solbakken.mailbox.answers = ["550 No such mailbox"]
    solbakken.hears(facts.shared)
    page = eventually(solbakken.deliveries, lambda page: page["not_getting_through"])
    assert page["abandoned"] == 1
    assert page["not_getting_through"][0]["person_id"] == str(BERIT)
    assert "concern-waits-for-you" in solbakken.kinds(employee(BERIT))


def test_a_protected_persons_message_stays_in_the_inbox(solbakken: House) -> None:
    protected = AddressProtectionChangedV1(
        person_id=ADA, protection=AddressProtection.STRICT, starts_on=LONG_AGO
    )
    solbakken.hears(protected)
    known = solbakken.served.desk.known
    eventually(lambda: known.protected((ADA,), NOW.date()))
    solbakken.hears(facts.opened, facts.meeting)
    page = eventually(solbakken.deliveries, lambda page: page["withheld"])
    assert page["withheld"] == {"protected-address": 1}
    assert "meeting-planned" in solbakken.kinds(guardian(LISE))
    assert solbakken.mailbox.to(MAIL[LISE]) == []


def test_someone_of_whom_the_directory_tells_later_is_told_after_all(solbakken: House) -> None:
    solbakken.hears(facts.opened, facts.ola_proposed)
    eventually(lambda: (OLA, "person-unknown") in solbakken.suppressed())
    solbakken.hears(unprotected(OLA), post(OLA))
    eventually(lambda: solbakken.kinds(employee(OLA)) == ["asked-to-lead"])


def test_a_stranger_to_the_child_sees_nothing_of_it(solbakken: House) -> None:
    solbakken.hears(facts.opened)
    eventually(lambda: solbakken.waiting(employee(BERIT)) == ["find-a-lead"])
    solbakken.hears(
        ConflictOfInterestChangedV1(
            employee_id=BERIT, child_id=ADA, exists=True, starts_on=LONG_AGO
        )
    )
    eventually(lambda: solbakken.waiting(employee(BERIT)) == [])
    assert solbakken.inbox(employee(BERIT)) == []


def test_a_guardian_who_is_restricted_afterwards_sees_nothing_any_more(solbakken: House) -> None:
    solbakken.hears(facts.opened)
    message = eventually(lambda: solbakken.inbox(guardian(LISE))[0])
    solbakken.hears(GuardianRestrictedV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO))
    eventually(lambda: solbakken.inbox(guardian(LISE)) == [])
    path = f"/me/inbox/{message['message_id']}/read"
    assert solbakken.served.post(path, guardian(LISE)).status_code == 404


def test_a_message_is_read_by_the_one_it_is_for(solbakken: House) -> None:
    solbakken.hears(facts.registered)
    message = eventually(lambda: solbakken.inbox(employee(KARI))[0])
    path = f"/me/inbox/{message['message_id']}/read"
    assert solbakken.served.post(path, employee(BERIT)).status_code == 404
    assert solbakken.served.post(path, employee(KARI)).status_code == 204
    eventually(lambda: solbakken.inbox(employee(KARI))[0]["is_read"])


def test_an_address_that_two_share_is_used_for_neither_until_both_confirm(
    solbakken: House,
) -> None:
    served = solbakken.served
    body = {"mail": MAIL[LISE], "verified": "in-person"}
    served.put(f"/people/{TOR}/contact-points", REGISTRAR, body)
    eventually(lambda: served.get("/me/contact-points", guardian(LISE)).json()["mail"]["is_shared"])
    solbakken.hears(facts.opened, facts.guardians_know, facts.meeting)
    held_back = {"address-shared-and-not-confirmed": 2}
    eventually(lambda: solbakken.deliveries()["withheld"] == held_back)
    assert solbakken.mailbox.to(MAIL[LISE]) == []
    served.post("/me/contact-points/mail/confirm-shared", guardian(LISE))
    served.post("/me/contact-points/mail/confirm-shared", guardian(TOR))
    eventually(lambda: served.get("/me/contact-points", guardian(TOR)).json()["mail"]["is_used"])
    solbakken.hears(facts.plan)
    eventually(lambda: len(solbakken.mailbox.to(MAIL[LISE])) == 2)


def test_a_person_verifies_an_address_by_the_code_that_is_mailed(solbakken: House) -> None:
    served, lise = solbakken.served, guardian(LISE)
    served.put("/me/contact-points", lise, {"mail": "new@home.example", "language": "da"})
    letter = eventually(lambda: solbakken.mailbox.to("new@home.example")[0])
    found = re.search(r"[0-9]{6}", letter.get_content())
    assert found
    code = found.group()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    verify = "/me/contact-points/mail/verify"
    assert served.post(verify, lise, {"code": wrong}).status_code == 422
    page = served.post(verify, lise, {"code": code}).json()
    assert page["mail"]["is_verified"]
    assert letter["Content-Language"] == "da"


def test_an_alert_is_told_to_whom_it_names(solbakken: House) -> None:
    solbakken.hears(
        IntakeAlertRaisedV1(
            concern_id=CONCERN,
            alert=Alert.LEADER_NOT_TOLD_ONE_EXISTS,
            tells=(RAGNHILD,),
            raised_on=date(2026, 1, 19),
        )
    )
    eventually(lambda: solbakken.kinds(employee(RAGNHILD)) == ["deadline-passed"])


def test_every_view_made_again_equals_the_live_one_and_sends_nothing(solbakken: House) -> None:
    solbakken.hears(
        facts.registered, facts.shared, facts.opened, facts.kari_accepted, facts.meeting
    )
    eventually(lambda: len(solbakken.events(MailDelivered)) == 4)
    desk = solbakken.served.desk
    letters = len(solbakken.mailbox.letters)
    for view in SERVICE.all_views:
        made_again, position = folded(desk.store, view)
        eventually(partial(desk.views.position, [view]), position.__le__)
        assert desk.views.rows(view, list(made_again)) == made_again
    assert len(solbakken.mailbox.letters) == letters


@pytest.mark.parametrize("reader", [KARI, BERIT])
def test_the_trail_tells_who_was_told_and_who_was_not(solbakken: House, reader: UUID) -> None:
    solbakken.hears(facts.opened, facts.kari_accepted)

    def lines() -> list[str]:
        page = solbakken.served.get(f"/children/{ADA}/trail", employee(reader)).json()
        return [line["text"] for line in page["lines"]]

    told = eventually(lines, lambda said: len(said) > 5)
    assert solbakken.served.get(f"/children/{ADA}/trail", employee(OLA)).json()["lines"] == []
    assert f"{{{LISE}}} fikk beskjed: oppfølgingen er i gang" in told
    assert f"{{{TOR}}} fikk ikke beskjed, fordi: ingen har snakket med den foresatte ennå" in told


def test_what_is_placed_is_known_to_the_record_with_its_reason(solbakken: House) -> None:
    solbakken.hears(facts.opened)
    eventually(lambda: "case-needs-a-lead" in solbakken.kinds(employee(BERIT)))
    matter = solbakken.served.desk.store.state(MATTERS, CASE)
    told = {
        (type(one).__name__, getattr(one, "audience", None)) for one in matter.messages.values()
    }
    assert ("PlacedMessage", Audience.LEADER) in told
    assert ("SuppressedMessage", Audience.YOUNG_PERSON) in told
    assert MessageKind.WORK_HAS_BEGUN in solbakken.kinds(guardian(LISE))


def test_nobody_but_leaders_and_registrars_sees_how_delivery_goes(solbakken: House) -> None:
    served = solbakken.served
    assert served.get("/deliveries", guardian(LISE)).status_code == 403
    assert served.get("/deliveries", employee(KARI)).status_code == 403
    assert served.get("/deliveries", employee(BERIT)).status_code == 200


def test_why_somebody_was_not_told_is_counted_for_registrars_only(solbakken: House) -> None:
    solbakken.hears(facts.opened)
    eventually(lambda: solbakken.deliveries()["suppressed"])
    to_the_leader = solbakken.served.get("/deliveries", employee(BERIT)).json()
    assert (to_the_leader["suppressed"], to_the_leader["withheld"]) == ({}, {})
    assert to_the_leader["placed"] > 0


def test_the_officer_and_a_leader_hear_at_once_of_emergency_access_and_not_about_whom(
    solbakken: House,
) -> None:
    opened = EmergencyAccessOpenedV1(
        child_id=ADA,
        emergency_id=UUID(int=77),
        employee_id=OLA,
        opened_at=NOW,
        until=NOW,
        tells=(RAGNHILD, BERIT),
    )
    solbakken.hears(opened)
    officer = Actor(person_id=RAGNHILD, role=Role.DATA_PROTECTION_OFFICER)
    for reader in (officer, employee(BERIT)):
        (message,) = eventually(partial(solbakken.inbox, reader))
        assert message["kind"] == "emergency-access-opened"
        assert message["text"] == "Det er åpnet nødtilgang. Se på det."
    assert solbakken.inbox(employee(OLA)) == []
    assert solbakken.inbox(guardian(LISE)) == []
