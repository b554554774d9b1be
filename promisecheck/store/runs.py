"""Runs kept: begun, ended, found again, pruned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from promisecheck.errors import StoreError
from promisecheck.store.connections import Database
from promisecheck.store.tables.runs import runs

RUNNING, DONE, UNCHANGED, FAILED, STOPPED = "running", "done", "unchanged", "failed", "stopped"
"""What has become of a run: `unchanged` did no work for there was none, `stopped` ended without saying so (killed, power cut)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """One run without its report."""

    id: int
    name: str
    started: datetime
    finished: datetime | None
    status: str
    as_of: date | None
    fingerprint: str
    has_report: bool


def begin_run(connection: Connection, *, name: str, started: datetime, version: str) -> int:
    """A new run; its number."""
    made = connection.execute(insert(runs).values(name=name, started=started, status=RUNNING, version=version)).inserted_primary_key
    if made is None:
        raise StoreError("the database gave the run no number", next_step="Report this")
    return int(made[0])


def end_run(connection: Connection, run: int, *, finished: datetime, status: str, **values: Any) -> None:
    """Say what has become of a run; `values` are further columns, such as `report`, `fingerprint`, `as_of` and `changes`."""
    connection.execute(update(runs).where(runs.c.id == run).values(finished=finished, status=status, **values))


def stop_unfinished(connection: Connection) -> list[int]:
    """Runs that say they are running: while nobody holds the lock they cannot be, so they were killed. Their numbers."""
    left = list(connection.execute(select(runs.c.id).where(runs.c.status == RUNNING).order_by(runs.c.id)).scalars())
    if left:
        connection.execute(update(runs).where(runs.c.id.in_(left)).values(status=STOPPED, why="it ended without saying so"))
    return left


def last_run(connection: Connection, *, name: str, with_report: bool = False) -> KeptRun | None:
    """The newest run of a name that came to its end, by number: a clock may have been wrong."""
    wanted = _kept().where(runs.c.name == name, runs.c.status.in_((DONE, UNCHANGED))).order_by(runs.c.id.desc()).limit(1)
    if with_report:
        wanted = wanted.where(runs.c.report.is_not(None))
    row = connection.execute(wanted).mappings().first()
    return _made(row) if row else None


def list_runs(connection: Connection, *, most: int = 50) -> list[KeptRun]:
    """The newest runs, the newest first."""
    return [_made(row) for row in connection.execute(_kept().order_by(runs.c.id.desc()).limit(most)).mappings()]


def report_of(database: Database, named: str) -> dict[str, Any]:
    """The report of a run by its number, or of the newest ("last") or the one before ("previous"); StoreError where there is none."""
    back = {"last": 0, "previous": 1}.get(named)
    wanted = select(runs.c.report).where(runs.c.report.is_not(None)).order_by(runs.c.id.desc())
    if back is None:
        if not named.isascii() or not named.isdecimal() or len(named) > 9:  # noqa: PLR2004 - more digits than any number of runs
            raise StoreError(f"no file and no run is called {named!r}", where=database.where, next_step="Give a number, last or previous")
        wanted = wanted.where(runs.c.id == int(named))
    with database.reading() as connection:
        row = connection.execute(wanted.offset(back or 0).limit(1)).first()
    if row is None:
        raise StoreError(f"no report of run {named!r} is kept", where=database.where, next_step="Name another run, or make one")
    return dict(row.report)


def changes_of(connection: Connection, run: int) -> Mapping[str, Any] | None:
    """What changed in a run against the one before, as the report's `changes`; None where nothing was compared."""
    found: Mapping[str, Any] | None = connection.execute(select(runs.c.changes).where(runs.c.id == run)).scalar()
    return found


def prune(connection: Connection, *, before: datetime) -> int:
    """Drop the reports of runs that began before; the newest report of each name stays, as do all rows. How many were dropped."""
    old = select(runs.c.id).where(runs.c.report.is_not(None), runs.c.started < before)
    dropped = sorted(set(connection.execute(old).scalars()) - _newest_by_name(connection))
    if dropped:
        connection.execute(update(runs).where(runs.c.id.in_(dropped)).values(report=None))
    return len(dropped)


def _newest_by_name(connection: Connection) -> set[int]:
    rows = connection.execute(select(runs.c.id, runs.c.name).where(runs.c.report.is_not(None)).order_by(runs.c.id))
    return set({row.name: row.id for row in rows}.values())


def _kept() -> Select[Any]:
    columns = (runs.c.id, runs.c.name, runs.c.started, runs.c.finished, runs.c.status, runs.c.as_of, runs.c.fingerprint)
    return select(*columns, runs.c.report.is_not(None).label("has_report"))


def _made(row: RowMapping) -> KeptRun:
    return KeptRun(**row)
