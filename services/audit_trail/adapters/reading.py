"""What every endpoint of the log is given, and whose it is."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends, Request

from services.audit_trail.adapters.owners import owners_at
from services.audit_trail.adapters.putting_together import settings_of
from services.audit_trail.adapters.whole_trail import WholeTrail
from services.audit_trail.log.entries import Entries
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.asking import Asks
from shared.web.correlation import HEADER as CORRELATION_ID
from shared.web.purpose import HEADER as PURPOSE

STAFF: Final = frozenset(
    {Role.EMPLOYEE, Role.REGISTRAR, Role.ARCHIVIST, Role.DATA_PROTECTION_OFFICER}
)
"""Those who may hold the log to what it has said of itself."""

HANDED_ON: Final = ("Authorization", "Accept-Language", PURPOSE)
"""The headers with which the owners are asked, as they came: their rights, their language."""


async def whole_trail_of(request: Request, asking: Asks, desk: Desks) -> WholeTrail:
    """Give what reads trails in the name of the one who asks; not plain, to spare a thread."""
    headers = {name: request.headers[name] for name in HANDED_ON if name in request.headers}
    return WholeTrail(
        Entries(desk.store.connection),
        owners_at(tuple(settings_of(desk).services.items())),
        {**headers, CORRELATION_ID: str(asking.correlation_id)},
    )


Trails = Annotated[WholeTrail, Depends(whole_trail_of)]
"""What an endpoint declares to read trails."""
