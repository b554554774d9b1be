"""The crawl of one site: robots.txt, the named pages, then what they and the sitemap lead to. Each step is kept before the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from promisecheck.core.crawled import DONE, FAILED, LEFT, SITEMAP, WAITING, Address
from promisecheck.core.promises import Skipped, Trouble
from promisecheck.errors import FetchFailed, RobotsForbid, SourceError
from promisecheck.sources.address import moved, origin_of, page_key, site_of
from promisecheck.sources.crawl.avoid import acts
from promisecheck.sources.crawl.drawing import Drawing
from promisecheck.sources.crawl.fetch import Answer, Fetcher, LeftAlone, status_reason
from promisecheck.sources.crawl.follow import LeadsAway, follow
from promisecheck.sources.crawl.frontier import Frontier
from promisecheck.sources.crawl.means import Means, Notice
from promisecheck.sources.crawl.reading import Reader, Reading
from promisecheck.sources.crawl.robots import RuleBook
from promisecheck.sources.crawl.sitemap import LARGEST
from promisecheck.sources.crawl.sitemaps import Sitemaps
from promisecheck.sources.crawl.stop import Halted
from promisecheck.sources.crawl.tell import Untold
from promisecheck.sources.crawl.twins import Twins
from promisecheck.sources.page.page import Page
from promisecheck.sources.pictures import Pictures

_GIVES_UP = 20
"""After so many pages in a row without an answer the host is left alone."""
_MOST_REFRESHES = 10
_TWIN = "the same page as one read before, at another address"


class SiteCrawl:
    """One run over the site that all `starts` (normalised, public) belong to; `known` pages were read before, and are asked for again."""

    def __init__(
        self, starts: Sequence[str], *, means: Means, fetcher: Fetcher, assets: Fetcher, notice: Notice, known: Sequence[str] = ()
    ) -> None:
        """Nothing is asked for yet; `assets` fetches the files of pages that are drawn."""
        self.read = 0
        """Pages read so far, in this run and the one that it goes on with."""
        self.unchanged = 0
        """Those that the host said are the same as before."""
        self.finished = False
        """Whether the crawl came to its end, good or bad, and was not stopped."""
        self._starts, self._known = list(dict.fromkeys(starts)), known
        self._means, self._crawl, self._notice = means, means.crawl, notice
        self._fetcher, self._rewrite, self._ledger = fetcher, means.rewrite, means.ledger
        self._origin, self._site = origin_of(starts[0]), site_of(starts[0])
        self._rules = RuleBook(fetcher, crawl=means.crawl, notice=notice, ledger=means.ledger, site=self._site, clock=means.clock)
        self._untold = Untold(site=self._origin, notice=notice)
        self._frontier = Frontier(site=self._site, untold=self._untold, deepest=means.crawl.max_depth)
        drawing = Drawing(crawl=means.crawl, rewrite=means.rewrite, painter=means.painter, assets=assets, allowed=self._rules.allow)
        self._assets = assets
        self._pictures = Pictures(self._picture, notice=notice, site=self._origin)
        self._reader = Reader(draw=drawing, look=self._pictures.look, desk=means.desk)
        self._sitemaps = Sitemaps(self._origin)
        self._bodies: set[str] = set()
        self._twins = Twins()
        self._failed_in_a_row = 0

    @property
    def waiting(self) -> int:
        """How many known pages wait."""
        return len(self._frontier)

    def pages(self) -> Iterator[Page]:
        """Every page that is read; then the notices."""
        try:
            yield from self._all()
            self._frontier.close()
            self.finished = True
        except Halted:
            why = f"stopped after {self.read} pages; {len(self._frontier)} known ones were not read yet"
            self._notice(Skipped(what=self._origin, why=why, pages=tuple(self._frontier.left())))
        self._untold.tell()
        self._pictures.tell()

    def _picture(self, url: str) -> bytes | None:
        """The bytes of a picture on a page, where it stands on this site, robots.txt allows it, and it comes whole."""
        url = self._rewrite.to_public(url)
        try:
            answer = self._assets.get(url) if site_of(url) == self._site and self._rules.allow(url) else None
        except FetchFailed:
            return None
        return answer.body if answer is not None and answer.status == 200 and not answer.odd else None  # noqa: PLR2004 - found

    def _all(self) -> Iterator[Page]:
        settled: set[str] = set()
        for address in self._ledger.standing(self._site):
            settled |= {address.url} if address.depth == 0 and address.state != WAITING else set()
            if page := self._restore(address):
                yield page
        for start in self._starts:
            self._frontier.mark(start)
        for start in self._starts:
            if start not in settled:
                if page := self._named(start):
                    yield page
                if not self._rules:
                    return
        if self.read:
            self._read_sitemaps()
            for url in self._known:
                self._offer(url, depth=1)
            yield from self._linked()

    def _restore(self, address: Address) -> Page | None:
        """Take in what an earlier run of this crawl knew of an address; its page, if it was read and is still known."""
        kept = self._ledger.kept(address.final or address.url) if address.state == DONE else None
        if address.kind == SITEMAP:
            self._sitemaps.restore(address, kept)
            self._frontier.restore(address)
            return None
        if address.state == DONE and kept is None:
            address = replace(address, state=WAITING, final="")
        self._frontier.restore(address)
        if address.state == FAILED:
            self._notice(Trouble(what=address.url, why=address.why, next_step=address.next_step))
        if kept is None:
            return None
        if address.depth == 0:
            self._settle_origin(kept.url)
        reading = self._reader.recall(kept)
        self._bodies.add(kept.digest)
        self._twins.is_twin(reading.page)
        self._count(reading.page, address)
        return reading.page

    def _named(self, start: str) -> Page | None:
        """The page that the user named, or a notice why there is none; where it only sends its visitors on, the one behind it."""
        address = Address(key=page_key(start), url=start)
        try:
            page, address = self._behind_refreshes(address)
        except RobotsForbid as error:
            self._keep(replace(address, state=LEFT, why=error.what))
        except LeadsAway as error:
            self._fail(address, error.what, error.next_step)
        except SourceError as error:
            self._fail(address, error.what, error.next_step or "Check the address, and that the host is up")
        else:
            if page is not None and not page.passages:
                self._fail(address, page.wall or "no text was found in it", "Open it in a browser and see what it shows")
            return page
        return None

    def _fail(self, address: Address, why: str, next_step: str) -> None:
        """Say and keep that a named page cannot be read."""
        self._notice(Trouble(what=address.url, why=why, next_step=next_step))
        self._keep(replace(address, state=FAILED, why=why, next_step=next_step))

    def _behind_refreshes(self, address: Address) -> tuple[Page | None, Address]:
        """The page at a named address, or the one that empty pages send their visitors to."""
        start, seen = address.url, set[str]()
        while address.key not in seen and len(seen) < _MOST_REFRESHES:
            seen.add(address.key)
            page = self._visit(address, named=True)
            if page is None or page.passages or page.wall or not page.refresh:
                return page, address
            address = self._behind(page, start)
        raise FetchFailed("its redirects go round in a circle", where=start)

    def _behind(self, page: Page, start: str) -> Address:
        """The page that an empty one sends its visitors to. Raises LeadsAway."""
        target = self._rewrite.to_public(page.refresh)
        if site_of(target) != self._site or acts(target):
            said = f"Name {target} to read that" if site_of(target) != self._site else "Name a page that everybody can open"
            raise LeadsAway("it sends its visitors elsewhere, which was not followed", where=start, next_step=said)
        return self._frontier.take(target)

    def _linked(self) -> Iterator[Page]:
        """What waits, until nothing does, or a limit is reached."""
        tries = 3 * self._crawl.max_pages + 100
        while len(self._frontier) and self.read < self._crawl.max_pages and tries > 0:
            tries -= 1
            address = self._frontier.next()
            try:
                page = self._quietly(address)
            except LeftAlone as error:
                self._give_up(error.what)
                return
            except Halted:
                self._frontier.put_back(address)
                raise
            if page:
                yield page
            if self._failed_in_a_row >= _GIVES_UP:
                self._give_up("the host stopped answering")
                return
        if len(self._frontier):
            why = f"the limit of {self._crawl.max_pages} pages is reached; {len(self._frontier)} known addresses were left unread"
            self._notice(Skipped(what=self._origin, why=why, pages=tuple(self._frontier.left())))

    def _quietly(self, address: Address) -> Page | None:
        """A page that was only linked: what goes wrong is counted."""
        try:
            return self._visit(address)
        except LeftAlone:
            raise
        except (FetchFailed, RobotsForbid, LeadsAway) as error:
            self._keep(replace(address, state=LEFT, why=error.what))
            return None

    def _visit(self, address: Address, *, named: bool = False) -> Page | None:
        """Fetch and read one page, and take its links in; None for one that is no page, or was read before."""
        answer = self._answer(address.url)
        if page_key(answer.url) != address.key and not self._frontier.mark(answer.url):
            self._keep(replace(address, state=LEFT))
            return None
        if address.depth == 0:
            self._settle_origin(answer.url)
        if not answer.kept and not 200 <= answer.status < 300:  # noqa: PLR2004 - success
            raise FetchFailed(status_reason(answer.status), where=address.url)
        reading = self._reader.read(answer, known=self._bodies, again=self._ledger.kept)
        if reading is None or (self._twins.is_twin(reading.page) and not named):
            self._keep(replace(address, state=LEFT, why=_TWIN))
            return None
        return self._take_in(reading, answer, address)

    def _take_in(self, reading: Reading, answer: Answer, address: Address) -> Page:
        """Count the page, offer its links, and keep it all in one step."""
        page = reading.page
        self._bodies.add(reading.kept.digest)
        self._count(page, address)
        self.unchanged += reading.same
        none_followed = "nofollow" in answer.headers.get("x-robots-tag", "").lower()
        for link in page.links:
            self._offer(link.url, depth=address.depth + 1, text=link.text, follow=link.follow and not none_followed)
        if page.canonical:
            self._offer(page.canonical, depth=address.depth + 1)
        done = replace(address, state=DONE, final=answer.url)
        if page.wall and address.depth:
            done = replace(done, state=LEFT, why=page.wall)
        self._frontier.note(done)
        kept = replace(reading.kept, content="" if reading.same else reading.kept.content, read_at=self._means.clock.today())
        self._ledger.settle(self._site, addresses=self._frontier.drain(), kept=kept)
        return page if not page.wall else replace(page, passages=())

    def _count(self, page: Page, address: Address) -> None:
        """One more page was read."""
        self.read += 1
        self._frontier.learn(address.url, page.passages)
        for skipped in page.notices:
            self._notice(skipped)

    def _keep(self, address: Address) -> None:
        """Keep what became of an address without a page."""
        self._frontier.note(address)
        self._ledger.settle(self._site, addresses=self._frontier.drain())

    def _ask(self, url: str, *, limit: int = 0) -> Answer:
        return self._fetcher.get(url, limit=limit, kept=self._ledger.kept(url))

    def _answer(self, url: str) -> Answer:
        """The answer behind all redirects; counts hosts that fall silent."""
        try:
            answer = follow(url, get=self._ask, allowed=self._rules.allow, rewrite=self._rewrite)
        except FetchFailed:
            self._failed_in_a_row += 1
            raise
        self._failed_in_a_row = self._failed_in_a_row + 1 if answer.status >= 500 or answer.status == 429 else 0  # noqa: PLR2004 - server errors
        return answer

    def _offer(self, url: str, *, depth: int, text: str = "", follow: bool = True) -> None:
        """A link, as an address on this crawl's own origin, whichever of the site's names it uses."""
        url = self._rewrite.to_public(url)
        if not url.startswith(self._origin) and site_of(url) == self._site:
            url = moved(url, origin=self._origin)
        self._frontier.offer(url, depth=depth, text=text, follow=follow)

    def _settle_origin(self, url: str) -> None:
        """The first page may redirect to https or www: from there on all links are asked for in that form."""
        if self.read == 0:
            self._origin = self._untold.site = origin_of(url)

    def _read_sitemaps(self) -> None:
        """The pages of all sitemaps that robots.txt names, and of /sitemap.xml."""
        try:
            named = [*self._rules[self._origin].sitemaps, f"{self._origin}/sitemap.xml"]
        except FetchFailed:
            return
        self._ledger.settle(self._site, addresses=self._sitemaps.name(named))
        while address := self._sitemaps.next():
            settled, pages, kept = self._sitemaps.read(address, self._ask_sitemap)
            for url in pages:
                self._offer(url, depth=1)
            self._frontier.note(settled)
            further = self._sitemaps.name(self._sitemaps.maps) if settled.state == DONE else []
            kept = kept and replace(kept, read_at=self._means.clock.today())
            self._ledger.settle(self._site, addresses=[*self._frontier.drain(), *further], kept=kept)
        if self._sitemaps.strays:
            why = f"{self._sitemaps.strays} of its addresses are not on this site: {self._sitemaps.stray} ..."
            self._notice(Skipped(what=f"{self._origin}/sitemap.xml", why=why))

    def _ask_sitemap(self, url: str) -> Answer:
        def ask(step: str) -> Answer:
            return self._ask(step, limit=LARGEST)

        return follow(url, get=ask, allowed=lambda _: True, rewrite=self._rewrite)

    def _give_up(self, reason: str) -> None:
        """The host is left alone: what waits is counted, and the user told that the site is not read to its end."""
        left = self._frontier.left()
        why = f"{reason}, so {len(left)} known pages were not tried" if left else reason
        said = "Run it again later, or with a longer delay between pages"
        self._notice(Trouble(what=self._origin, why=why, next_step=said, pages=tuple(left)))
