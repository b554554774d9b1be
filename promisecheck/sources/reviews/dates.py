"""A column of dates -> days: whether the day or the month stands first is decided once, from all rows seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.days import names_a_month, read_day, split_numeric

_LAST_MONTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Whether the day stands before the month; `why` says what was taken where nothing tells, and then `sure` is false."""

    day_first: bool
    why: str = ""
    sure: bool = True


def find_order(values: Sequence[str], *, nordic: bool, american: bool) -> Order:
    """Whether `3/4/2026` is the third of April.

    `nordic`: the file's own words or languages put the day first (Danish, Norwegian, Swedish, German, British);
    `american`: they put the month first.
    """
    pairs = [pair for value in values if (pair := split_numeric(value)) is not None]
    day, month = sum(pair[0] > _LAST_MONTH for pair in pairs), sum(pair[1] > _LAST_MONTH for pair in pairs)
    if day or month:
        why = f"{min(day, month)} dates have day and month the other way round than the rest" if day and month else ""
        return Order(day_first=day >= month, why=why)
    unclear = [pair for pair in pairs if pair[0] != pair[1] and pair[2] != "."]
    if not unclear or nordic or american:
        return Order(day_first=not american or nordic)
    first, second, separator = unclear[0]
    clear = f"2026-{second:02d}-{first:02d}"
    why = (
        f"dates such as {first}{separator}{second} can be read both ways: took the day first, and only their month counts as known; "
        f"write them as {clear} to be sure, or say which stands first (--month-first, --day-first)"
    )
    return Order(day_first=True, why=why, sure=False)


class Dates:
    """Reads the dates of one column; a day after `today` is no day."""

    def __init__(self, order: Order, *, today: date, counts: Counts) -> None:
        """`today` is the last day that a customer can have said anything on (one day later in some time zone)."""
        self.order = order
        self._last = today + timedelta(days=1)
        self._counts = counts

    def read(self, raw: str) -> date | None:
        """The day, or None (counted as "no date" or "future date")."""
        day = read_day(raw, day_first=self.order.day_first) if raw else None
        if day is None:
            self._counts.add("no date")
            return None
        if day > self._last:
            self._counts.add("future date")
            self._counts.say("holds dates after today: those are not used")
            return None
        return day

    def precision(self, raw: str) -> str:
        """How much of a date is known: "day", or "month" where it names no day or its day may be the month."""
        if names_a_month(raw):
            return "month"
        pair = None if self.order.sure else split_numeric(raw)
        unclear = pair is not None and pair[2] != "." and pair[0] != pair[1] and max(pair[:2]) <= _LAST_MONTH
        return "month" if unclear else "day"
