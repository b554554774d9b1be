"""robots.txt by RFC 9309: what may be read, how often, and where the sitemaps are."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from protego import Protego

from promisecheck.core.crawled import Kept
from promisecheck.core.promises import Skipped, Trouble
from promisecheck.errors import FetchFailed
from promisecheck.settings import Crawl
from promisecheck.sources.address import normalise, origin_of
from promisecheck.sources.charset import decode
from promisecheck.sources.crawl.clock import Clock
from promisecheck.sources.crawl.fetch import Fetcher, LeftAlone
from promisecheck.sources.crawl.ledger import Ledger

_LARGEST = 512 * 1024
_LONGEST_LINE = 4_000
_REDIRECTS = 5
_REFUSING = frozenset({429})
_FRESH = 24 * 3_600
"""A robots.txt older than a day is read anew, whatever else goes on."""
_HOPELESS = ("refused: ", "its TLS certificate", "the host name is not known", "the connection was refused")
"""Failures that do not pass within seconds."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin asks of crawlers."""

    parsed: Protego
    agent: str
    delay: float = 0.0
    notices: tuple[Skipped, ...] = ()

    def allow(self, url: str) -> bool:
        """Whether the page may be asked for."""
        return bool(self.parsed.can_fetch(url, self.agent))

    @property
    def sitemaps(self) -> list[str]:
        """The addresses on its Sitemap: lines, as written."""
        return list(self.parsed.sitemaps)[:100]


class RuleBook:
    """The rules of every origin of a site, each read once, when it is first asked about."""

    def __init__(
        self, fetcher: Fetcher, *, crawl: Crawl, notice: Callable[[Skipped | Trouble], None], ledger: Ledger, site: str, clock: Clock
    ) -> None:
        """Nothing is read yet."""
        self._fetcher, self._notice = fetcher, notice
        self._agent, self._longest, self._hold = product_token(crawl.user_agent), crawl.longest_delay, crawl.hold
        self._ledger, self._site, self._clock = ledger, site, clock
        self._known: dict[str, Rules] = {}
        self._failed: dict[str, FetchFailed] = {}

    def __len__(self) -> int:
        """How many origins' rules are known."""
        return len(self._known)

    def __contains__(self, origin: str) -> bool:
        """Whether an origin's rules are known."""
        return origin in self._known

    def __getitem__(self, origin: str) -> Rules:
        """The rules of an origin. Raises FetchFailed where they cannot be known, or ask for too much patience: nothing may be read then."""
        if origin in self._failed:
            raise self._failed[origin]
        if origin not in self._known:
            rules = self._patiently(origin)
            if rules.delay > self._longest:
                why = f"its robots.txt asks for {rules.delay:,.0f} s between two pages"
                raise FetchFailed(why, where=origin, next_step="Save its pages as files and name those")
            self._fetcher.delay = max(self._fetcher.delay, rules.delay)
            self._known[origin] = rules
            for skipped in rules.notices:
                self._notice(skipped)
        return self._known[origin]

    def allow(self, url: str) -> bool:
        """Whether a page may be asked for. Raises FetchFailed like `[]`."""
        return self[origin_of(url)].allow(url)

    def _patiently(self, origin: str) -> Rules:
        """The host is left alone for a while and asked once more, before nothing of it is read."""
        try:
            return self._read(origin)
        except FetchFailed as error:
            failed = error
        try:
            if self._hold and not failed.what.startswith(_HOPELESS) and not isinstance(failed, LeftAlone):
                self._fetcher.rest(self._hold)
                return self._read(origin)
        except FetchFailed as error:
            failed = error
        why = f"{failed.what}, and without robots.txt nothing of a host is read"
        self._failed[origin] = FetchFailed(why, where=origin, next_step="Check that the host is up, or try later")
        raise self._failed[origin]

    def _read(self, origin: str) -> Rules:
        kept = self._ledger.kept(f"{origin}/robots.txt")
        now = self._clock.today()
        if kept and max(self._ledger.began, now - _FRESH) <= kept.read_at <= now:
            return _rules(json.loads(kept.content), self._agent, source=kept.url)
        text, kept = read_robots(self._fetcher, origin, kept=kept)
        self._ledger.settle(self._site, addresses=(), kept=replace(kept, content=json.dumps(text), read_at=now))
        return _rules(text, self._agent, source=kept.url)


def read_robots(fetcher: Fetcher, origin: str, *, kept: Kept | None = None) -> tuple[str, Kept]:
    """The robots.txt of an origin (`https://host`) as text, and what the host wants to hear next time; a missing file (4xx) is empty.

    Raises:
        FetchFailed: the host fails (5xx, 429, no answer): then nothing of it may be read. Its `what` says why.
    """
    first = url = f"{origin}/robots.txt"
    for _ in range(_REDIRECTS + 1):
        answer = fetcher.get(url, limit=_LARGEST, kept=kept if url == first else None)
        if answer.kept:
            return json.loads(answer.kept.content), answer.kept
        if not answer.location:
            break
        url = normalise(answer.location, base=url)
        if not url:
            return "", Kept(url=first)
    if answer.status >= 500 or answer.status in _REFUSING:  # noqa: PLR2004 - server errors
        raise FetchFailed(f"the host answers {answer.status} for its robots.txt", where=f"{origin_of(url)}/robots.txt")
    if not 200 <= answer.status < 300:  # noqa: PLR2004 - success
        return "", Kept(url=first)
    text = decode(answer.body, declared=answer.charset).text
    return text, Kept(url=first) if url != first else Kept(url=first, etag=answer.etag, modified=answer.modified)


def product_token(user_agent: str) -> str:
    """The name that robots.txt knows a crawler by: what stands before the slash.

    >>> product_token("promisecheck/0.1 (+checks a company's own site)")
    'promisecheck'
    """
    return user_agent.split("/", maxsplit=1)[0].split(maxsplit=1)[0] if user_agent.split() else "promisecheck"


def _rules(text: str, agent: str, *, source: str = "") -> Rules:
    notices: tuple[Skipped, ...] = ()
    text = text.lstrip("\ufeff")
    if text.lstrip()[:1] == "<":
        text, notices = "", (Skipped(what=source, why="it is a web page, not a robots.txt, so it forbids nothing"),)
    lines = (line for line in text.replace("\r", "\n").split("\n") if len(line) <= _LONGEST_LINE)
    parsed = Protego.parse("\n".join(lines))
    asked = parsed.crawl_delay(agent)
    delay = float(asked) if asked is not None and math.isfinite(asked) and asked > 0 else 0.0
    return Rules(parsed=parsed, agent=agent, delay=delay, notices=notices)
