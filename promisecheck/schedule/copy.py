"""The copy of one night: sites that are due are read, the others and what cannot be reached stand as they were read last."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.core.text import Passage
from promisecheck.errors import SettingsError
from promisecheck.report.unread import unread_pages
from promisecheck.schedule.periods import is_due, read_period
from promisecheck.settings import Settings
from promisecheck.store import Database
from promisecheck.store.facts import keep_fact, recall_fact
from promisecheck.store.pages import KeptPage, keep_pages, kept_pages, unreachable_pages
from promisecheck.store.tables.columns import digest


class Stopped(Exception):
    """Somebody wished the night to stop while it read; the next one does it again, and knows what was read."""

    def __init__(self, number: int) -> None:
        """`number` is the signal's."""
        self.number = number
        super().__init__(f"stopped by signal {number}")


class Heard(Protocol):
    """What the stages have had to say so far; both lists grow while they read."""

    skipped: list[Skipped]
    errors: list[Trouble]


class ReadCopy(Protocol):
    """Targets -> their passages; what could not be read is said to `notices`."""

    def __call__(self, targets: Sequence[str], *, known: Sequence[str]) -> Iterable[Passage]:
        """Read the targets, and the known addresses among them again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Pages that could not be read, before this night and in it."""

    before: frozenset[str]
    now: frozenset[str]


def sites_of(settings: Settings) -> list[str]:
    """The addresses and paths of the sites; SettingsError where there is none, or one is empty."""
    sites = [site.address for site in settings.sites]
    if not sites or not all(sites):
        raise SettingsError(
            "no [[sites]] say what is to be read" if not sites else "one of the [[sites]] has no address",
            next_step='Write [[sites]] and under it address = "https://www.example.dk" into promisecheck.toml',
        )
    return list(dict.fromkeys(sites))


def due_sites(database: Database, settings: Settings, *, now: datetime) -> list[str]:
    """The sites whose time has come."""
    due = []
    with database.reading() as connection:
        for number, site in enumerate(settings.sites, 1):
            every = read_period(site.every, where=f"sites[{number}].every") if site.every else None
            last = recall_fact(connection, _fact(site.address))
            if every is None or is_due(datetime.fromisoformat(last) if last else None, every, now=now):
                due.append(site.address)
    return list(dict.fromkeys(due))


def read_site(database: Database, site: str, *, read: ReadCopy, heard: Heard, stopped: Callable[[], int], now: datetime) -> None:
    """Read one site and keep its pages; `heard` is where `read` says what it could not do.

    Stopped where `stopped` gives a signal's number after the reading: what was not read then is not taken for gone.
    """
    with database.reading() as connection:
        known = kept_pages(connection, site)
    skipped, errors = len(heard.skipped), len(heard.errors)
    found = _by_page(read([site], known=[page for page in known if "://" in page]))
    if number := stopped():
        raise Stopped(number)
    unread, gone = _missing(known, found, [*heard.skipped[skipped:], *heard.errors[errors:]])
    with database.writing() as connection:
        keep_pages(connection, site, read=found, unread=unread, gone=gone, at=now)
        keep_fact(connection, _fact(site), now.isoformat())


def lost_pages(database: Database, sites: Sequence[str]) -> frozenset[str]:
    """The pages of the sites that could not be read when they were last asked for."""
    with database.reading() as connection:
        return unreachable_pages(connection, sites)


def kept_notice(database: Database, site: str) -> Skipped | None:
    """Says which pages stand in the report as they were read earlier, and since when."""
    with database.reading() as connection:
        pages = [page for page in kept_pages(connection, site).values() if page.status != "read"]
    if not pages:
        return None
    oldest = min((page.last_seen for page in pages if page.last_seen), default=None)
    why = f"{len(pages)} pages could not be read, and stand here as they were read before, on {oldest:%Y-%m-%d} or later"
    return Skipped(what=site, why=why, pages=tuple(sorted(page.source for page in pages)))


def _by_page(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Every passage at each of its places, page by page."""
    pages: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        for place in passage.places:
            pages[place.source].append(Passage(text=passage.text, language=passage.language, origin=place))
    return dict(sorted(pages.items()))


def _missing(
    known: Mapping[str, KeptPage], found: Mapping[str, object], heard: Sequence[Skipped | Trouble]
) -> tuple[dict[str, str], list[str]]:
    """Of the known pages that were not read now: why each is unread, and which are gone."""
    told = {
        "claims": [{"places": [{"source": page} for page in found]}],
        "skipped": [{"what": one.what, "pages": one.pages, "gone": one.gone} for one in heard if isinstance(one, Skipped)],
        "errors": [{"what": one.what, "pages": one.pages} for one in heard if isinstance(one, Trouble)],
    }
    missing = [page for page in known if page not in found]
    unread = unread_pages(told, missing)
    why = {page: one.why for one in heard for page in one.pages}
    general = next((one.why for one in heard if isinstance(one, Trouble)), "")
    return {page: why.get(page, general) for page in sorted(unread)}, [page for page in missing if page not in unread]


def _fact(site: str) -> str:
    return f"read {digest(site)}"
