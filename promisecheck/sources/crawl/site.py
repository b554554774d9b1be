"""The crawl of one site: robots.txt, the named pages, then what they and the sitemap lead to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.errors import FetchFailed, RobotsForbid, SourceError
from promisecheck.settings import Crawl
from promisecheck.sources.address import host_of, moved, origin_of, page_key, site_of
from promisecheck.sources.crawl.clock import Clock, WallClock
from promisecheck.sources.crawl.fetch import Answer, Fetcher, LeftAlone, status_reason
from promisecheck.sources.crawl.follow import LeadsAway, follow
from promisecheck.sources.crawl.frontier import Frontier
from promisecheck.sources.crawl.peers import Peers
from promisecheck.sources.crawl.reading import page_of
from promisecheck.sources.crawl.rewrite import Rewrite, read_rewrite
from promisecheck.sources.crawl.robots import RuleBook, product_token
from promisecheck.sources.crawl.sitemaps import Sitemaps
from promisecheck.sources.crawl.tell import Untold
from promisecheck.sources.page.page import Page

_GIVES_UP = 20
"""After so many pages in a row without an answer the host is left alone."""

Notice = Callable[[Skipped | Trouble], None]
Progress = Callable[[str, int, int | None], None]


def crawl_site(
    starts: Sequence[str], *, crawl: Crawl, notice: Notice, progress: Progress, clock: Clock | None = None, known: Sequence[str] = ()
) -> Iterator[Page]:
    """The pages of the site that all `starts` (normalised, public) belong to, one by one as they come in.

    A start that cannot be read is a Trouble; other pages are Skipped, in one notice a reason. Links with rel=nofollow
    and those of pages whose robots meta says nofollow are not followed; noindex is no reason not to read, for visitors
    see the page. `known` pages were read before, and are asked for again though nothing may lead to them any more.
    Nothing is asked for that robots.txt forbids, and nothing with another method than GET.
    """
    rewrite = read_rewrite(crawl.rewrite)
    hosts = {host_of(rewrite.to_local(start)).removeprefix("www.") for start in starts}
    peers = Peers(named=frozenset(hosts | {f"www.{host}" for host in hosts}))
    fetcher = Fetcher(crawl, rewrite=rewrite, peers=peers, clock=clock or WallClock())
    try:
        yield from _SiteCrawl(starts, crawl=crawl, notice=notice, progress=progress, fetcher=fetcher, rewrite=rewrite, known=known).pages()
    finally:
        fetcher.close()


class _SiteCrawl:
    """One run over one site."""

    def __init__(
        self,
        starts: Sequence[str],
        *,
        crawl: Crawl,
        notice: Notice,
        progress: Progress,
        fetcher: Fetcher,
        rewrite: Rewrite,
        known: Sequence[str] = (),
    ) -> None:
        self._starts = list(starts)
        self._known = known
        self._crawl, self._notice, self._progress = crawl, notice, progress
        self._fetcher, self._rewrite = fetcher, rewrite
        self._origin = origin_of(starts[0])
        self._rules = RuleBook(fetcher, agent=product_token(crawl.user_agent), notice=notice)
        self._untold = Untold(site=self._origin, notice=notice)
        self._frontier = Frontier(site=site_of(starts[0]), untold=self._untold)
        self._bodies: set[int] = set()
        self._read = self._failed_in_a_row = 0

    def pages(self) -> Iterator[Page]:
        """Every page that is read; then the notices."""
        for start in self._starts:
            self._frontier.mark(start)
        for start in self._starts:
            if page := self._named(start):
                yield page
            if not self._rules:
                return
        if self._read:
            self._offer_sitemaps()
            for url in self._known:
                self._offer(url, depth=1)
            yield from self._linked()
        self._untold.tell()

    def _named(self, start: str) -> Page | None:
        """The page that the user named, or a notice why there is none."""
        try:
            page = self._visit(start, depth=0)
        except RobotsForbid as error:
            self._notice(Skipped(what=start, why=error.what))
        except LeadsAway as error:
            self._notice(Trouble(what=start, why=error.what, next_step=error.next_step))
        except SourceError as error:
            self._notice(Trouble(what=start, why=error.what, next_step=error.next_step or "Check the address, and that the host is up"))
        else:
            if page is not None and not page.passages:
                self._notice(
                    Trouble(what=start, why=page.wall or "no text was found in it", next_step="Open it in a browser and see what it shows")
                )
            return page
        return None

    def _linked(self) -> Iterator[Page]:
        """What waits, until nothing does, or a limit is reached."""
        tries = 3 * self._crawl.max_pages + 100
        while len(self._frontier) and self._read < self._crawl.max_pages and tries > 0:
            tries -= 1
            url, depth = self._frontier.next()
            try:
                if page := self._quietly(url, depth):
                    yield page
            except LeftAlone as error:
                self._give_up(error.what)
                return
            self._progress("pages", self._read, min(self._read + len(self._frontier), self._crawl.max_pages))
            if self._failed_in_a_row >= _GIVES_UP:
                self._give_up("the host stopped answering")
                return
        if len(self._frontier):
            why = f"the limit of {self._crawl.max_pages} pages is reached; {len(self._frontier)} known addresses were left unread"
            self._notice(Skipped(what=self._origin, why=why, pages=tuple(self._frontier.left())))

    def _quietly(self, url: str, depth: int) -> Page | None:
        """A page that was only linked: what goes wrong is counted."""
        try:
            page = self._visit(url, depth=depth)
        except LeftAlone:
            raise
        except (FetchFailed, RobotsForbid, LeadsAway) as error:
            self._untold.add(url, error.what)
            return None
        if page is not None and page.wall:
            self._untold.add(url, page.wall)
        return page

    def _visit(self, url: str, *, depth: int) -> Page | None:
        """Fetch and read one page, and take its links in; None for one that is no page, or was read before."""
        answer = self._answer(url)
        if page_key(answer.url) != page_key(url) and not self._frontier.mark(answer.url):
            return None
        if depth == 0:
            self._settle(answer.url)
        if not 200 <= answer.status < 300:  # noqa: PLR2004 - success
            raise FetchFailed(status_reason(answer.status), where=url)
        body = hash(answer.body)
        if body in self._bodies:
            self._untold.add(url, "the same page as one read before, at another address")
            return None
        self._bodies.add(body)
        page = page_of(answer)
        self._read += 1
        self._take_in(page, answer, depth)
        return page if not page.wall else replace(page, passages=())

    def _answer(self, url: str) -> Answer:
        """The answer behind all redirects; counts hosts that fall silent."""
        try:
            answer = follow(url, get=self._fetcher.get, allowed=self._rules.allow, rewrite=self._rewrite)
        except FetchFailed:
            self._failed_in_a_row += 1
            raise
        self._failed_in_a_row = self._failed_in_a_row + 1 if answer.status >= 500 or answer.status == 429 else 0  # noqa: PLR2004 - server errors
        return answer

    def _take_in(self, page: Page, answer: Answer, depth: int) -> None:
        for skipped in page.notices:
            self._notice(skipped)
        if answer.odd:
            self._notice(Skipped(what=answer.url, why=answer.odd))
        none_followed = "nofollow" in answer.headers.get("x-robots-tag", "").lower()
        for link in page.links:
            self._offer(link.url, depth=depth + 1, text=link.text, follow=link.follow and not none_followed)
        if page.canonical:
            self._offer(page.canonical, depth=depth + 1)

    def _offer(self, url: str, *, depth: int, text: str = "", follow: bool = True) -> None:
        """A link, as an address on this crawl's own origin, whichever of the site's names it uses."""
        url = self._rewrite.to_public(url)
        if site_of(url) == self._frontier.site:
            self._frontier.offer(moved(url, origin=self._origin), depth=depth, text=text, follow=follow)

    def _settle(self, url: str) -> None:
        """The first page may redirect to https or www: from there on all links are asked for in that form."""
        if self._read == 0:
            self._origin = origin_of(url)
            self._untold.site = self._origin

    def _offer_sitemaps(self) -> None:
        """The pages of all sitemaps that robots.txt names, and of /sitemap.xml."""
        if self._origin in self._rules:
            maps = Sitemaps(self._origin, fetcher=self._fetcher, rewrite=self._rewrite, untold=self._untold)
            for page in maps.pages(self._rules[self._origin].sitemaps):
                self._offer(page, depth=1)
            if maps.stray:
                why = f"{len(maps.stray)} of its addresses are not on this site: {maps.stray[0]} ..."
                self._notice(Skipped(what=f"{self._origin}/sitemap.xml", why=why))

    def _give_up(self, reason: str) -> None:
        """The host is left alone: what waits is counted, and the user told that the site is not read to its end."""
        left = len(self._frontier)
        why = f"{reason}, so {left} known pages were not tried" if left else reason
        self._notice(
            Trouble(
                what=self._origin,
                why=why,
                next_step="Run it again later, or with a longer delay between pages",
                pages=tuple(self._frontier.left()),
            )
        )
