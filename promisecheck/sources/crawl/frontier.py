"""Which pages of a site come next: each once, near ones first, and no way into a trap."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from promisecheck.core.crawled import DONE, LEFT, PAGE, WAITING, Address
from promisecheck.core.text import Passage
from promisecheck.sources.address import page_key, path_of, site_of
from promisecheck.sources.crawl.avoid import acts, is_document, is_file
from promisecheck.sources.crawl.budget import Budget
from promisecheck.sources.crawl.tell import Untold

_MOST_SEGMENTS = 15
_MOST_ALIKE = 2
"""The same path segment more often than this (`/a/a/a/`) comes from relative links that grow."""
_MOST_WAITING = 100_000
_MOST_ASIDE = 2_000


@dataclass(slots=True)
class Frontier:
    """The pages of `site` that wait, and those that were seen. Reasons for leaving one out go to `untold`.

    What changed since the last `drain` is what a ledger has to keep.
    """

    site: str
    untold: Untold
    deepest: int = 20
    """Clicks from the start."""
    budget: Budget = field(default_factory=Budget)
    _waiting: deque[Address] = field(default_factory=deque)
    _seen: set[str] = field(default_factory=set)
    _offered: set[str] = field(default_factory=set)
    """Addresses as they were offered: most links of a page stand on all the others too."""
    _aside: dict[str, deque[Address]] = field(default_factory=dict)
    """By template, those for which there is no room unless their kind goes on saying new things."""
    _changed: dict[str, Address] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many pages wait."""
        return len(self._waiting)

    def offer(self, url: str, *, depth: int, text: str = "", follow: bool = True) -> None:
        """Take a link in, unless it leads elsewhere, was seen, does something, or looks like a trap."""
        if url in self._offered or len(self._seen) >= 2 * _MOST_WAITING:
            return
        self._offered.add(url)
        if site_of(url) != self.site or is_file(url):
            return
        key = page_key(url)
        if key in self._seen:
            return
        why = self._objection(url, depth=depth, text=text) if follow else "only linked with rel=nofollow, so it was not followed"
        self.note(Address(key=key, url=url, depth=depth, state=LEFT if why else WAITING, why=why))

    def note(self, address: Address) -> None:
        """Keep how an address stands now; one that waits is queued."""
        self._seen.add(address.key)
        self._changed[address.key] = address
        if address.state == WAITING and address.kind == PAGE:
            self._admit(address)
        elif address.state == LEFT and address.why:
            self.untold.add(address.url, address.why)

    def mark(self, url: str) -> bool:
        """Count a page as seen, wherever it was met; return whether it was new."""
        key = page_key(url)
        new = key not in self._seen
        self._seen.add(key)
        return new

    def next(self) -> Address:
        """The next page."""
        return self._waiting.popleft()

    def take(self, url: str) -> Address:
        """This page, out of its turn."""
        key = page_key(url)
        self._seen.add(key)
        self._waiting = deque(address for address in self._waiting if address.key != key)
        return Address(key=key, url=url)

    def put_back(self, address: Address) -> None:
        """It was not asked for after all, and comes first next time."""
        self._waiting.appendleft(address)

    def learn(self, url: str, passages: Iterable[Passage]) -> None:
        """A page was read; where it said something new, more of its kind may come."""
        aside = self._aside.get(self.budget.learn(path_of(url), passages))
        while aside and not self.budget.take(path_of(aside[0].url)):
            self._waiting.append(aside.popleft())

    def close(self) -> None:
        """No more pages will be read: those for which there was no room are left out."""
        for address in [address for aside in self._aside.values() for address in aside]:
            self.note(replace(address, state=LEFT, why=_one_too_many(address)))
        self._aside.clear()

    def left(self) -> list[str]:
        """The addresses that still wait."""
        return [address.url for address in self._waiting]

    def drain(self) -> list[Address]:
        """What changed since the last call."""
        changed = list(self._changed.values())
        self._changed.clear()
        return changed

    def restore(self, address: Address) -> None:
        """Take in how an address stood in an earlier run of the same crawl."""
        self.note(address)
        if address.state == DONE and address.kind == PAGE:
            self.budget.take(path_of(address.url))
            self._seen.add(page_key(address.final or address.url))
        self._changed.clear()

    def _admit(self, address: Address) -> None:
        """To the queue, or aside."""
        template = self.budget.take(path_of(address.url))
        aside = self._aside.setdefault(template, deque()) if template else self._waiting
        if template and len(aside) >= _MOST_ASIDE:
            self.note(replace(address, state=LEFT, why=_one_too_many(address)))
        else:
            aside.append(address)

    def _objection(self, url: str, *, depth: int, text: str) -> str:
        """Why a new link is not followed; "" if it is."""
        if acts(url, text=text):
            return "it signs in or out, buys or unsubscribes, so it was not followed"
        if is_document(url):
            return "a document of a kind that is not read"
        path = path_of(url)
        segments = [segment for segment in path.partition("?")[0].split("/") if segment]
        if len(segments) > _MOST_SEGMENTS or depth > self.deepest or len(self._waiting) >= _MOST_WAITING:
            return "too deep in the site"
        if any(segments.count(segment) > _MOST_ALIKE for segment in set(segments)):
            return "its path repeats itself, as in a trap"
        return ""


def _one_too_many(address: Address) -> str:
    return "one of too many pages that differ only in their " + ("query" if "?" in address.url else "numbers")
