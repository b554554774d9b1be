"""Ctrl-C and SIGTERM: a crawl finishes what is in flight and the part done is reported; anything else ends at once."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from promisecheck.sources.crawl.stop import Stop

SIGNALED = 128
"""Exit codes of a stopped run are this and the signal's number: 130 for Ctrl-C, 143 for SIGTERM."""


class StoppedBy(KeyboardInterrupt):
    """A signal ended the run."""

    def __init__(self, number: int) -> None:
        """Keep the signal's number."""
        self.number = number
        super().__init__(number)


@contextlib.contextmanager
def stoppable() -> Iterator["Stop"]:
    """Somebody whom a signal asks to stop. A second signal, or one while nothing listens, raises StoppedBy."""
    from promisecheck.sources.crawl.stop import Stop

    stop = Stop()

    def hear(number: int, _frame: FrameType | None) -> None:
        if stop.asked or not stop.listening:
            raise StoppedBy(number)
        stop.ask(number)

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
