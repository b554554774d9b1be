"""People who may sign in, and what a browser or a program holds while it is signed in. Secrets are kept as digests only."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from promisecheck.core.text import tidy
from promisecheck.errors import UsageError
from promisecheck.store.tables.people import sessions, users

_LONGEST_NAME = 80


class Role(StrEnum):
    """What a user may do: look, decide, or also say who else may."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role includes what `needed` may."""
        return list(Role).index(self) >= list(Role).index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person; `desk` is for whom the person signs, `language` "" for that of the browser."""

    id: int
    name: str
    role: Role
    desk: str = ""
    language: str = ""
    single_keys: bool = True
    active: bool = True


_SHOWN = (users.c.id, users.c.name, users.c.role, users.c.desk, users.c.language, users.c.single_keys, users.c.active)


def add_user(connection: Connection, *, name: str, password: str, role: Role, desk: str = "") -> User:
    """Keep a new user; `password` is a hash. UsageError where the name is empty, too long, or taken."""
    shown = tidy(name)
    if not 0 < len(shown) <= _LONGEST_NAME:
        raise UsageError(f"a name has 1 to {_LONGEST_NAME} characters", next_step="Give another name")
    if find_user(connection, shown):
        raise UsageError(f"there is a user called {shown!r} already", next_step="Give another name, or change that user")
    values = {
        "name": shown, "folded": shown.casefold(), "password": password, "role": str(role), "desk": desk, "created": datetime.now(UTC)
    }  # fmt: skip
    connection.execute(insert(users).values(values))
    made = find_user(connection, shown)
    assert made is not None  # noqa: S101 - it was kept a line above
    return made


def find_user(connection: Connection, name: str) -> User | None:
    """The user of this name, however it is spelled in capitals."""
    return _user(connection, users.c.folded == tidy(name).casefold())


def get_user(connection: Connection, number: int) -> User | None:
    """The user of this number."""
    return _user(connection, users.c.id == number)


def _user(connection: Connection, condition: Any) -> User | None:
    row = connection.execute(select(*_SHOWN).where(condition)).mappings().first()
    return _made(row) if row else None


def _made(row: Any) -> User:
    return User(**{**row, "role": Role(row["role"])})


def read_users(connection: Connection) -> Sequence[User]:
    """Everybody, by name."""
    return [_made(row) for row in connection.execute(select(*_SHOWN).order_by(users.c.folded)).mappings()]


def password_of(connection: Connection, name: str) -> str | None:
    """The hash of an active user's password."""
    wanted = select(users.c.password).where(users.c.folded == tidy(name).casefold(), users.c.active)
    return connection.execute(wanted).scalar_one_or_none()


def change_user(connection: Connection, number: int, **values: str | bool) -> None:
    """Change a user's `role`, `desk`, `language`, `single_keys`, `active` or `password` (a hash).

    Who is no longer active, or has another password or role, is signed out everywhere.
    """
    connection.execute(update(users).where(users.c.id == number).values(values))
    if {"active", "password", "role"} & values.keys():
        connection.execute(delete(sessions).where(sessions.c.user == number))


def open_session(connection: Connection, user: User, *, kind: str = "browser", days: float = 14) -> str:
    """A secret that stands for the user until so many days have passed; only its digest is kept."""
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    connection.execute(delete(sessions).where(sessions.c.expires < now))
    values = {"digest": _digest(secret), "user": user.id, "kind": kind, "created": now, "expires": now + timedelta(days=days)}
    connection.execute(insert(sessions).values(values))
    return secret


def session_user(connection: Connection, secret: str, *, kind: str) -> User | None:
    """Whom a secret stands for; None for an unknown or ended one, or a user who is no longer active."""
    wanted = (
        select(sessions.c.user)
        .join(users, users.c.id == sessions.c.user)
        .where(sessions.c.digest == _digest(secret), sessions.c.kind == kind, sessions.c.expires > datetime.now(UTC), users.c.active)
    )
    number = connection.execute(wanted).scalar_one_or_none()
    return get_user(connection, number) if number is not None else None


def close_session(connection: Connection, secret: str) -> None:
    """The secret stands for nobody any more."""
    connection.execute(delete(sessions).where(sessions.c.digest == _digest(secret)))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()
