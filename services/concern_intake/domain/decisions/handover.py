"""What a case is told of its concern: dates, who knows, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from services.concern_intake.domain.commands import DecideFollowUp
from services.concern_intake.domain.events import ConcernHandedOver, GuardianLeftUntold
from services.concern_intake.domain.people import GuardianNearby
from services.concern_intake.domain.refusals import (
    ChildIsIdentifiedBeforeFollowUp,
    GuardiansAreToldOrItIsSaidWhyNot,
)
from services.concern_intake.domain.safeguarding import Safeguarding
from services.concern_intake.domain.states import Facts
from services.concern_intake.domain.talk import SharingChoice, TalkOutcome
from shared.contracts.codes import NotToldBecause

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


def handed_over(
    command: DecideFollowUp, facts: Facts, safeguarding: Safeguarding
) -> ConcernHandedOver:
    """Say what the case needs to know; refuse where nobody was told and nothing says why.

    Also while sharing is stopped it must be chosen to postpone or not to share, so that the main
    stream of such a concern looks like any other.
    """
    if facts.child_id is None:
        raise ChildIsIdentifiedBeforeFollowUp
    if facts.leader_told_on is None or not (facts.sharing or facts.recorded_talks):
        raise GuardiansAreToldOrItIsSaidWhyNot
    left = [g for g in command.people.guardians if g.guardian_id not in facts.told]
    return ConcernHandedOver(
        child_id=facts.child_id,
        unit_id=facts.unit_id,
        author_id=facts.author_id,
        leader_id=command.by.person_id,
        level=command.level,
        guardians_told=tuple(sorted(facts.told)),
        guardians_not_told=tuple(_left_untold(g, facts, safeguarding) for g in left),
        arisen_on=facts.arisen_on,
        registered_on=facts.registered_on,
        leader_told_on=facts.leader_told_on,
        guardians_told_on=facts.guardians_told_on,
        decided_on=command.today,
    )


def _left_untold(
    guardian: GuardianNearby, facts: Facts, safeguarding: Safeguarding
) -> GuardianLeftUntold:
    because = _because(guardian, facts)
    if because is None:
        raise GuardiansAreToldOrItIsSaidWhyNot
    stopped = guardian.is_to_be_told and safeguarding.stopped_for(guardian.guardian_id)
    return GuardianLeftUntold(
        guardian_id=guardian.guardian_id,
        because=NotToldBecause.SHARING_STOPPED if stopped else because,
    )


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
