"""Who calls, in the tests of the web."""

from __future__ import annotations

from uuid import UUID

from shared.identity.actor import Role
from tests.tokens import IssuerInMemory, actor

KARI = actor(Role.EMPLOYEE)
LISE = actor(Role.GUARDIAN, UUID("0b8f5c9e-8f0e-4c1a-9a51-3d1a1f7f0002"))
ISSUER = IssuerInMemory()
AS_KARI = ISSUER.header(KARI)
AS_LISE = ISSUER.header(LISE)
