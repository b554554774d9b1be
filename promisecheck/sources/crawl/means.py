"""What all sites of one crawl share: settings, the ledger, time, the wish to stop, and a browser if there is one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.settings import Crawl
from promisecheck.sources.crawl.clock import Clock
from promisecheck.sources.crawl.desk import Desk
from promisecheck.sources.crawl.ledger import Ledger, ShortMemory
from promisecheck.sources.crawl.rewrite import Rewrite
from promisecheck.sources.crawl.stop import Stop

Notice = Callable[[Skipped | Trouble], None]


class Painter(Protocol):
    """Draws pages as a browser does."""

    def draw(self, url: str, get: Callable[[str], "Drawn"]) -> "Drawn":
        """The page at a public address after its scripts ran; `get` answers what it asks for. Raises FetchFailed."""
        ...

    def cut(self) -> None:
        """End at once what is being drawn; nothing is drawn any more."""
        ...

    def close(self) -> None:
        """Close the browser."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An answer for a browser, or what it made of one."""

    status: int = 200
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Shared by all sites of one crawl."""

    crawl: Crawl
    rewrite: Rewrite
    clock: Clock
    stop: Stop = field(default_factory=Stop)
    ledger: Ledger = field(default_factory=ShortMemory)
    painter: Painter | None = None
    """None: no page is drawn."""
    desk: Desk = field(default_factory=Desk)
    """Where pages are read."""
