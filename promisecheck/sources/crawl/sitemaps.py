"""All sitemaps of a site, fetched one after the other."""

from collections.abc import Iterator, Sequence

from promisecheck.errors import SourceError
from promisecheck.sources.address import moved, normalise, site_of
from promisecheck.sources.crawl.fetch import Answer, Fetcher, status_reason
from promisecheck.sources.crawl.follow import follow
from promisecheck.sources.crawl.rewrite import Rewrite
from promisecheck.sources.crawl.sitemap import LARGEST, addresses_of
from promisecheck.sources.crawl.tell import Untold

_MOST = 50


class Sitemaps:
    """The sitemaps of one origin; addresses that are not on its site gather in `stray`."""

    def __init__(self, origin: str, *, fetcher: Fetcher, rewrite: Rewrite, untold: Untold) -> None:
        """Nothing is fetched yet."""
        self.stray: list[str] = []
        self._origin, self._site = origin, site_of(origin)
        self._fetcher, self._rewrite, self._untold = fetcher, rewrite, untold

    def pages(self, named: Sequence[str]) -> Iterator[str]:
        """The pages of the sitemaps that robots.txt names, of /sitemap.xml, and of those that they name; each once."""
        waiting = [*named, f"{self._origin}/sitemap.xml"]
        seen: set[str] = set()
        while waiting and len(seen) < _MOST:
            url = self._on_site(waiting.pop(0))
            if url and url not in seen:
                seen.add(url)
                pages, maps = self._read(url)
                waiting += maps
                yield from pages

    def _on_site(self, text: str) -> str:
        url = normalise(text, base=self._origin)
        if not url or site_of(url) != self._site:
            self.stray.append(text[:200])
            return ""
        return moved(url, origin=self._origin)

    def _read(self, url: str) -> tuple[list[str], list[str]]:
        """Pages and further sitemaps of one; what cannot be read is counted, but for a /sitemap.xml that nobody promised."""
        try:
            answer = follow(url, get=self._get, allowed=lambda _: True, rewrite=self._rewrite)
        except SourceError as error:
            self._untold.add(url, f"the sitemap could not be read: {error.what}")
            return [], []
        is_page = answer.body.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))
        if answer.status == 200 and not is_page:  # noqa: PLR2004 - success
            return addresses_of(answer.body, site=self._site, stray=self.stray.append)
        if not url.endswith("/sitemap.xml"):
            self._untold.add(url, "the sitemap could not be read: " + ("it is a web page" if is_page else status_reason(answer.status)))
        return [], []

    def _get(self, url: str) -> Answer:
        return self._fetcher.get(url, limit=LARGEST)
