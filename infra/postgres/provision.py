"""One database and two roles for each service, with nothing in common.

``<service>_owner`` makes the tables (the migrate step); ``<service>`` is what the running service
signs in as, and may do only what the migrate step grants it, table by table.
May be run again at any time: what is already so stays so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import psycopg
from psycopg import sql

from infra.services import SERVICES, Service

KEYS: Final = "keys"
"""The database in which keys stand, and the role that services use there."""

KEYS_DESTROYER: Final = f"{KEYS}_destroyer"
"""The one role beside their owner that may take keys away; it cannot read one."""

TRAITS: Final = sql.SQL("NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")


@dataclass(frozen=True, slots=True)
class Database:
    """A database with its owner's and its service's role, and their passwords.

    ``others`` are further roles that may enter, with their passwords.
    """

    name: str
    owner: str
    owner_password: str
    runtime: str
    runtime_password: str
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def passwords(self) -> Mapping[str, str]:
        """Give the password of every role."""
        ours = {self.owner: self.owner_password, self.runtime: self.runtime_password}
        return {**ours, **self.others}


def database_of(service: Service, password_of: Callable[[str], str]) -> Database:
    """Describe a service's database; ``password_of`` gives the password of a role."""
    return Database(
        name=service.name,
        owner=service.owner,
        owner_password=password_of(service.owner),
        runtime=service.name,
        runtime_password=password_of(service.name),
    )


def keys_database(password_of: Callable[[str], str]) -> Database:
    """Describe the database of keys, which all services use; it is none of theirs."""
    owner = f"{KEYS}_owner"
    destroyer = {KEYS_DESTROYER: password_of(KEYS_DESTROYER)}
    return Database(KEYS, owner, password_of(owner), KEYS, password_of(KEYS), destroyer)


def provision(administrator: str, databases: Iterable[Database]) -> None:
    """Make the databases and roles; ``administrator`` is the URL of a role that may do so."""
    with psycopg.connect(administrator, autocommit=True) as connection:
        for database in databases:
            _make_roles(connection, database)
            _make_database(connection, database)
            _close_to_others(connection, database)
            with psycopg.connect(administrator, dbname=database.name, autocommit=True) as inside:
                _close_schema(inside, database)


def drop(administrator: str, database: Database) -> None:
    """Take a database and its roles away, whoever is still connected."""
    with psycopg.connect(administrator, autocommit=True) as connection:
        name = sql.Identifier(database.name)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        for role in database.passwords:
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


def _make_roles(connection: psycopg.Connection, database: Database) -> None:
    for role, password in database.passwords.items():
        name = sql.Identifier(role)
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        connection.execute(
            sql.SQL("{} {} PASSWORD {}").format(
                sql.SQL("ALTER ROLE {}" if known else "CREATE ROLE {} {}").format(name, TRAITS),
                sql.SQL("LOGIN"),
                sql.Literal(_scrambled(connection, role, password)),
            )
        )
        if not _is_superuser(connection):
            # Only a member may give a database to a role and speak in its name.
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))


def _scrambled(connection: psycopg.Connection, role: str, password: str) -> str:
    """Give the password's verifier, so that no statement ever holds the password itself."""
    return connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()


def _make_database(connection: psycopg.Connection, database: Database) -> None:
    known = connection.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s", [database.name]
    ).fetchone()
    if known is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(database.name), sql.Identifier(database.owner)
            )
        )


def _close_to_others(connection: psycopg.Connection, database: Database) -> None:
    name = sql.Identifier(database.name)
    connection.execute(sql.SQL("REVOKE CONNECT, TEMPORARY ON DATABASE {} FROM PUBLIC").format(name))
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, _listed(database.passwords))
    )


def _close_schema(inside: psycopg.Connection, database: Database) -> None:
    inside.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    inside.execute(
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(
            _listed([database.runtime, *database.others])
        )
    )


def _listed(roles: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, roles))


def _is_superuser(connection: psycopg.Connection) -> bool:
    return connection.info.parameter_status("is_superuser") == "on"


def main() -> None:
    """Provision every service's database, told by environment variables.

    ``STAFETT_POSTGRES_URL`` is the administrator's; ``STAFETT_POSTGRES_PASSWORD_<ROLE>`` is a
    role's password, e.g. ``STAFETT_POSTGRES_PASSWORD_DIRECTORY_OWNER``.
    """

    def password_of(role: str) -> str:
        return os.environ[f"STAFETT_POSTGRES_PASSWORD_{role.upper()}"]

    provision(
        os.environ["STAFETT_POSTGRES_URL"],
        [keys_database(password_of), *(database_of(each, password_of) for each in SERVICES)],
    )


if __name__ == "__main__":
    main()
