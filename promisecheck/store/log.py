"""The audit log: who did what, when. Rows are only ever added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from promisecheck.store.tables.people import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    id: int
    at: datetime
    who: str
    did: str
    about: str
    details: dict[str, Any]


def write_log(connection: Connection, *, who: str, did: str, about: str = "", **details: str | float | bool | None) -> None:
    """Add a line; `about` is a claim's id, a user's name, a job's id."""
    connection.execute(insert(log).values(at=datetime.now(UTC), who=who, did=did, about=about, details=details))


def read_log(connection: Connection, *, most: int = 100, skip: int = 0, about: str | None = None) -> Sequence[Entry]:
    """The newest lines first, of everything or `about` one thing."""
    wanted = select(log).order_by(log.c.id.desc()).limit(most).offset(skip)
    if about is not None:
        wanted = wanted.where(log.c.about == about)
    return [Entry(**row._mapping) for row in connection.execute(wanted)]  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping


def count_log(connection: Connection) -> int:
    """How many lines there are."""
    return connection.execute(select(func.count()).select_from(log)).scalar_one()
