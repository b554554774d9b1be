"""Several sites read side by side, each at its own pace; what they say comes in the order in which they were named."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.errors import SettingsError
from promisecheck.settings import Crawl
from promisecheck.sources.address import host_of, site_of
from promisecheck.sources.crawl.clock import Clock, WallClock
from promisecheck.sources.crawl.credentials import read_credentials
from promisecheck.sources.crawl.drawing import painter_for
from promisecheck.sources.crawl.fetch import Fetcher
from promisecheck.sources.crawl.keeping import job_of
from promisecheck.sources.crawl.ledger import Ledger, ShortMemory
from promisecheck.sources.crawl.means import Means, Notice
from promisecheck.sources.crawl.peers import Peers
from promisecheck.sources.crawl.rewrite import read_rewrite
from promisecheck.sources.crawl.site import SiteCrawl
from promisecheck.sources.crawl.stop import Stop
from promisecheck.sources.page.page import Page

_GRACE = 4.0
"""Seconds that fetches in flight may take once the crawl is to end; then they are cut, and are asked for again next time."""
_LOOKS = 0.1
Progress = Callable[[str, int, int | None], None]
Said = Page | Skipped | Trouble | BaseException | None


@dataclass(slots=True, kw_only=True)
class _Line:
    """One site, what it has said so far (None: it is done), and its connections."""

    site: SiteCrawl
    fetchers: tuple[Fetcher, ...]
    said: "queue.SimpleQueue[Said]"
    ended: bool = False

    def work(self) -> None:
        """Read the site to its end."""
        try:
            for page in self.site.pages():
                self.said.put(page)
        except BaseException as error:  # noqa: BLE001 - raised again where it is heard
            self.said.put(error)
        finally:
            for fetcher in self.fetchers:
                fetcher.close()
            self.said.put(None)


@dataclass(slots=True, kw_only=True)
class Crawling:
    """What a crawl may be given: a place to keep it, and somebody who may wish it to stop. It counts the pages read."""

    keep: Callable[[str], AbstractContextManager[Ledger]] | None = None
    """Opens the ledger of a job (`keeping.job_of`); None: nothing outlives the crawl."""
    stop: Stop = field(default_factory=Stop)
    clock: Clock | None = None
    read: int = 0
    unchanged: int = 0


def crawl_sites(
    groups: Sequence[Sequence[str]],
    *,
    crawl: Crawl,
    notice: Notice,
    progress: Progress,
    crawling: Crawling | None = None,
    known: Sequence[str] = (),
) -> Iterator[Page]:
    """The pages of several sites, each named by the addresses (normalised, public) in one of `groups`.

    A start that cannot be read is a Trouble; other pages are Skipped, in one notice a reason. Links with rel=nofollow
    and those of pages whose robots meta says nofollow are not followed; noindex is no reason not to read, for visitors
    see the page. `known` pages were read before, and are asked for again though nothing may lead to them any more.
    Nothing is asked for that robots.txt forbids, and nothing with another method than GET.
    """
    crawling = crawling or Crawling()
    if crawl.render not in {"auto", "always", "never"}:
        raise SettingsError(f"crawl.render = {crawl.render!r} is not known", next_step="One of: auto, always, never")
    job = job_of((start for starts in groups for start in starts), rewrite=crawl.rewrite)
    with crawling.keep(job) if crawling.keep else nullcontext(ShortMemory()) as ledger:
        means = Means(
            crawl=crawl,
            rewrite=read_rewrite(crawl.rewrite),
            clock=crawling.clock or WallClock(crawling.stop),
            stop=crawling.stop,
            ledger=ledger,
            painter=painter_for(crawl),
        )
        lines = _lines(groups, means=means, known=known)
        yield from _crawl(lines, means=means, notice=notice, progress=progress, crawling=crawling)


def _crawl(lines: "Sequence[_Line]", *, means: Means, notice: Notice, progress: Progress, crawling: Crawling) -> Iterator[Page]:
    """All lines at work, until the last one is done or the crawl is to end."""
    crawling.stop.listening = True
    try:
        _start(lines, at_once=means.crawl.parallel)
        yield from _listen(lines, means=means, notice=notice, progress=progress)
        crawling.read, crawling.unchanged = sum(line.site.read for line in lines), sum(line.site.unchanged for line in lines)
        if all(line.site.finished for line in lines):
            means.ledger.finish()
    finally:
        crawling.stop.listening = False
        _end(lines, means)


def _lines(groups: Sequence[Sequence[str]], *, means: Means, known: Sequence[str]) -> list[_Line]:
    asked = [means.rewrite.to_local(start) for starts in groups for start in starts]
    credentials = read_credentials(means.crawl, named=asked)
    hosts = {host_of(start).removeprefix("www.") for start in asked}
    named = hosts | {f"www.{host}" for host in hosts}
    peers = Peers(named=frozenset(named if means.crawl.private else ()))
    lines = []
    for starts in groups:
        fetcher, assets = (
            Fetcher(crawl, rewrite=means.rewrite, peers=peers, clock=means.clock, stop=means.stop, credentials=credentials)
            for crawl in (means.crawl, replace(means.crawl, delay=0.0, retries=0))
        )
        said: queue.SimpleQueue[Said] = queue.SimpleQueue()
        here = [url for url in known if site_of(url) == site_of(starts[0])]
        site = SiteCrawl(starts, means=means, fetcher=fetcher, assets=assets, notice=said.put, known=here)
        lines.append(_Line(site=site, fetchers=(fetcher, assets), said=said))
    return lines


def _start(lines: Sequence[_Line], *, at_once: int) -> None:
    """So many sites at once; the next one begins where one ends."""
    tasks: queue.SimpleQueue[_Line] = queue.SimpleQueue()
    for line in lines:
        tasks.put(line)

    def work() -> None:
        while not tasks.empty():
            try:
                line = tasks.get_nowait()
            except queue.Empty:
                return
            line.work()

    for number in range(min(at_once, len(lines))):
        threading.Thread(target=work, name=f"crawl {number + 1}", daemon=True).start()


def _listen(lines: Sequence[_Line], *, means: Means, notice: Notice, progress: Progress) -> Iterator[Page]:
    """What the sites say, one site after the other, though they are read side by side."""
    patience = _Patience(lines, means)
    for line in lines:
        while not line.ended:
            try:
                said = line.said.get(timeout=_LOOKS)
            except queue.Empty:
                if patience.ended():
                    return
                continue
            if isinstance(said, BaseException):
                raise said
            line.ended = said is None
            if isinstance(said, Page):
                yield said
                _report(lines, means.crawl, progress)
            elif said is not None:
                notice(said)


def _report(lines: Sequence[_Line], crawl: Crawl, progress: Progress) -> None:
    read = sum(line.site.read for line in lines)
    progress("pages", read, read + sum(min(line.site.waiting, max(0, crawl.max_pages - line.site.read)) for line in lines))


class _Patience:
    """Once the crawl is to end, fetches in flight are waited for, then cut, and at last left."""

    def __init__(self, lines: Sequence[_Line], means: Means) -> None:
        self._lines, self._means = lines, means
        self._since: float | None = None

    def ended(self) -> bool:
        """Whether nothing is waited for any longer."""
        if not self._means.stop.asked:
            return False
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if now - self._since > _GRACE:
            _cut(self._lines, self._means)
        return now - self._since > _GRACE + 5 * _LOOKS


def _cut(lines: Sequence[_Line], means: Means) -> None:
    for line in lines:
        for fetcher in line.fetchers:
            fetcher.cut()
    if means.painter:
        means.painter.cut()


def _end(lines: Sequence[_Line], means: Means) -> None:
    """Leave no thread behind that still asks for something."""
    if not all(line.ended for line in lines):
        means.stop.ask(means.stop.number)
        _cut(lines, means)
    means.desk.close()
    if means.painter:
        means.painter.close()
