"""Several subjects at once, as they are on record now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar
from uuid import UUID

from shared.eventing.kind import Kind
from shared.eventing.store import Store

S = TypeVar("S")


def several(store: Store, kind: Kind[Any, S, Any], ids: Collection[UUID]) -> Mapping[UUID, S]:
    """Give the state of each; one of which nothing is known is as it was in the beginning."""
    return {one: store.state(kind, one) for one in ids}
