"""The time and the tokens that the questions of one run may take, shared by all who ask."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from promisecheck.errors import FetchFailed

_FAILED_IN_A_ROW = 5


@dataclass
class Taken:
    """Tokens set aside for one request, and what it really took."""

    tokens: int
    spent: int = 0


class Allowance:
    """Counts down; FetchFailed where nothing is left, or when it was stopped."""

    def __init__(self, *, tokens: int, seconds: float) -> None:
        """The clock starts now."""
        self._tokens = tokens
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._why = ""
        self._failed = 0

    @contextmanager
    def taken(self, tokens: int) -> Iterator[Taken]:
        """Set tokens aside for one request, and put back what it did not spend. Requests that fail one after the other end the run."""
        self.seconds_left()
        own = Taken(tokens=tokens)
        with self._lock:
            if tokens > self._tokens:
                raise FetchFailed("the tokens that [judge] max_tokens allows are spent")
            self._tokens -= tokens
        try:
            yield own
        except FetchFailed as error:
            self._count(failed=self._failed + 1)
            if self._failed >= _FAILED_IN_A_ROW:
                self.stop(f"it failed {_FAILED_IN_A_ROW} times in a row ({error.what})")
            raise
        else:
            self._count(failed=0)
        finally:
            with self._lock:
                self._tokens += tokens - own.spent

    def _count(self, *, failed: int) -> None:
        with self._lock:
            self._failed = failed

    def stop(self, why: str) -> None:
        """Let nobody ask any more; who waits wakes up. The first reason counts."""
        with self._lock:
            self._why = self._why or why
        self._stopped.set()

    def seconds_left(self) -> float:
        """Seconds until the end."""
        if self._stopped.is_set():
            raise FetchFailed(self._why)
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailed(self._over())
        return left

    def wait(self, seconds: float) -> None:
        """Wait so long, or until it is stopped; not at all where the end comes first."""
        if seconds >= self.seconds_left():
            raise FetchFailed(self._over())
        self._stopped.wait(seconds)
        self.seconds_left()

    def _over(self) -> str:
        return f"the {self._seconds:g} s that [judge] deadline allows are over"
