"""One job, in a process of its own: the audit, and its report into the store."""

import dataclasses
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from promisecheck import __version__
from promisecheck.audit import Audit
from promisecheck.core.promises import Report
from promisecheck.errors import PromiseCheckError, SourceError
from promisecheck.schedule.changed import changed_since
from promisecheck.schedule.copy import Lost
from promisecheck.schedule.keeping import keep_weighed
from promisecheck.settings import Settings
from promisecheck.store import Database, open_database
from promisecheck.store.facts import customers_secret
from promisecheck.store.jobs import Job, end_job, get_job, tell_progress
from promisecheck.store.log import write_log
from promisecheck.store.names import read_names
from promisecheck.store.outcomes import ITSELF
from promisecheck.store.runs import FAILED, begin_run, end_run, last_run, report_of
from promisecheck.store.talk import read_left_out

_EVERY = 0.5
"""Seconds between two lines of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the process needs to know; `private`: it may read sites on private addresses."""

    database: str
    job: str
    settings: Settings
    private: bool


def work(order: Order) -> None:
    """Do the job, and say in its row what came of it. A failure of ours is said there too; any other ends the process with 1."""
    _leave_with_parent()
    database = open_database(order.database)
    with database.reading() as connection:
        job = get_job(connection, order.job)
    if job is None or job.state != "running":
        return
    try:
        run = _audit(database, job, order)
    except PromiseCheckError as error:
        with database.writing() as connection:
            end_job(connection, job.id, state="failed", why=str(error)[:500])
    else:
        with database.writing() as connection:
            end_job(connection, job.id, state="done", run=run)


def _leave_with_parent() -> None:
    """Nobody watches a process whose parent is gone: it ends, and its job is begun again."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _audit(database: Database, job: Job, order: Order) -> int:
    """The number of the run that it became."""
    settings = _settings(database, job, order)
    with database.reading() as connection:
        left_out = read_left_out(connection, read_names(connection))
    audit = Audit(settings, progress=_progress(database, job.id), left_out=left_out)
    report = audit.run(*_beside(job.wanted["targets"], job.wanted["reviews"]))
    if not report.findings and report.errors:
        first = report.errors[0]
        raise SourceError(f"{first.what}: {first.why}", next_step=first.next_step)
    return _keep(database, job, report, audit)


def _settings(database: Database, job: Job, order: Order) -> Settings:
    """The workbench's, with the job's limit of pages, its own guard, and a key for customers' names that stays the same."""
    settings = order.settings
    crawl = dataclasses.replace(settings.crawl, max_pages=int(job.wanted["max_pages"]), private=settings.crawl.private and order.private)
    with database.writing() as connection:
        secret = settings.reviews.secret or customers_secret(connection)
    return dataclasses.replace(settings, crawl=crawl, reviews=dataclasses.replace(settings.reviews, secret=secret))


def _beside(targets: list[str], reviews: list[str]) -> tuple[list[str], list[str]]:
    """The names of uploaded files as they were given: a report speaks of prices.html, not of the folder that it was kept in."""
    files = [Path(one) for one in (*targets, *reviews) if not urlsplit(one).netloc]
    if files:
        os.chdir(files[0].parent)
    near = {str(path): os.path.relpath(path) for path in files}
    return [near.get(one, one) for one in targets], [near.get(one, one) for one in reviews]


def _progress(database: Database, job: str) -> Callable[[str, int, int | None], None]:
    told = 0.0

    def tell(stage: str, count: int, total: int | None) -> None:
        nonlocal told
        if time.monotonic() - told >= _EVERY:
            told = time.monotonic()
            with database.writing() as connection:
                tell_progress(connection, job, stage=stage, count=count, total=total)

    return tell


def _keep(database: Database, job: Job, report: Report, audit: Audit) -> int:
    """The report as a run of its name, held against the one before."""
    now = datetime.now(UTC)
    with database.writing() as connection:
        last = last_run(connection, name=job.name, with_report=True)
        run = begin_run(connection, name=job.name, started=now, version=__version__)
    try:
        old = report_of(database, str(last.id)) if last else None
        lost = Lost(before=frozenset(), now=frozenset())
        since = changed_since(old, report, lost=lost, last=last, today=now.date(), audit=audit, version=__version__) if old else None
        report = dataclasses.replace(report, since_last=since)
        keep_weighed(database, run, report, old, at=now, finished=datetime.now(UTC), mark="", version=__version__)
    except BaseException:
        with database.writing() as connection:
            end_run(connection, run, finished=datetime.now(UTC), status=FAILED, why="it could not be kept")
        raise
    with database.writing() as connection:
        write_log(connection, who=ITSELF, did="audited", about=job.id, name=job.name, run=run)
    return run
