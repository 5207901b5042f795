"""The page of a case: for each reader the one that is theirs."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain.states import ActiveCase, CaseState, HeldByLeader
from services.case_coordination.views.case_page import CasePage, case_page
from services.case_coordination.views.family_page import FamilyPage, family_page
from services.case_coordination.views.header_page import HeaderPage, header_page
from services.case_coordination.views.shared_log_page import SharedLogPage, shared_log_page
from services.case_coordination.views.sight import Sight, last, sight
from shared.service.trail import Reader
from shared.time.working_days import WorkingDays
from shared.who_is_who.rows import child_key, unit_key

Page: TypeAlias = CasePage | FamilyPage | SharedLogPage | HeaderPage


def page_of(case_id: UUID, state: CaseState, reader: Reader, days: WorkingDays) -> Page | None:
    """Show a case to a reader as that reader may see it; none where it does not exist for them."""
    case, seen_as = last(state), sight(state, reader)
    if case is None:
        return None
    today, holder_id = reader.today, _holder(case, reader)
    match seen_as:
        case Sight.NOTHING:
            return None
        case Sight.THAT_IT_EXISTS:
            return header_page(case_id, state, case, holder_id=holder_id)
        case Sight.SHARED_LOG:
            return shared_log_page(
                case_id, case, person_id=reader.actor.person_id, holder_id=holder_id
            )
        case Sight.FAMILY:
            return family_page(
                case_id,
                state,
                case,
                person_id=reader.actor.person_id,
                holder_id=holder_id,
                today=today,
            )
        case Sight.COLLEAGUE | Sight.LEAD_OR_LEADER:
            return case_page(
                case_id,
                state,
                case,
                seen_as=seen_as,
                holder_id=holder_id,
                today=today,
                days=days,
            )


def _holder(case: ActiveCase, reader: Reader) -> UUID:
    """Name who holds the baton: with the leader, it is whoever leads the unit now."""
    if not isinstance(case.baton, HeldByLeader):
        return case.baton.holder_id
    unit_id, child_id = case.opened.unit_id, case.child_id
    known = reader.known.ahead(unit_key(unit_id), child_key(child_id))
    leader = known.unit(unit_id).leader_towards(known.strangers(child_id, reader.today))
    return leader or case.baton.holder_id
