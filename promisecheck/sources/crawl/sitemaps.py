"""All sitemaps of a site, fetched one after the other; a crawl that was stopped among them goes on where it was."""

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from promisecheck.core.crawled import DONE, LEFT, SITEMAP, WAITING, Address, Kept
from promisecheck.errors import SourceError
from promisecheck.sources.address import moved, normalise, site_of
from promisecheck.sources.crawl.fetch import Answer, status_reason
from promisecheck.sources.crawl.sitemap import addresses_of

_MOST = 50


class Sitemaps:
    """The sitemaps of one origin; addresses that are not on its site are counted in `strays`, the first is `stray`."""

    def __init__(self, origin: str) -> None:
        """Nothing is known yet."""
        self.strays, self.stray = 0, ""
        self._origin, self._site = origin, site_of(origin)
        self._waiting: deque[Address] = deque()
        self._seen: set[str] = set()

    def name(self, texts: Sequence[str]) -> list[Address]:
        """Take in sitemaps that were named; those that were not known."""
        fresh = []
        for text in texts:
            url = self._on_site(text)
            if url and url not in self._seen and len(self._seen) < _MOST:
                self._seen.add(url)
                fresh.append(Address(key=f"sitemap {url}", url=url, kind=SITEMAP))
        self._waiting += fresh
        return fresh

    def restore(self, address: Address, kept: Kept | None) -> None:
        """One that an earlier run of the same crawl knew."""
        self._seen.add(address.url)
        if address.state == WAITING:
            self._waiting.append(address)
        elif kept and address.state == DONE:
            self._count(json.loads(kept.content)[2])

    def next(self) -> Address | None:
        """The next one to read, if any."""
        return self._waiting.popleft() if self._waiting else None

    def read(self, address: Address, ask: Callable[[str], Answer]) -> tuple[Address, list[str], Kept | None]:
        """How the sitemap stands now, the pages that it names, and what to keep; further sitemaps wait to be named.

        What cannot be read is said, but for a /sitemap.xml that nobody promised.
        """
        try:
            answer = ask(address.url)
        except SourceError as error:
            return replace(address, state=LEFT, why=f"the sitemap could not be read: {error.what}"), [], None
        if answer.kept:
            return self._found(address, answer.kept.content, Kept(url=answer.url))
        is_page = answer.body.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))
        if answer.status == 200 and not is_page:  # noqa: PLR2004 - success
            stray: list[str] = []
            pages, maps = addresses_of(answer.body, site=self._site, stray=stray.append)
            content = json.dumps([pages, maps, [len(stray), *stray[:1]]], separators=(",", ":"))
            return self._found(address, content, Kept(url=answer.url, content=content, etag=answer.etag, modified=answer.modified))
        why = "it is a web page" if is_page else status_reason(answer.status)
        promised = not address.url.endswith("/sitemap.xml")
        return replace(address, state=LEFT, why=f"the sitemap could not be read: {why}" if promised else ""), [], None

    def _found(self, address: Address, content: str, kept: Kept) -> tuple[Address, list[str], Kept]:
        pages, self.maps, stray = json.loads(content)
        self._count(stray)
        return replace(address, state=DONE, final=kept.url), pages, kept

    maps: Sequence[str] = ()
    """Those that the last one named."""

    def _count(self, stray: list[str | int]) -> None:
        number, *first = stray
        self.strays += int(number)
        self.stray = self.stray or "".join(map(str, first))

    def _on_site(self, text: str) -> str:
        url = normalise(text, base=self._origin)
        if not url or site_of(url) != self._site:
            self._count([1, text[:200]])
            return ""
        return moved(url, origin=self._origin)
