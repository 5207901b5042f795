"""``python -m services.<service> {migrate,serve,rebuild,retry}``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence

from shared.eventing.bus import broker_at
from shared.eventing.dead_letters import DeadLetter, DeadLetters
from shared.eventing.migrating import migrate
from shared.eventing.rebuilding import rebuild
from shared.service.composing import app_for, desk_for
from shared.service.definition import Service
from shared.service.ears import Ears
from shared.service.running import actor_of
from shared.service.settings import Settings
from shared.web.logs import write_logs
from shared.web.serve import serve


def run(service: Service, arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit code."""
    asked = _parser(service).parse_args(arguments)
    settings = service.settings()
    write_logs(service.context)
    match asked.command:
        case "migrate":
            _migrate(service, settings)
        case "serve":
            serve(app_for(service, settings), settings.http_host, settings.http_port)
        case "rebuild":
            _rebuild(service, settings, asked.view)
        case "retry":
            return _retry(service, settings)
    return 0


def _parser(service: Service) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=service.context, description=service.title)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="make the tables, as the role that owns them")
    commands.add_parser("serve", help="serve until told to stop")
    again = commands.add_parser("rebuild", help="make a view again from the events")
    again.add_argument("view", choices=[view.name for view in service.all_views])
    commands.add_parser("retry", help="try every dead letter once more")
    return parser


def _migrate(service: Service, settings: Settings) -> None:
    owner = settings.postgres_owner_url or settings.postgres_url
    migrate(
        owner.get_secret_value(),
        settings.postgres_url.get_secret_value(),
        [service.folder / "migrations"],
        service.all_views,
    )


def _rebuild(service: Service, settings: Settings, name: str) -> None:
    desk = desk_for(service, settings)
    view = next(view for view in service.all_views if view.name == name)
    position = rebuild(settings.postgres_url.get_secret_value(), desk.store, view)
    desk.store.close()
    sys.stdout.write(f"{name} is made again, true up to position {position}\n")


async def retry(service: Service, settings: Settings) -> tuple[int, int]:
    """Try every dead letter of a service; gives how many came home and how many are left."""
    desk = desk_for(service, settings)
    ears = Ears(service, desk, actor_of(service))
    consumers = {consumer.durable: consumer for consumer in ears.consumers()}
    broker = broker_at(settings.nats_url.get_secret_value())
    connection = await broker.connect()
    letters = DeadLetters(service.context, connection.jetstream(), desk.metrics.dead)

    async def again(letter: DeadLetter) -> None:
        hear = consumers[letter.handler].hear
        await asyncio.to_thread(hear, letter.subject, letter.headers, letter.body)

    try:
        return await letters.retry(again)
    finally:
        await broker.stop()
        desk.store.close()


def _retry(service: Service, settings: Settings) -> int:
    home, left = asyncio.run(retry(service, settings))
    sys.stdout.write(f"{home} brought home, {left} left\n")
    return 1 if left else 0
