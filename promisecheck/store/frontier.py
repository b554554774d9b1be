"""The state of a crawl in one SQLite file: what waits, what is done, and what was made of each page. For one crawl at a time."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, bindparam, create_engine, delete, event, func, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL

from promisecheck.core.crawled import WAITING, Address, Kept
from promisecheck.errors import StoreError
from promisecheck.store.failures import spoken
from promisecheck.store.tables.frontier import SCHEMA, addresses, answers, crawls, metadata

_PATIENCE = 10
"""Seconds to wait for another program that looks into the file."""
_RESUMED_WITHIN = 24 * 3_600
"""A crawl that stopped longer ago than this begins anew; its pages are asked whether they changed."""
_FORGOTTEN_AFTER = 180 * 24 * 3_600
"""What was not seen for so long is no longer kept."""
_ADDRESS = tuple(Address.__dataclass_fields__)
_KEPT = tuple(Kept.__dataclass_fields__)
_FIND = select(*(answers.c[name] for name in _KEPT)).where(answers.c.url == bindparam("at"), answers.c.edition == bindparam("by"))
_CONFIRM = update(answers).where(answers.c.url == bindparam("at")).values(read_at=bindparam("when"))
_TOUCH = update(crawls).where(crawls.c.id == bindparam("crawl")).values(touched=bindparam("when"))


class CrawlState:
    """Keeps a crawl of the sites that `job` stands for; may be used from several threads. Close it, or use `with`.

    What was made by another `edition` of the program is not handed out.
    """

    def __init__(self, path: Path, *, job: str, edition: str) -> None:
        """Open the file, or make it; `resumed` says whether it holds a crawl of this job that was not finished.

        Raises:
            StoreError: another crawl uses the file, it is no state of a crawl, is newer than this program, or cannot be
                written.
        """
        self._where, self._edition = str(path), edition
        self._lock = threading.Lock()
        self._held = _hold(path)
        try:
            with spoken(self._where):
                self._connection = _connect(path)
                self.resumed, self._crawl, self.began = self._begin(job, now=time.time())
                self._place = self._connection.scalar(select(func.max(addresses.c.place))) or 0
                self._connection.commit()
        except BaseException:
            self._held.release()
            raise

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let others use the file."""
        self.close()

    def close(self) -> None:
        """Let others use the file."""
        with self._lock:
            self._connection.close()
            self._connection.engine.dispose()
            self._held.release()

    def standing(self, site: str) -> Sequence[Address]:
        """The addresses of a site that an unfinished crawl left: those done in the order of being done, then those that wait."""
        rows = select(*(addresses.c[name] for name in _ADDRESS)).where(addresses.c.crawl == self._crawl, addresses.c.site == site)
        with self._step() as connection:
            return [Address(**row._mapping) for row in connection.execute(rows.order_by(addresses.c.state == WAITING, addresses.c.place))]  # noqa: SLF001 - its public name

    def kept(self, url: str) -> Kept | None:
        """What this edition of the program made of an address, in this crawl or an earlier one."""
        with self._step() as connection:
            row = connection.execute(_FIND, {"at": url, "by": self._edition}).first()
        return Kept(**row._mapping) if row else None  # noqa: SLF001 - its public name

    def settle(self, site: str, *, addresses: Sequence[Address], kept: Kept | None = None) -> None:
        """Keep what one step found: how addresses stand now, and what was made of an answer (without content: that it is the same)."""
        rows = [_row(address, _ADDRESS) | {"crawl": self._crawl, "site": site, "place": self._next()} for address in addresses]
        with self._step() as connection:
            if rows:
                connection.execute(_PUT_ADDRESS, rows)
            if kept and kept.content:
                connection.execute(_PUT_ANSWER, _row(kept, _KEPT) | {"edition": self._edition})
            elif kept:
                connection.execute(_CONFIRM, {"at": kept.url, "when": kept.read_at})
            connection.execute(_TOUCH, {"crawl": self._crawl, "when": time.time()})

    def finish(self) -> None:
        """The crawl came to its end: the next one begins anew, and what was not seen for long is forgotten."""
        with self._step() as connection:
            connection.execute(update(crawls).where(crawls.c.id == self._crawl).values(finished=True))
            connection.execute(delete(answers).where(answers.c.read_at < time.time() - _FORGOTTEN_AFTER))

    def _next(self) -> int:
        self._place += 1
        return self._place

    @contextmanager
    def _step(self) -> Iterator[Connection]:
        """What is done inside is kept whole, or not at all."""
        with self._lock, spoken(self._where):
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    def _begin(self, job: str, *, now: float) -> tuple[bool, int, float]:
        """The unfinished crawl of this job, if it was at work within a day; else a new one in its place."""
        last = self._connection.execute(select(crawls).where(crawls.c.job == job)).first()
        if last and not last.finished and abs(now - last.touched) < _RESUMED_WITHIN:
            return True, last.id, last.began
        if last:
            self._connection.execute(delete(addresses).where(addresses.c.crawl == last.id))
            self._connection.execute(delete(crawls).where(crawls.c.id == last.id))
        made = self._connection.execute(insert(crawls).values(job=job, began=now, touched=now, finished=False))
        return False, int(made.lastrowid), now


def _row(value: Address | Kept, names: Sequence[str]) -> dict[str, Any]:
    """Its fields, which hold plain values only."""
    return {name: getattr(value, name) for name in names}


def _put(table: Any, keys: Sequence[str]) -> Any:
    """A row, in place of the one with the same key."""
    statement = sqlite.insert(table)
    changed = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changed)


_PUT_ADDRESS = _put(addresses, ("crawl", "site", "key"))
_PUT_ANSWER = _put(answers, ("url",))


def _hold(path: Path) -> FileLock:
    """The lock beside the file; the system lets go of it however its holder ends."""
    held = FileLock(f"{path}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held.acquire(timeout=0)
    except Timeout as error:
        raise StoreError(
            "another crawl is using this file", where=str(path), next_step="Wait until it is done, or name another file"
        ) from error
    except OSError as error:
        said = "Give write access, or choose another place"
        raise StoreError(f"it cannot be written ({error.strerror})", where=str(path), next_step=said) from error
    return held


def _connect(path: Path) -> Connection:
    """One connection for all threads, in WAL mode, with the tables in place. StoreError for another program's file, or a newer one."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _PATIENCE, "check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    connection = engine.connect()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    strange = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name NOT IN ('crawls', 'addresses', 'answers')"
    ).scalar_one()
    if version > SCHEMA or (version == 0 and strange):
        connection.close()
        what = "it was written by a newer version" if version > SCHEMA else "this file holds something else, not the state of a crawl"
        raise StoreError(what, where=str(path), next_step="Name another file, such as crawl.db; this one was left as it is")
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    connection.commit()
    return connection


def _set_up(connection: Any, _record: object) -> None:
    """After a power cut the last steps may be missing, and are done again; the file is never torn."""
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
