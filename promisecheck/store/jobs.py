"""Audits that were asked for: taken by one worker at a time, taken again when that worker dies."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from promisecheck.store.tables.jobs import jobs

MOST_TRIES = 3
"""So often is a job begun; one whose worker dies each time has failed."""
LEASE = 30.0
"""Seconds without a sign of life after which a worker counts as dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An audit that was asked for; `state`: queued, running, done, failed or stopped."""

    id: str
    name: str
    wanted: Mapping[str, Any]
    state: str
    by: str
    created: datetime
    started: datetime | None
    finished: datetime | None
    stage: str
    count: int
    total: int | None
    tries: int
    worker: str
    why: str
    run: int | None


def new_id() -> str:
    """A name for a job that nobody can guess."""
    return secrets.token_hex(16)


def add_job(connection: Connection, *, name: str, wanted: Mapping[str, Any], by: str, job: str | None = None) -> str:
    """Ask for an audit; its id."""
    made = job or new_id()
    values = {"id": made, "name": name, "wanted": dict(wanted), "state": "queued", "by": by, "created": datetime.now(UTC)}
    connection.execute(insert(jobs).values(values))
    return made


def get_job(connection: Connection, job: str) -> Job | None:
    """The job of this id."""
    row = connection.execute(select(jobs).where(jobs.c.id == job)).first()
    return _job(row) if row else None


def read_jobs(connection: Connection, *, most: int = 20) -> Sequence[Job]:
    """The newest first."""
    return [_job(row) for row in connection.execute(select(jobs).order_by(jobs.c.created.desc()).limit(most))]


def _job(row: Row[Any]) -> Job:
    return Job(**{name: value for name, value in row._mapping.items() if name != "beat"})  # noqa: SLF001 - SQLAlchemy's public name


def take_job(connection: Connection, *, worker: str) -> Job | None:
    """The oldest job that nobody has in hand, or whose worker gave no sign of life for LEASE seconds; now it is this worker's."""
    now = datetime.now(UTC)
    free = or_(jobs.c.state == "queued", (jobs.c.state == "running") & (jobs.c.beat < now - timedelta(seconds=LEASE)))
    row = connection.execute(select(jobs).where(free).order_by(jobs.c.created).limit(1).with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    values: dict[str, Any] = {"state": "running", "worker": worker, "beat": now, "started": now, "tries": row.tries + 1, "stage": ""}
    if row.tries >= MOST_TRIES:
        values = {"state": "failed", "finished": now, "why": f"its worker ended {MOST_TRIES} times before it was done"}
    connection.execute(update(jobs).where(jobs.c.id == row.id).values(values))
    return get_job(connection, row.id) if row.tries < MOST_TRIES else None


def give_back(connection: Connection, *, worker: str) -> int:
    """Put back what a worker that is known to be gone had in hand; how many jobs that were."""
    mine = (jobs.c.state == "running") & (jobs.c.worker == worker)
    return connection.execute(update(jobs).where(mine).values(state="queued")).rowcount


def workers(connection: Connection) -> Sequence[str]:
    """Who has a job in hand."""
    return list(connection.execute(select(jobs.c.worker).where(jobs.c.state == "running").distinct()).scalars())


def beat(connection: Connection, job: str, *, worker: str) -> bool:
    """A sign of life; False where the job is no longer this worker's, or was stopped."""
    mine = (jobs.c.id == job) & (jobs.c.worker == worker) & (jobs.c.state == "running")
    return bool(connection.execute(update(jobs).where(mine).values(beat=datetime.now(UTC))).rowcount)


def tell_progress(connection: Connection, job: str, *, stage: str, count: int, total: int | None) -> None:
    """How far a job is."""
    connection.execute(update(jobs).where(jobs.c.id == job).values(stage=stage, count=count, total=total))


def end_job(connection: Connection, job: str, *, state: str, run: int | None = None, why: str = "") -> bool:
    """A job is done, failed or stopped; False where it had ended before."""
    open_states = jobs.c.state.in_(("queued", "running"))
    values = {"state": state, "run": run, "why": why, "finished": datetime.now(UTC)}
    return bool(connection.execute(update(jobs).where(jobs.c.id == job, open_states).values(values)).rowcount)
