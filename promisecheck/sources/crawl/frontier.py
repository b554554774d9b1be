"""Which pages of a site come next: each once, near ones first, and no way into a trap."""

import re
from collections import deque
from dataclasses import dataclass, field

from promisecheck.sources.address import page_key, path_of, site_of
from promisecheck.sources.crawl.avoid import acts, is_document, is_file
from promisecheck.sources.crawl.tell import Untold

_DEEPEST = 12
"""Clicks from the start."""
_MOST_SEGMENTS = 15
_MOST_ALIKE = 2
"""The same path segment more often than this (`/a/a/a/`) comes from relative links that grow."""
_MOST_QUERIES = 25
"""So many pages that differ only in their query are read: calendars and filters have no end."""
_MOST_WAITING = 100_000
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Frontier:
    """The pages of `site` that wait, and those that were seen. Reasons for leaving one out go to `untold`."""

    site: str
    untold: Untold
    _waiting: deque[tuple[str, int]] = field(default_factory=deque)
    _seen: set[str] = field(default_factory=set)
    _queries: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many pages wait."""
        return len(self._waiting)

    def offer(self, url: str, *, depth: int, text: str = "", follow: bool = True) -> None:
        """Take a link in, unless it leads elsewhere, was seen, does something, or looks like a trap."""
        if site_of(url) != self.site or is_file(url):
            return
        key = page_key(url)
        if key in self._seen:
            return
        if not follow:
            self.untold.add(url, "only linked with rel=nofollow, so it was not followed")
            self._seen.add(key)
            return
        self._seen.add(key)
        if reason := self._objection(url, depth=depth, text=text):
            self.untold.add(url, reason)
        else:
            self._waiting.append((url, depth))

    def mark(self, url: str) -> bool:
        """Count a page as seen, wherever it was met; return whether it was new."""
        key = page_key(url)
        new = key not in self._seen
        self._seen.add(key)
        return new

    def next(self) -> tuple[str, int]:
        """The next page and its distance from the start."""
        return self._waiting.popleft()

    def left(self) -> list[str]:
        """The addresses that still wait."""
        return [url for url, _ in self._waiting]

    def _objection(self, url: str, *, depth: int, text: str) -> str:
        """Why a new link is not followed; "" if it is."""
        if acts(url, text=text):
            return "it signs in or out, buys or unsubscribes, so it was not followed"
        if is_document(url):
            return "a document of a kind that is not read"
        path, _, query = path_of(url).partition("?")
        segments = [segment for segment in path.split("/") if segment]
        if len(segments) > _MOST_SEGMENTS or depth > _DEEPEST or len(self._waiting) >= _MOST_WAITING:
            return "too deep in the site"
        if any(segments.count(segment) > _MOST_ALIKE for segment in set(segments)):
            return "its path repeats itself, as in a trap"
        return "one of too many pages that differ only in their query" if query and self._is_one_too_many(path, query) else ""

    def _is_one_too_many(self, path: str, query: str) -> bool:
        names = ",".join(sorted(part.partition("=")[0] for part in query.split("&")))
        template = f"{_NUMBER.sub('0', path)}?{names}"
        self._queries[template] = self._queries.get(template, 0) + 1
        return self._queries[template] > _MOST_QUERIES
