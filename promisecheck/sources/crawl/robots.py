"""robots.txt by RFC 9309: what may be read, how often, and where the sitemaps are."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.errors import FetchFailed
from promisecheck.sources.address import normalise, origin_of
from promisecheck.sources.charset import decode
from promisecheck.sources.crawl.fetch import Fetcher

_LARGEST = 512 * 1024
_LONGEST_LINE = 4_000
_REDIRECTS = 5
_REFUSING = frozenset({429})
LONGEST_DELAY = 60.0


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

    def __init__(self, fetcher: Fetcher, *, agent: str, notice: Callable[[Skipped | Trouble], None]) -> None:
        """Nothing is read yet; `agent` is the name that robots.txt knows us by."""
        self._fetcher, self._agent, self._notice = fetcher, agent, notice
        self._known: dict[str, Rules] = {}

    def __len__(self) -> int:
        """How many origins' rules are known."""
        return len(self._known)

    def __contains__(self, origin: str) -> bool:
        """Whether an origin's rules are known."""
        return origin in self._known

    def __getitem__(self, origin: str) -> Rules:
        """The rules of an origin. Raises FetchFailed where they cannot be known, or ask for too much patience: nothing may be read then."""
        if origin not in self._known:
            rules = self._read(origin)
            if rules.delay > LONGEST_DELAY:
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

    def _read(self, origin: str) -> Rules:
        try:
            return read_rules(self._fetcher, origin, agent=self._agent)
        except FetchFailed as error:
            why = f"{error.what}, and without robots.txt nothing of a host is read"
            raise FetchFailed(why, where=origin, next_step="Check that the host is up, or try later") from error


def read_rules(fetcher: Fetcher, origin: str, *, agent: str) -> Rules:
    """The rules of an origin (`https://host`); a missing file (4xx) allows everything.

    Raises:
        FetchFailed: the host fails (5xx, 429, no answer): then nothing of it may be read. Its `what` says why.
    """
    url = f"{origin}/robots.txt"
    for _ in range(_REDIRECTS + 1):
        answer = fetcher.get(url, limit=_LARGEST)
        if not answer.location:
            break
        url = normalise(answer.location, base=url)
        if not url:
            return _rules("", agent)
    if answer.status >= 500 or answer.status in _REFUSING:  # noqa: PLR2004 - server errors
        raise FetchFailed(f"the host answers {answer.status} for its robots.txt", where=f"{origin_of(url)}/robots.txt")
    if not 200 <= answer.status < 300:  # noqa: PLR2004 - success
        return _rules("", agent)
    return _rules(decode(answer.body, declared=answer.charset).text, agent, source=url)


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
