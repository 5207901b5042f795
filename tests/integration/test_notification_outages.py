"""What becomes of an e-mail when the mail server, PostgreSQL or the service itself is away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from infra.local.ports import any_free
from infra.local.postgres import Postgres
from services.notification.domain.message.events import MailDelivered, MailFailed
from services.notification.main import SERVICE
from tests.eventually import eventually
from tests.integration.mailbox import KEPT_WITHOUT_A_WORD, Mailbox, a_mailbox
from tests.integration.notification_house import MAIL, NOW, House, settle
from tests.integration.serving import Served, serving
from tests.policies.notification import facts
from tests.real_parts import RealBus, RealDatabase, a_database
from tests.rules.notification.people import BERIT, employee

pytestmark = pytest.mark.integration

SPEED = 60.0
"""A minute a second, so that a retry a minute later comes soon."""


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with a_mailbox() as mailbox:
        yield mailbox


def served(database: RealDatabase, bus: RealBus, port: int) -> AbstractContextManager[Served]:
    return serving(SERVICE, database, bus, now=NOW, speed=SPEED, smtp_port=port)


def test_a_letter_whose_answer_was_lost_comes_again_under_the_same_message_id(
    database: RealDatabase, nats: RealBus, mailbox: Mailbox
) -> None:
    with served(database, nats, mailbox.port) as running:
        house = settle(House(running, nats, mailbox))
        mailbox.answers = [KEPT_WITHOUT_A_WORD]
        house.hears(facts.shared)
        eventually(lambda: house.events(MailDelivered))
        assert [letter["Message-ID"] for letter in mailbox.letters] == [
            mailbox.letters[0]["Message-ID"]
        ] * 2


def test_a_letter_taken_while_postgresql_is_away_is_not_sent_again(
    own_postgres: Postgres, nats: RealBus, mailbox: Mailbox
) -> None:
    with (
        a_database(own_postgres.url) as database,
        served(database, nats, mailbox.port) as running,
    ):
        house = settle(House(running, nats, mailbox))
        mailbox.open.clear()
        house.hears(facts.shared)
        eventually(lambda: mailbox.in_hand)
        own_postgres.stop()
        mailbox.open.set()
        eventually(lambda: mailbox.letters)
        own_postgres.start()
        eventually(lambda: house.events(MailDelivered))
        house.hears(facts.next_asked, facts.opened)
        eventually(lambda: len(mailbox.to(MAIL[BERIT])) == 2)
        assert len({letter["Message-ID"] for letter in mailbox.letters}) == len(mailbox.letters)


def test_what_could_not_be_sent_goes_out_after_a_restart_and_once(
    database: RealDatabase, nats: RealBus
) -> None:
    port = any_free()
    with served(database, nats, port) as running:
        house = settle(House(running, nats, Mailbox(port)))
        house.hears(facts.shared)
        eventually(lambda: house.events(MailFailed))
        assert "concern-waits-for-you" in house.kinds(employee(BERIT))
    with a_mailbox(port) as mailbox, served(database, nats, port) as running:
        house = House(running, nats, mailbox)
        eventually(lambda: house.events(MailDelivered))
        assert len(mailbox.to(MAIL[BERIT])) == 1
    with a_mailbox(port) as mailbox, served(database, nats, port) as running:
        house = House(running, nats, mailbox)
        house.hears(facts.opened)
        eventually(lambda: len(house.events(MailDelivered)) == 2)
        assert len(mailbox.letters) == 1
