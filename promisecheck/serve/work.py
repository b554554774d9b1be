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
from promisecheck.report.rows import report_row
from promisecheck.settings import Settings
from promisecheck.store import Database, open_database
from promisecheck.store.jobs import Job, end_job, get_job, tell_progress
from promisecheck.store.log import write_log
from promisecheck.store.names import read_names
from promisecheck.store.outcomes import ITSELF, settle_run
from promisecheck.store.runs import DONE, begin_run, end_run
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
    settings = _settings(job, order)
    with database.reading() as connection:
        left_out = read_left_out(connection, read_names(connection))
    audit = Audit(settings, progress=_progress(database, job.id), left_out=left_out)
    report = audit.run(_beside(job.wanted["targets"]), _beside(job.wanted["reviews"]))
    if not report.findings and report.errors:
        first = report.errors[0]
        raise SourceError(f"{first.what}: {first.why}", next_step=first.next_step)
    return _keep(database, job, report)


def _settings(job: Job, order: Order) -> Settings:
    """The workbench's, with the job's limit of pages, and its own guard."""
    settings = order.settings
    crawl = dataclasses.replace(settings.crawl, max_pages=int(job.wanted["max_pages"]), private=settings.crawl.private and order.private)
    return dataclasses.replace(settings, crawl=crawl)


def _beside(wanted: list[str]) -> list[str]:
    """The names of uploaded files as they were given: a report speaks of prices.html, not of the folder that it was kept in."""
    files = [Path(one) for one in wanted if not urlsplit(one).netloc]
    if files:
        os.chdir(files[0].parent)
    return [str(os.path.relpath(one)) if not urlsplit(one).netloc else one for one in wanted]


def _progress(database: Database, job: str) -> Callable[[str, int, int | None], None]:
    told = 0.0

    def tell(stage: str, count: int, total: int | None) -> None:
        nonlocal told
        if time.monotonic() - told >= _EVERY:
            told = time.monotonic()
            with database.writing() as connection:
                tell_progress(connection, job, stage=stage, count=count, total=total)

    return tell


def _keep(database: Database, job: Job, report: Report) -> int:
    """The report as a run of its name; what becomes of decisions by it is kept with it."""
    now = datetime.now(UTC)
    row = report_row(report, version=__version__)
    with database.writing() as connection:
        run = begin_run(connection, name=job.name, started=now, version=__version__)
        end_run(connection, run, finished=datetime.now(UTC), status=DONE, report=row, as_of=report.as_of, compared=report.compared)
        settle_run(connection, run, today=now.date())
        write_log(connection, who=ITSELF, did="audited", about=job.id, name=job.name, run=run)
    return run
