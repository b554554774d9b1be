"""What a crawl needs kept, so that it can be killed at any moment and go on, and so that an unchanged page costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from promisecheck.core.crawled import Address, Kept


class Ledger(Protocol):
    """Keeps a crawl. Used from several threads at once; each call is kept whole or not at all, also in a power cut."""

    began: float
    """When this crawl began, in seconds since 1970: what was kept since is of this crawl."""

    def standing(self, site: str) -> Sequence[Address]:
        """The addresses of a site that an unfinished crawl left: those done in the order of being done, then those that wait."""
        ...

    def kept(self, url: str) -> Kept | None:
        """What this edition of the program made of an address, in this crawl or an earlier one."""
        ...

    def settle(self, site: str, *, addresses: Sequence[Address], kept: Kept | None = None) -> None:
        """Keep what one step found: how addresses stand now, and what was made of an answer (without content: that it is the same)."""
        ...

    def finish(self) -> None:
        """The crawl came to its end: the next one begins anew."""
        ...


@dataclass(slots=True)
class ShortMemory:
    """A ledger that keeps what it must within one run, and nothing beyond."""

    began: float = field(default=0.0, init=False)

    def standing(self, site: str) -> Sequence[Address]:  # noqa: ARG002 - the protocol's
        """Nothing: every crawl is a new one."""
        return ()

    def kept(self, url: str) -> Kept | None:  # noqa: ARG002 - the protocol's
        """Nothing: every page is new."""
        return None

    def settle(self, site: str, *, addresses: Sequence[Address], kept: Kept | None = None) -> None:
        """Forget it."""

    def finish(self) -> None:
        """Nothing to do."""
