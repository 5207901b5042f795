"""Who may say and hear what on the bus: one user per service, and one who makes the streams.

`python -m infra.nats.accounts` prints the configuration; passwords are read by nats-server from its
environment (``STAFETT_NATS_PASSWORD_<SERVICE>``). What it prints stands in `accounts.conf`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from infra.services import SERVICES, Service
from shared.eventing.streams import (
    AUDIT_TRAIL,
    CHECKPOINTS,
    DEAD_LETTERS,
    checkpoints_subject,
    dead_letters_of,
    facts_of,
    receipts_of,
    receipts_subject,
    timers_of,
)

OPERATOR: Final = "operator"
"""The user who makes and changes streams; nothing that runs all day signs in as it."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """The subjects a user may publish to and subscribe to."""

    publish: tuple[str, ...]
    subscribe: tuple[str, ...]


def inbox_prefix(user: str) -> str:
    """Name the subjects on which a user, and nobody else, gets answers."""
    return f"_INBOX.{user}"


def permissions_of(service: Service) -> Permissions:
    """Give what a service needs, and nothing more."""
    return Permissions(
        publish=tuple(dict.fromkeys(_publishes(service))),
        subscribe=(
            *dict.fromkeys(f"{inbox_prefix(user)}.>" for user in (service.name, service.context)),
            "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.*.*",
        ),
    )


def _publishes(service: Service) -> Iterator[str]:
    """Give the subjects, some of them twice."""
    yield from (
        f"evt.*.{service.context}.>",
        f"timer.{service.context}.>",
        f"dead.{service.context}.>",
        receipts_subject(service.context),
        "$JS.API.INFO",
        "$JS.API.STREAM.NAMES",
        *_keeps(facts_of(service.context)),
        *_keeps(timers_of(service.context)),
        f"$JS.API.STREAM.PURGE.{timers_of(service.context)}",
        *(ask for heard in service.hears for ask in _reads(facts_of(heard))),
        *_keeps_dead_letters(service.context),
        *_looks_into(receipts_of(service.context)),
        *(_keeps_the_log() if service.context == AUDIT_TRAIL else ()),
    )


def _keeps(stream: str) -> Iterator[str]:
    """Make the stream again when it is gone (never change it), look into it, and read it."""
    yield from _looks_into(stream)
    yield from _reads(stream)


def _looks_into(stream: str) -> Iterator[str]:
    """Make the stream again when it is gone (never change it), and look up what was said in it."""
    yield f"$JS.API.STREAM.CREATE.{stream}"
    yield f"$JS.API.STREAM.MSG.GET.{stream}"
    yield f"$JS.API.DIRECT.GET.{stream}"
    yield f"$JS.API.DIRECT.GET.{stream}.>"
    yield _info(stream)


def _info(stream: str) -> str:
    return f"$JS.API.STREAM.INFO.{stream}"


def _keeps_the_log() -> Iterator[str]:
    """Read what every service tells the log, and say the log's checkpoints."""
    yield checkpoints_subject()
    yield from _looks_into(CHECKPOINTS)
    for service in SERVICES:
        yield from _reads(receipts_of(service.context))


def _reads(stream: str) -> Iterator[str]:
    """Read through durables."""
    yield _info(stream)
    yield f"$JS.API.CONSUMER.CREATE.{stream}.>"
    yield f"$JS.API.CONSUMER.INFO.{stream}.*"
    yield f"$JS.API.CONSUMER.MSG.NEXT.{stream}.*"
    yield f"$JS.ACK.{stream}.>"


def _keeps_dead_letters(context: str) -> Iterator[str]:
    """Read one's own dead letters, through the one durable that brings them home."""
    durable = f"{context}--retry"
    yield f"$JS.API.STREAM.CREATE.{DEAD_LETTERS}"
    yield f"$JS.API.STREAM.INFO.{DEAD_LETTERS}"
    yield f"$JS.API.CONSUMER.CREATE.{DEAD_LETTERS}.{durable}.{dead_letters_of(context)}"
    yield f"$JS.API.CONSUMER.INFO.{DEAD_LETTERS}.{durable}"
    yield f"$JS.API.CONSUMER.MSG.NEXT.{DEAD_LETTERS}.{durable}"
    yield f"$JS.ACK.{DEAD_LETTERS}.{durable}.>"


def configuration() -> str:
    """Write the accounts as nats-server reads them."""
    users = [_user(OPERATOR, None), *(_user(s.name, permissions_of(s)) for s in SERVICES)]
    return "\n".join(
        [
            "# Written by `python -m infra.nats.accounts`; change it there.",
            "accounts {",
            "  STAFETT {",
            "    jetstream: enabled",
            "    users: [",
            *users,
            "    ]",
            "  }",
            "}",
            "",
        ]
    )


def _user(name: str, permissions: Permissions | None) -> str:
    head = f"      {{ user: {name}, password: ${variable_of(name)}"
    if permissions is None:
        return f"{head} }}"
    return "\n".join(
        [
            head,
            "        permissions {",
            f"          publish: {_listed(permissions.publish)}",
            f"          subscribe: {_listed(permissions.subscribe)}",
            "        } }",
        ]
    )


def variable_of(user: str) -> str:
    """Name the environment variable that holds a user's password."""
    return f"STAFETT_NATS_PASSWORD_{user.upper()}"


def _listed(subjects: tuple[str, ...]) -> str:
    inner = "".join(f"            {json.dumps(subject)}\n" for subject in subjects)
    return f"{{ allow: [\n{inner}          ] }}"


if __name__ == "__main__":
    print(configuration(), end="")  # noqa: T201 - printing is what it is for
