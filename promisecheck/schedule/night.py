"""One night: what is due is read, what is new imported, all of it weighed, kept, and held against the night before."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from promisecheck.core.changes import SinceLast
from promisecheck.core.promises import Report, Trouble
from promisecheck.schedule.changed import changed_since
from promisecheck.schedule.copy import Lost, due_sites, kept_notice, lost_pages, read_site, sites_of
from promisecheck.schedule.fingerprint import fingerprint
from promisecheck.schedule.keeping import keep_unchanged, keep_weighed
from promisecheck.schedule.periods import is_due, read_period
from promisecheck.schedule.weigh import weigh
from promisecheck.schedule.words import Feeds, import_words
from promisecheck.settings import Settings
from promisecheck.store import Database
from promisecheck.store.facts import customers_secret
from promisecheck.store.lock import only_one
from promisecheck.store.pages import kept_pages
from promisecheck.store.runs import DONE, FAILED, UNCHANGED, KeptRun, begin_run, end_run, last_run, prune, report_of, stop_unfinished

if TYPE_CHECKING:
    from promisecheck.audit import Audit
    from promisecheck.sources.crawl.sites import Crawling

EARLY = "early"
"""The status of a run that came before its time, and did nothing."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a night came to."""

    status: str
    """done, unchanged, early or failed."""
    run: int | None = None
    since: SinceLast | None = None
    """What changed; None for the first night, and where nothing was done."""
    report: Report | None = None
    """The findings, where they were weighed anew."""
    claims: int = 0
    errors: tuple[Trouble, ...] = ()
    """What was named and could not be read this time."""
    pruned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What a night is made of; `audit` gives the stages for its settings, whose models are loaded only where something changed."""

    settings: Settings
    database: Database
    audit: "Callable[[Settings], Audit]"
    version: str
    now: Callable[[], datetime] = _now
    say: Callable[[str], None] = field(default=lambda _: None)
    crawling: "Callable[[Settings], AbstractContextManager[Crawling | None]]" = field(default=lambda _: nullcontext())
    """Gives a ledger in which a crawl is kept, so that unchanged pages cost little, and somebody who may wish it to stop."""


def run_night(night: Night, *, force: bool = False) -> Outcome:
    """Do what is due: nothing before its time (unless `force`), and next to nothing where nothing is new.

    Busy where another run is at work; SettingsError and StoreError as their sentences say. A night that fails is kept as failed.
    """
    settings = night.settings
    sites_of(settings)
    every, afresh = (read_period(getattr(settings.run, name), where=f"run.{name}") for name in ("every", "afresh"))
    with only_one(night.database) as left:
        _say_left(night, left)
        now = night.now()
        with night.database.reading() as connection:
            last = last_run(connection, name=settings.run.name)
        if not force and last and not is_due(last.started, every, now=now):
            night.say(f"nothing is due: the last run was {last.started:%Y-%m-%d %H:%M} UTC, and one is due every {settings.run.every}")
            return Outcome(status=EARLY)
        with night.database.writing() as connection:
            run = begin_run(connection, name=settings.run.name, started=now, version=night.version)
        try:
            return _go(night, run, now=now, last=last, stale=_is_stale(night, afresh, now), force=force)
        except BaseException as error:
            with night.database.writing() as connection:
                end_run(connection, run, finished=night.now(), status=FAILED, why=f"{type(error).__name__}: {error}"[:500])
            raise


def _say_left(night: Night, left: str) -> None:
    """Runs that a dead process left behind are closed, and said."""
    with night.database.writing() as connection:
        stopped = stop_unfinished(connection)
    if left or stopped:
        number = f"run {stopped[-1]}" if stopped else "a run"
        night.say(f"{number} ended without saying so ({left or 'killed, or the power went'}); what it began is done again")


def _is_stale(night: Night, afresh: Any, now: datetime) -> bool:
    """Whether so much time has passed since all was weighed that time alone may have changed something."""
    with night.database.reading() as connection:
        weighed = last_run(connection, name=night.settings.run.name, with_report=True)
    return weighed is not None and is_due(weighed.started, afresh, now=now)


def _go(night: Night, run: int, *, now: datetime, last: KeptRun | None, stale: bool, force: bool) -> Outcome:
    audit = night.audit(_with_secret(night))
    lost = _take_in(night, audit, run, now=now, all_sites=force)
    if not _has_copy(night):
        why = "nothing of what is named could be read"
        with night.database.writing() as connection:
            end_run(connection, run, finished=night.now(), status=FAILED, why=why)
        return Outcome(status=FAILED, run=run, errors=(*audit.notices.errors, Trouble(what="[[sites]]", why=why)))
    weighed, old = _weighed_last(night)
    mark = fingerprint(night.database, sites_of(night.settings), audit)
    anew = weighed is None or stale or weighed.fingerprint != mark
    report = weigh(night.database, sites_of(night.settings), audit, today=now.date()) if anew else None
    since = changed_since(old, report, lost=lost, last=last, today=now.date(), audit=audit, version=night.version) if old else None
    if report is not None:
        report = replace(report, since_last=since)
        keep_weighed(night.database, run, report, old, at=now, finished=night.now(), mark=mark, version=night.version)
    elif weighed is not None:
        keep_unchanged(night.database, run, weighed, since, at=now, finished=night.now())
    return Outcome(
        status=DONE if anew else UNCHANGED,
        run=run,
        since=since,
        report=report,
        claims=len(report.findings) if report else len(old["claims"] if old else ()),
        errors=tuple(audit.notices.errors),
        pruned=_prune(night, now),
    )


def _has_copy(night: Night) -> bool:
    """Whether anything was ever read."""
    with night.database.reading() as connection:
        return any(kept_pages(connection, site) for site in sites_of(night.settings))


def _weighed_last(night: Night) -> tuple[KeptRun | None, dict[str, Any] | None]:
    """The newest run whose report is kept, and that report."""
    with night.database.reading() as connection:
        weighed = last_run(connection, name=night.settings.run.name, with_report=True)
    return weighed, report_of(night.database, str(weighed.id)) if weighed else None


def _with_secret(night: Night) -> Settings:
    """The settings with a key for customers' names that stays the same from night to night."""
    if night.settings.reviews.secret:
        return night.settings
    with night.database.writing() as connection:
        secret = customers_secret(connection)
    return replace(night.settings, reviews=replace(night.settings.reviews, secret=secret))


def _take_in(night: Night, audit: "Audit", run: int, *, now: datetime, all_sites: bool) -> Lost:
    """Read the sites that are due and import what is new; gives the pages that were lost before and are lost now."""
    sites = sites_of(night.settings)
    before = lost_pages(night.database, sites)
    for site in sites if all_sites else due_sites(night.database, night.settings, now=now):
        with night.crawling(night.settings) as crawling:
            audit.crawling = crawling
            stopped = partial(_stopped_by, crawling)
            read_site(night.database, site, read=audit.read_copy, heard=audit.notices, stopped=stopped, now=now)
    for site in sites:
        if notice := kept_notice(night.database, site):
            audit.notices.note(notice)
    feeds = Feeds(
        read=lambda names: audit.read_reviews(names, today=now.date()),
        notice=audit.notices.note,
        tallies=audit.notices.tallies,
        errors=audit.notices.errors,
        crawl=night.settings.crawl,
    )
    import_words(night.database, night.settings.run.reviews, feeds, run=run, now=now)
    return Lost(before=before, now=lost_pages(night.database, sites))


def _stopped_by(crawling: "Crawling | None") -> int:
    """The number of the signal that asked the crawl to stop, 0 for none."""
    return crawling.stop.number if crawling else 0


def _prune(night: Night, now: datetime) -> int:
    """Drop the reports that are older than the settings keep them."""
    if not night.settings.run.keep:
        return 0
    before = now - read_period(night.settings.run.keep, where="run.keep")
    with night.database.writing() as connection:
        return prune(connection, before=before)
