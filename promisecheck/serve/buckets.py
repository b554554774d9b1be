"""How often one may ask: a bucket for each, which fills again with time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST = 10_000
"""So many are remembered; the one that asked longest ago is forgotten."""


class Buckets:
    """`a_minute` requests a minute for each key, all of them at once if need be."""

    def __init__(self, a_minute: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Every bucket is full."""
        self._most, self._clock = a_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> float:
        """Take one: 0.0, or the seconds until there is one again."""
        now, rate = self._clock(), self._most / 60
        with self._lock:
            left, before = self._left.pop(key, (self._most, now))
            left = min(self._most, left + (now - before) * rate)
            taken = left >= 1
            self._left[key] = (left - taken, now)
            while len(self._left) > _MOST:
                self._left.popitem(last=False)
        return 0.0 if taken else (1 - left) / rate
