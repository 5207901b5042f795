"""What can be asked about a unit."""

from __future__ import annotations

from uuid import UUID

from pydantic import Field

from services.directory.domain.asking import DirectoryCommand
from services.directory.domain.unit.description import UnitDescription


class DescribeUnit(DirectoryCommand):
    """Say how a unit is: the first time, and each time something has changed.

    ``entered_people`` names those of its leaders who are entered in the directory.
    """

    unit_id: UUID
    description: UnitDescription
    entered_people: frozenset[UUID] = Field(default=frozenset())
