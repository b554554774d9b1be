"""Pages of all sites are read by two threads: each thread that reads keeps some 50 MB, and more of them are no faster."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

_HANDS = 2
Made = TypeVar("Made")


class Desk:
    """Does the work that is put on it, in the order in which it comes; threads begin with the first piece."""

    def __init__(self) -> None:
        """Nobody works yet."""
        self._tasks: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._begun = False

    def do(self, work: Callable[..., Made], *arguments: object) -> Made:
        """What `work` makes of its arguments; raises what it raises."""
        with self._lock:
            for number in range(0 if self._begun else _HANDS):
                threading.Thread(target=self._work, name=f"reading {number + 1}", daemon=True).start()
            self._begun = True
        future: Future[Made] = Future()
        self._tasks.put((future, partial(work, *arguments)))
        return future.result()

    def close(self) -> None:
        """No more work comes."""
        for _ in range(_HANDS):
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, work = task
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                future.set_exception(error)
