"""One run at a time: a lock that ends with the process that holds it, however that ends."""

import contextlib
import hashlib
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import text

from promisecheck.errors import StoreError
from promisecheck.store.connections import Database
from promisecheck.store.facts import keep_fact, recall_fact

_WHO = "who runs"


class Busy(StoreError):
    """Another run is at work."""


@contextmanager
def only_one(database: Database) -> Iterator[str]:
    """Hold the database for one run; gives who held it last without giving it back (killed, power cut), or "".

    Busy where another process holds it: it says which one, and since when.
    """
    with _file_lock(database) if database.file else _server_lock(database):
        with database.writing() as connection:
            left = recall_fact(connection, _WHO)
            keep_fact(connection, _WHO, f"process {os.getpid()} on {platform.node()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        try:
            yield left
        finally:
            with contextlib.suppress(StoreError), database.writing() as connection:
                keep_fact(connection, _WHO, "")


@contextmanager
def _file_lock(database: Database) -> Iterator[None]:
    """A lock of the operating system on a file beside the database; the system takes it back from a dead process."""
    from filelock import FileLock, Timeout

    lock = FileLock(f"{database.file}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise _busy(database) from error
    except (OSError, NotImplementedError) as error:
        raise StoreError(
            f"the lock beside it cannot be made ({error})", where=database.where, next_step="Give write access to its folder"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _server_lock(database: Database) -> Iterator[None]:
    """An advisory lock of a session of PostgreSQL, which the server takes back when the session breaks."""
    number = int.from_bytes(hashlib.sha256(b"promisecheck run").digest()[:8], "big", signed=True)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as session:
        if not session.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": number}).scalar():
            raise _busy(database)
        try:
            yield
        finally:
            session.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": number})


def _busy(database: Database) -> Busy:
    with database.reading() as connection:
        who = recall_fact(connection, _WHO)
    return Busy(f"another run is at work ({who or 'it has just begun'})", where=database.where, next_step="Wait until it is done")
