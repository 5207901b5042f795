from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from infra.postgres.provision import Database, provision
from tests.real_parts import RealDatabase

pytestmark = pytest.mark.integration


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE things (number integer)",
        "CREATE TEMPORARY TABLE stored_events (number integer)",
        "CREATE SCHEMA elsewhere",
        "CREATE ROLE friend",
        "CREATE DATABASE another",
    ],
)
def test_a_service_makes_nothing(database: RealDatabase, statement: str) -> None:
    with (
        psycopg.connect(database.runtime_url, autocommit=True) as service,
        pytest.raises(InsufficientPrivilege),
    ):
        service.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM things", "INSERT INTO things VALUES (2)", "DELETE FROM things"],
)
def test_a_service_has_no_right_to_a_table_that_was_not_granted(
    database: RealDatabase, statement: str
) -> None:
    with psycopg.connect(database.owner_url) as owner:
        owner.execute("CREATE TABLE things (number integer)")
    with (
        psycopg.connect(database.runtime_url) as service,
        pytest.raises(InsufficientPrivilege),
    ):
        service.execute(statement.encode())


def test_a_service_has_the_rights_that_the_owner_grants_it(database: RealDatabase) -> None:
    with psycopg.connect(database.owner_url) as owner:
        owner.execute("CREATE TABLE things (number integer)")
        owner.execute(f"GRANT SELECT, INSERT ON things TO {database.runtime}".encode())
    with psycopg.connect(database.runtime_url) as service:
        service.execute("INSERT INTO things VALUES (1)")
        assert service.execute("SELECT number FROM things").fetchall() == [(1,)]


def test_a_service_cannot_enter_another_services_database(
    databases: Callable[[], RealDatabase],
) -> None:
    ours, theirs = databases(), databases()
    for url in (ours.runtime_url, ours.owner_url):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(url, dbname=theirs.name)


def test_an_owner_owns_nothing_beyond_its_database(database: RealDatabase) -> None:
    with psycopg.connect(database.owner_url) as owner:
        roles = owner.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
            " FROM pg_roles WHERE rolname IN (%s, %s)",
            [database.owner, database.runtime],
        ).fetchall()
    assert roles == [(False,) * 5] * 2


def test_a_wrong_password_is_refused(database: RealDatabase) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(database.runtime_url, password="guessed")


def test_provisioning_again_keeps_what_stands_there(
    administrator_url: str, database: RealDatabase
) -> None:
    with psycopg.connect(database.owner_url) as owner:
        owner.execute("CREATE TABLE things (number integer)")
    again = Database(database.name, database.owner, "new-one", database.runtime, "new-two")
    provision(administrator_url, [again])
    with psycopg.connect(database.owner_url, password="new-one") as owner:
        assert owner.execute("SELECT count(*) FROM things").fetchone() == (0,)
    with psycopg.connect(database.runtime_url, password="new-two") as service:
        assert service.execute("SELECT current_user").fetchone() == (database.runtime,)


def test_an_administrator_without_superuser_rights_can_provision(
    administrator_url: str, databases: Callable[[], RealDatabase]
) -> None:
    helper = databases()
    with psycopg.connect(administrator_url, autocommit=True) as administrator:
        administrator.execute(f"ALTER ROLE {helper.owner} CREATEDB CREATEROLE".encode())
    made = Database(f"{helper.name}_x", f"{helper.name}_xo", "one", f"{helper.name}_xr", "two")
    try:
        provision(helper.owner_url, [made])
        provision(helper.owner_url, [made])
        with psycopg.connect(
            helper.runtime_url, dbname=made.name, user=made.runtime, password="two"
        ) as service:
            assert service.execute("SELECT current_user").fetchone() == (made.runtime,)
    finally:
        with psycopg.connect(administrator_url, autocommit=True) as administrator:
            for statement in (
                f"DROP DATABASE IF EXISTS {made.name}",
                f"DROP ROLE IF EXISTS {made.runtime}",
                f"DROP ROLE IF EXISTS {made.owner}",
            ):
                administrator.execute(statement.encode())
