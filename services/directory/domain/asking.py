"""What every command to the directory has in common, and who may give it."""

from __future__ import annotations

from datetime import date

from services.directory.domain.refusals import RegistrarKeepsTheDirectory
from shared.eventing.asking_rules import refuse
from shared.eventing.decider import Command
from shared.identity.actor import Role


class DirectoryCommand(Command):
    """A command with the day it is in the municipality."""

    today: date


def only_the_registrar(command: Command) -> None:
    """Refuse whoever is not the registrar."""
    refuse(
        RegistrarKeepsTheDirectory, when=command.by.role is not Role.REGISTRAR, role=command.by.role
    )
