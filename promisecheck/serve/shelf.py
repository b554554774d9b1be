"""The last few reports that were read, at hand: a report does not change once it was kept."""

import threading
from collections import OrderedDict

from promisecheck.serve.refusals import Missing
from promisecheck.store import Database
from promisecheck.store.kept import Volume, read_volume

_AT_HAND = 3
_LARGEST = 2**31 - 1


class Shelf:
    """Reads reports; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        """Nothing was read yet."""
        self._database = database
        self._read: OrderedDict[int, Volume] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, run: int) -> Volume:
        """The report of a run. Missing where there is no such run, or it was pruned."""
        with self._lock:
            if run in self._read:
                self._read.move_to_end(run)
                return self._read[run]
        return self._fetch(run)

    def _fetch(self, run: int) -> Volume:
        volume = None
        if 0 < run <= _LARGEST:
            with self._database.reading() as connection:
                volume = read_volume(connection, run)
        if volume is None:
            raise Missing
        with self._lock:
            self._read[run] = volume
            while len(self._read) > _AT_HAND:
                self._read.popitem(last=False)
        return volume
