"""Each service as the one who hands over needs it: its record, its words, its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from infra.services import BY_CONTEXT
from shared.eventing.kind import AnyKind
from shared.sealing.sealer import Sealer
from shared.sealing.vault import Vault
from shared.service.definition import Service
from stafett.access import Access


@dataclass(frozen=True, eq=False)
class House:
    """One service: ``url`` of its record, its kinds by name, and what opens its words."""

    context: str
    url: str
    service: Service
    kinds: Mapping[str, AnyKind]
    sealer: Sealer


def houses(access: Access) -> Iterator[House]:
    """Give every service whose record there is access to."""
    sealer = Sealer(Vault(access.keys_owner.get_secret_value(), access.wrapping()))
    for context, record in access.records.items():
        service: Service = import_module(f"{BY_CONTEXT[context].module}.main").SERVICE
        kinds = {kind.name: kind for kind in service.all_kinds}
        yield House(context, record.database.get_secret_value(), service, kinds, sealer)
