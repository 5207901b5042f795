"""The names under which the directory's events are stored, and how yesterday's read today."""

from __future__ import annotations

from typing import Final

from services.directory.domain.case import case
from services.directory.domain.child import events as child
from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.domain.person import events as person
from services.directory.domain.unit import unit
from shared.eventing.catalogue import Catalogue

UNIT_EVENTS: Final = Catalogue[unit.UnitDescribed]({"unit.described": unit.UnitDescribed})

PERSON_EVENTS: Final = Catalogue[person.PersonEvent](
    {
        "person.entered": person.PersonEntered,
        "person.renamed": person.PersonRenamed,
        "person.post-held": person.PostHeld,
        "person.post-ended": person.PostEnded,
        "person.protected": person.PersonProtected,
        "person.address-noted": person.AddressNoted,
    }
)

CHILD_EVENTS: Final = Catalogue[child.ChildEvent](
    {
        "child.entered": child.ChildEntered,
        "child.renamed": child.ChildRenamed,
        "child.birth-date-corrected": child.BirthDateCorrected,
        "child.birth-number-entered": child.BirthNumberEntered,
        "child.placed": child.ChildPlaced,
        "child.turned": child.ChildTurned,
        "child.protected": child.ChildProtected,
        "child.guardian-related": child.GuardianRelated,
        "child.guardian-restricted": child.GuardianRestricted,
        "child.restriction-lifted": child.RestrictionLifted,
        "child.guardian-granted-access": child.GuardianGrantedAccess,
        "child.guardian-access-ended": child.GuardianAccessEnded,
        "child.conflict-entered": child.ConflictEntered,
        "child.conflict-lifted": child.ConflictLifted,
    }
)

EMERGENCY_EVENTS: Final = Catalogue[EmergencyAccessOpened](
    {"emergency.access-opened": EmergencyAccessOpened}
)

CASE_EVENTS: Final = Catalogue[case.CaseEvent](
    {
        "case.remembered": case.CaseRemembered,
        "case.holder-remembered": case.HolderRemembered,
        "case.forgotten": case.CaseForgotten,
    }
)
