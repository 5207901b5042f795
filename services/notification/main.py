"""Notification, as a whole: what it keeps, what it hears, what it answers, what it sends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from services.notification.adapters import (
    http_contact_points,
    http_deliveries,
    http_inbox,
    http_people,
    http_waiting,
)
from services.notification.adapters.catching_up import CatchingUp
from services.notification.adapters.code_mail import CodeMail
from services.notification.adapters.codes import Codes
from services.notification.adapters.letters import Stationery
from services.notification.adapters.message_mail import MessageMail
from services.notification.adapters.outgoing import Outgoing
from services.notification.adapters.reaching import Reaching
from services.notification.adapters.sender import Sender
from services.notification.adapters.smtp import Post
from services.notification.adapters.store import CONTACTS, MATTERS
from services.notification.adapters.trail import TRAIL
from services.notification.announcements import announce
from services.notification.policies.when_something_happens_tell_those_it_concerns import POLICIES
from services.notification.settings import NotificationSettings
from services.notification.views.abandoned_mail import ABANDONED_MAIL
from services.notification.views.deliveries import DELIVERIES
from services.notification.views.inbox import INBOX
from services.notification.views.mail_to_send import MAIL_TO_SEND, What
from services.notification.views.unknown_people import UNKNOWN_PEOPLE
from services.notification.views.verified_points import VERIFIED_POINTS
from services.notification.views.waiting import WAITING
from shared.identity.actor import Actor, Role
from shared.service.definition import Service, Worker
from shared.service.desk import Desk

CONTEXT: Final = "notification"


def workers(desk: Desk) -> Sequence[Worker]:
    """Put the sender together."""
    settings = desk.settings
    assert isinstance(settings, NotificationSettings)
    by = Actor(person_id=uuid5(NAMESPACE_URL, f"stafett:{CONTEXT}"), role=Role.SYSTEM)
    reaching = Reaching(desk)
    stationery = Stationery(settings.mail_from, desk.languages)
    codes = Codes.with_key(settings.code_key)
    outgoing = Outgoing(
        desk,
        {
            What.MESSAGE: MessageMail(desk, by, reaching, stationery).prepare,
            What.CODE: CodeMail(desk, by, reaching, stationery, codes).prepare,
        },
    )
    sender = Sender(
        url=settings.postgres_url.get_secret_value(),
        outgoing=outgoing,
        catching_up=CatchingUp(desk, by),
        post=Post(settings),
        now=desk.clock.now,
    )
    return (sender,)


SERVICE: Final = Service(
    context=CONTEXT,
    title="Stafett: notification",
    folder=Path(__file__).parent,
    kinds=(MATTERS, CONTACTS),
    routers=(
        http_waiting.router,
        http_inbox.router,
        http_contact_points.router,
        http_people.router,
        http_deliveries.router,
    ),
    access={
        **http_waiting.ACCESS,
        **http_inbox.ACCESS,
        **http_contact_points.ACCESS,
        **http_people.ACCESS,
        **http_deliveries.ACCESS,
    },
    reads={
        **http_waiting.READS,
        **http_inbox.READS,
        **http_contact_points.READS,
        **http_people.READS,
        **http_deliveries.READS,
    },
    announce=announce,
    policies=POLICIES,
    views=(
        WAITING,
        INBOX,
        MAIL_TO_SEND,
        UNKNOWN_PEOPLE,
        VERIFIED_POINTS,
        DELIVERIES,
        ABANDONED_MAIL,
    ),
    trail=(TRAIL,),
    settings=NotificationSettings,
    workers=workers,
)
