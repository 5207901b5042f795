"""What can be asked about a release. What is known from elsewhere comes in on the command."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.audit_trail.domain.release.items import Item
from shared.eventing.decider import Command, Message


class Line(Message):
    """An item, and whether whoever is to have it may know of its line.

    The service that owns the line has said so: it stands in the main stream of something that this
    person of the family has been told of.
    """

    item: Item
    family_may_know: bool


class ProposeItems(Command):
    """Propose what to release to whom.

    ``may_receive`` tells whether this person may read what is shared about the child.
    """

    child_id: UUID
    to: UUID
    may_receive: bool
    lines: tuple[Line, ...]


class ReleaseItems(Command):
    """Release what another has proposed. ``leads`` tells whether they answer for the child."""

    may_receive: bool
    leads: bool


class TurnDown(Command):
    """Take a proposal back, or turn it down."""

    leads: bool


AnyReleaseCommand: TypeAlias = ProposeItems | ReleaseItems | TurnDown
