from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from infra.local.ports import BELOW_EPHEMERAL, LOOPBACK, PortIsTaken, any_free, free_port, is_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as someone:
        someone.bind((LOOPBACK, 0))
        someone.listen()
        yield someone.getsockname()[1]


def test_a_free_port_is_given_as_wanted() -> None:
    said: list[str] = []
    wanted = any_free()
    assert (free_port("issuer", wanted, said.append), said) == (wanted, [])


def test_a_taken_port_gets_another_and_it_is_said(taken: int) -> None:
    said: list[str] = []
    given = free_port("issuer", taken, said.append)
    assert is_free(given)
    assert said == [f"Port {taken} is taken; issuer gets {given} instead."]


def test_a_taken_port_that_a_person_chose_is_a_clear_refusal(taken: int) -> None:
    with pytest.raises(PortIsTaken, match=f"Port {taken} for issuer is taken.*STAFETT_ISSUER_PORT"):
        free_port("issuer", taken, print, insist=True)


def test_ports_are_picked_where_no_outgoing_connection_borrows_them() -> None:
    assert any_free() in BELOW_EPHEMERAL
