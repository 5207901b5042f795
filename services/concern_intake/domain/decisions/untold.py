"""Which guardians nobody has told, and why not (R31)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from services.concern_intake.domain.events import GuardianLeftUntold
from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.refusals import GuardiansAreToldOrItIsSaidWhyNot
from services.concern_intake.domain.states import Facts
from services.concern_intake.domain.talk import SharingChoice, TalkOutcome
from shared.contracts.codes import NotToldBecause
from shared.eventing.asking_rules import needed, refuse

BECAUSE_OF_TALK: Final[Mapping[TalkOutcome, NotToldBecause]] = MappingProxyType(
    {
        TalkOutcome.NOT_REACHED: NotToldBecause.NOT_REACHED,
        TalkOutcome.DECLINED: NotToldBecause.DECLINED_TO_TALK,
    }
)
BECAUSE_OF_CHOICE: Final[Mapping[SharingChoice, NotToldBecause]] = MappingProxyType(
    {
        SharingChoice.DO_NOT_SHARE: NotToldBecause.DECIDED_NOT_TO,
        SharingChoice.POSTPONE: NotToldBecause.POSTPONED,
    }
)


def left_untold(people: PeopleAround, facts: Facts) -> tuple[GuardianLeftUntold, ...]:
    """Name every guardian not told, with the code why; refuse where nothing says why.

    Also while sharing is stopped it must be chosen to postpone or not to share, so that the main
    stream of such a concern looks like any other.
    """
    refuse(
        GuardiansAreToldOrItIsSaidWhyNot,
        when=not (facts.sharing or facts.recorded_talks),
        talks=facts.recorded_talks,
    )
    left = (g for g in people.guardians if g.guardian_id not in facts.told)
    return tuple(_left_untold(guardian, facts) for guardian in left)


def _left_untold(guardian: GuardianNearby, facts: Facts) -> GuardianLeftUntold:
    because = needed(
        _because(guardian, facts),
        otherwise=GuardiansAreToldOrItIsSaidWhyNot,
        guardian=guardian.guardian_id,
    )
    return GuardianLeftUntold(guardian_id=guardian.guardian_id, because=because)


def _because(guardian: GuardianNearby, facts: Facts) -> NotToldBecause | None:
    """Give the code why a guardian has not been told; ``None`` where nothing says why."""
    outcome, sharing = facts.talks.get(guardian.guardian_id), facts.sharing
    if guardian.restricted:
        return NotToldBecause.RESTRICTED
    if outcome and outcome in BECAUSE_OF_TALK:
        return BECAUSE_OF_TALK[outcome]
    if sharing and guardian.guardian_id in sharing.tells:
        return BECAUSE_OF_CHOICE.get(sharing.choice)
    if not guardian.has_parental_responsibility:
        return NotToldBecause.NO_RESPONSIBILITY
    return NotToldBecause.DECIDED_NOT_TO if sharing else None
