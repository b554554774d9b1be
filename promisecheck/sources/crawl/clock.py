"""Time as the crawler knows it: a seam, so that tests need not wait."""

import time
from typing import Protocol

from promisecheck.sources.crawl.stop import Stop


class Clock(Protocol):
    """Tells and passes time, in seconds."""

    def now(self) -> float:
        """Seconds since some moment; never goes back."""
        ...

    def today(self) -> float:
        """Seconds since 1970, as the machine has it: it may jump."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class WallClock:
    """The machine's own; the wish to stop ends a wait."""

    def __init__(self, stop: Stop | None = None) -> None:
        """Waits end when `stop` is asked for."""
        self._stop = stop or Stop()

    def now(self) -> float:
        """Monotonic seconds."""
        return time.monotonic()

    def today(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait, or less long."""
        self._stop.wait(seconds)
