"""Pages that scripts draw: when one is drawn in a browser, and what that browser may load."""

import importlib.util
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from promisecheck.core.promises import Skipped
from promisecheck.errors import FetchFailed, SettingsError
from promisecheck.settings import Crawl
from promisecheck.sources.address import host_of, normalise, page_key, site_of
from promisecheck.sources.crawl.avoid import acts
from promisecheck.sources.crawl.fetch import Answer, Fetcher
from promisecheck.sources.crawl.means import Drawn, Painter
from promisecheck.sources.crawl.rewrite import Rewrite
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.read import read_page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_NO_DRIVER = "pip install 'promisecheck[render]'"
_NO_BROWSER = "Install Chromium with your system's packages, such as apt-get install chromium"
_NOT_RUN = "which is not run here"
_REDIRECTS = 5
_MOST = 200
"""So many files are loaded for one page."""


def painter_for(crawl: Crawl) -> Painter | None:
    """A browser that is started when the first page needs it; None where no page is to be drawn, or none can be.

    Raises:
        SettingsError: every page is to be drawn, and there is nothing to draw with.
    """
    if crawl.render == "never":
        return None
    missing = what_is_missing()
    if missing and crawl.render == "always":
        raise SettingsError("pages cannot be drawn here", where="crawl.render", next_step=missing)
    if missing:
        return None
    from promisecheck.sources.crawl.browser import Browser

    return Browser(executable=chromium() or "", deadline=crawl.render_deadline, user_agent=crawl.user_agent)


def what_is_missing() -> str:
    """What must be installed before pages can be drawn; "" if nothing."""
    if importlib.util.find_spec("playwright") is None:
        return _NO_DRIVER
    return "" if chromium() else _NO_BROWSER


def chromium() -> str | None:
    """The path of an installed Chromium or one of its kind."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Draws the pages of one site. `assets` fetches their files; `allowed` is what its robots.txt says."""

    crawl: Crawl
    rewrite: Rewrite
    painter: Painter | None
    assets: Fetcher
    allowed: Callable[[str], bool]

    def __call__(self, page: Page, answer: Answer) -> Page:
        """The page as a browser draws it, where that is wanted and brings more; else as it came, with a notice why."""
        mode = self.crawl.render
        if mode == "never" or not (page.drawn or mode == "always"):
            return page
        if self.painter is None:
            return _noted(page, f"{_NOT_RUN}. {what_is_missing()}")
        loader = Loader(page=answer, fetcher=self.assets, crawl=self.crawl, rewrite=self.rewrite, allowed=self.allowed)
        try:
            drawn = self.painter.draw(answer.url, loader.get)
        except FetchFailed as error:
            return _noted(page, f"and could not be drawn in a browser: {error.what}")
        return _better(page, read_page(drawn.body, source=page.source, charset="utf-8"), loader.refused)


def _better(page: Page, found: Page, refused: Collection[str]) -> Page:
    """What the browser drew, if it holds more; with the links of both."""
    if len(found.passages) > len(page.passages):
        links = {link.url: link for link in (*found.links, *page.links)}
        notices = tuple(notice for notice in found.notices if _NOT_RUN not in notice.why)
        return replace(found, links=tuple(links.values()), canonical=found.canonical or page.canonical, notices=notices, drawn=False)
    page = _noted(page, "and a browser drew no more of it")
    if not refused:
        return page
    why = f"it was not let to load from {', '.join(sorted(refused)[:5])}; if it may, name them in crawl.render_hosts"
    return replace(page, notices=(*page.notices, Skipped(what=page.source, why=why)))


def _noted(page: Page, instead: str) -> Page:
    """With what became of the drawing in the notice that it is drawn by scripts."""
    notices = tuple(replace(notice, why=notice.why.replace(_NOT_RUN, instead)) for notice in page.notices)
    return replace(page, notices=notices)


@dataclass(slots=True, kw_only=True)
class Loader:
    """Answers what the browser asks for while it draws one page: through the crawler's own guarded connections, GET alone."""

    page: Answer
    fetcher: Fetcher
    """Without a pause between requests: the files of a page are one visit."""
    crawl: Crawl
    rewrite: Rewrite
    allowed: Callable[[str], bool]
    refused: set[str] = field(default_factory=set)
    """Other hosts that it was not let to."""
    _asked: int = 0

    def get(self, url: str) -> Drawn:
        """The answer to one request of the browser. Raises SourceError where it must not, or cannot be had."""
        target = self.rewrite.to_public(normalise(url))
        if page_key(target) == page_key(self.page.url):
            return _drawn(self.page)
        for _ in range(_REDIRECTS):
            self._check(target)
            answer = self.fetcher.get(target)
            if not answer.location:
                return _drawn(answer)
            target = self.rewrite.to_public(normalise(answer.location, base=self.rewrite.to_local(target)))
        raise FetchFailed("too many redirects", where=url)

    def _check(self, url: str) -> None:
        """Raises FetchFailed for what a page must not load."""
        self._asked += 1
        if not url or self._asked > _MOST or acts(url):
            raise FetchFailed("not loaded", where=url)
        if site_of(url) == site_of(self.page.url):
            if not self.allowed(url):
                raise FetchFailed("robots.txt forbids it", where=url)
        elif not {"*", host_of(url)} & set(self.crawl.render_hosts):
            self.refused.add(host_of(url))
            raise FetchFailed("another host", where=url)


def _drawn(answer: Answer) -> Drawn:
    return Drawn(status=answer.status, kind=answer.headers.get("content-type", "text/html"), body=answer.body)
