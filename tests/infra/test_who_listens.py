"""The ground lets a service hear exactly what it listens to, and no more."""

from __future__ import annotations

import importlib

import pytest

from infra.services import SERVICES, Service
from shared.eventing.streams import AUDIT_TRAIL
from shared.service import definition


def as_built(service: Service) -> definition.Service:
    built: definition.Service = importlib.import_module(f"{service.module}.main").SERVICE
    return built


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_a_service_may_hear_what_it_listens_to_and_nothing_else(service: Service) -> None:
    built = as_built(service)
    # Every service forgets, at once, what keys it holds when the log says that they are gone.
    heard = {policy.hears.context for policy in built.policies} | {AUDIT_TRAIL}
    if built.hears_the_directory:
        heard.add("directory")
    assert set(service.hears) == heard - {service.context}


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_the_ground_calls_a_service_what_it_calls_itself(service: Service) -> None:
    assert service.context == as_built(service).context
