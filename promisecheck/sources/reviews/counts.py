"""What became of the rows of one input, and the notices that would otherwise be one a row."""

from collections import Counter
from collections.abc import Callable

from promisecheck.core.promises import Skipped, Tally, Trouble
from promisecheck.sources.reviews.rows import BadRow

Notice = Callable[[Skipped | Trouble], None]

_ALWAYS = ("read", "kept", "duplicates", "empty", "too short", "bad rows")
_SHOWN = 5
"""So many bad rows of one input are named; the rest are counted."""


class Counts:
    """Counts rows by what became of them; `read` is the sum of kept, duplicates, empty, too short, bad rows and what was left out."""

    def __init__(self, source: str, *, notice: Notice, set_aside: Callable[[BadRow], None] | None = None) -> None:
        """`source` is the input as the user named it; `set_aside` hears of every bad row."""
        self._set_aside = set_aside
        self._source = source
        self._notice = notice
        self._counted: Counter[str] = Counter()
        self._said: set[str] = set()

    def add(self, word: str) -> None:
        """One more of `word`."""
        self._counted[word] += 1

    def quarantine(self, bad: BadRow) -> None:
        """Count a row that cannot be read, and name the first few."""
        self._counted["bad rows"] += 1
        if self._set_aside is not None:
            self._set_aside(bad)
        if self._counted["bad rows"] <= _SHOWN:
            self._notice(Skipped(what=f"{bad.source}, {bad.place}", why=bad.why))

    def say(self, why: str, *, column: str = "") -> None:
        """A notice about the whole input, once."""
        if why not in self._said:
            self._said.add(why)
            self._notice(Skipped(what=f"{self._source}, column {column}" if column else self._source, why=why))

    def close(self) -> Tally:
        """The tally, after saying how many bad rows were not named."""
        more = self._counted["bad rows"] - _SHOWN
        if more > 0:
            self.say(f"{more} more rows could not be read")
        others = sorted(word for word in self._counted if word not in _ALWAYS)
        return Tally(source=self._source, counts=tuple((word, self._counted[word]) for word in (*_ALWAYS, *others)))
