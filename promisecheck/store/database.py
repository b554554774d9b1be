"""A database by path or URL: SQLite in WAL mode, or PostgreSQL; brought to the present schema when it is opened."""

import re
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from promisecheck.errors import StoreError
from promisecheck.store.connections import Database
from promisecheck.store.migrate import bring_up_to_date

_PATIENCE = 10
"""Seconds to wait for another process that writes."""
_SCHEME = re.compile(r"([a-z][a-z0-9+]+)://", re.IGNORECASE)
_POSTGRES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def open_database(where: str | Path) -> Database:
    """The database at a path (made where there is none) or URL, with the present schema.

    An older schema is brought up to date, for SQLite after a copy was put beside the file. StoreError for one that is
    newer, is no database of promisecheck, cannot be reached, or whose driver is not installed.
    """
    database = _postgres(str(where)) if _SCHEME.match(str(where)) and not _is_sqlite(str(where)) else _sqlite(_path(where))
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def _is_sqlite(where: str) -> bool:
    return where.lower().startswith("sqlite:///")


def _path(where: str | Path) -> Path:
    return Path(str(where)[len("sqlite:///") :]) if _is_sqlite(str(where)) else Path(where)


def _sqlite(path: Path) -> Database:
    """A file, and folders above it where they are missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"its folder cannot be made ({error.strerror})", where=str(path), next_step="Choose another place") from error
    if path.is_dir():
        raise StoreError("this is a folder, not a database", where=str(path), next_step="Name a file, such as promisecheck.db")
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine=engine, where=str(path), file=path)


def _set_up_sqlite(connection: object, _record: object) -> None:
    """Readers do not wait for a writer (WAL), what was said to be kept is on the disk, and references hold."""
    connection.isolation_level = None  # type: ignore[attr-defined] # transactions are begun below, not by the driver
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (f"busy_timeout = {_PATIENCE * 1000}", "foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: two that read first and write later would block one another."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _postgres(where: str) -> Database:
    """A server; its password is never shown."""
    shown = re.sub(r"//[^@/]*@", "//***@", where.partition("?")[0])
    try:
        url = make_url(where)
        if url.drivername not in _POSTGRES:
            raise StoreError("not a kind of database that is used here", where=shown, next_step="Give a path, or postgresql://HOST/NAME")
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args={"connect_timeout": _PATIENCE})
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("this is no address of a database", where=shown, next_step="Write postgresql://USER@HOST/NAME") from error
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs a driver", where=shown, next_step="pip install 'promisecheck[postgres]'") from error
    return Database(engine=engine, where=shown)
