"""Who releases what to the family: proposed by one who reads the lines, released by another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from services.audit_trail.domain.release import commands as c
from services.audit_trail.domain.release import events as e
from services.audit_trail.domain.release import refusals as rule
from services.audit_trail.domain.release.states import Release
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import MAIN, Decider
from shared.identity.actor import Role

REACHES: Final = re.compile(
    r"""\S@\S                      # an e-mail address
    | \d{8,} | \d\d(?:\ \d\d){3} | \d{3}\ \d\d\ \d{3}  # a telephone number
    | \d{6}[ -]\d{4,5}           # a birth number
    | [0-9a-f]{8}-[0-9a-f]{4}-   # an id
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where someone is reached or found by. Names and streets are for people to see."""


def decide(command: c.AnyReleaseCommand, release: Release) -> Sequence[e.AnyReleaseEvent]:
    """Send each command to its rules."""
    match command:
        case c.ProposeItems():
            return _propose(command, release)
        case c.ReleaseItems():
            return _release(command, release)
        case c.TurnDown():
            return _turn_down(command, release)
        case _:
            assert_never(command)


def _propose(command: c.ProposeItems, release: Release) -> Sequence[e.AnyReleaseEvent]:
    if release.proposed:
        return ()
    restricted = any(not line.family_may_know for line in command.lines)
    refuse(rule.RestrictedLinesAreNotReleased, when=restricted)
    refuse(rule.ReleasedToWhoMayRead, when=not command.may_receive)
    items = tuple(line.item for line in command.lines)
    said = (text for item in items for text in (item.who, item.text))
    refuse(rule.TextsGiveNoAddressOrNumber, when=any(REACHES.search(text) for text in said))
    return (
        e.ItemsProposed(
            child_id=command.child_id,
            to=command.to,
            proposed_by=command.by.person_id,
            items=items,
        ),
    )


def _release(command: c.ReleaseItems, release: Release) -> Sequence[e.AnyReleaseEvent]:
    if release.released:
        return ()
    proposed = _waiting(release)
    decides = _decides(command)
    refuse(rule.LeaderOrOfficerReleases, when=not decides, role=command.by.role)
    is_same = command.by.person_id == proposed.proposed_by
    refuse(rule.AnotherReleases, when=is_same, proposed_by=proposed.proposed_by)
    refuse(rule.ReleasedToWhoMayRead, when=not command.may_receive)
    digests = tuple(sorted(item.digest for item in proposed.items))
    return (e.ItemsReleased(child_id=proposed.child_id, to=proposed.to, items=digests),)


def _turn_down(command: c.TurnDown, release: Release) -> Sequence[e.AnyReleaseEvent]:
    if release.is_turned_down:
        return ()
    refuse(rule.WhatIsReleasedStays, when=release.released is not None)
    proposed = _waiting(release)
    is_own = command.by.person_id == proposed.proposed_by
    refuse(rule.OneWhoDecidesTurnsDown, when=not (is_own or _decides(command)), is_own=is_own)
    return (e.ProposalTurnedDown(child_id=proposed.child_id),)


def _waiting(release: Release) -> e.ItemsProposed:
    if release.proposed is None or not release.waits:
        raise rule.NothingWaitsToBeReleased
    passed(rule.NothingWaitsToBeReleased)
    return release.proposed


def _decides(command: c.ReleaseItems | c.TurnDown) -> bool:
    return command.leads or command.by.role is Role.DATA_PROTECTION_OFFICER


def evolve(release: Release, event: e.AnyReleaseEvent) -> Release:
    """Fold one event."""
    match event:
        case e.ItemsProposed():
            return replace(release, proposed=event)
        case e.ItemsReleased():
            return replace(release, released=event)
        case e.ProposalTurnedDown():
            return replace(release, is_turned_down=True)
        case _:
            assert_never(event)


def _both(_: Release) -> Sequence[str]:
    return (MAIN, e.PROPOSAL)


release_decider: Final[Decider[c.AnyReleaseCommand, Release, e.AnyReleaseEvent]] = Decider(
    Release(), decide, evolve, _both
)
