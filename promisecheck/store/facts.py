"""Small things that the store knows of itself, by name."""

import secrets

from sqlalchemy import Connection, delete, insert, select

from promisecheck.store.tables.runs import facts


def recall_fact(connection: Connection, name: str) -> str:
    """What is kept under a name, "" for nothing."""
    return str(connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar() or "")


def keep_fact(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name of at most 64 characters, in place of what was there."""
    connection.execute(delete(facts).where(facts.c.name == name))
    connection.execute(insert(facts).values(name=name, value=value))


def customers_secret(connection: Connection) -> str:
    """The key with which customers' names are hashed where the settings give none: drawn once, so that one customer stays one."""
    known = recall_fact(connection, "customers' key")
    if not known:
        known = secrets.token_hex(32)
        keep_fact(connection, "customers' key", known)
    return known
