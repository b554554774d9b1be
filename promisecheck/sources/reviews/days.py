"""One date as it was written -> a UTC day."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache

from promisecheck.sources.reviews.vocabulary import cell_words

_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?:den |d\. ?|on )?(\d{1,2})([./-])\s?(\d{1,2})(?:[./-]\s?|\s(?=\d{4}))(\d{4}|\d{2})(?!\d)", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{9,10}|\d{13}|\d{16})(?:\.\d+)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_SERIAL = re.compile(r"([3-6]\d{4})(?:[.,]\d+)?")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(?:of\s)?([^\W\d_]{3,9})\.?,?[\s-]+'?(\d{4}|\d{2})(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:\.|st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_MONTH_ONLY = re.compile(r"(?<!\w)([^\W\d_]{3,9})\.?,?\s+(\d{4})(?!\d)")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_EXCEL_BEGINS = date(1899, 12, 30)
_LONGEST = 80
_YEARS = (1990, 2100)


def split_numeric(raw: str) -> tuple[int, int, str] | None:
    """First number, second number and separator of a date such as `3/4/2026`, where the order of day and month has to be known."""
    match = _NUMERIC.match(raw.strip()[:_LONGEST])
    return (int(match.group(1)), int(match.group(3)), match.group(2)) if match else None


def names_a_month(raw: str) -> bool:
    """Whether a date names a month and no day.

    >>> names_a_month("marts 2026"), names_a_month("3. marts 2026")
    (True, False)
    """
    text = raw.strip()[:_LONGEST]
    if _YEAR_MONTH.fullmatch(text):
        return True
    by_name = _MONTH_ONLY.search(text) and not (_ISO.match(text) or _NUMERIC.match(text))
    return bool(by_name and not _DAY_FIRST.search(text.lower()) and not _MONTH_FIRST.search(text.lower()))


def read_day(raw: str, *, day_first: bool = True) -> date | None:
    """The UTC day, or None. `day_first` says how `3/4/2026` is read; where only the other way makes a date, that is taken.

    >>> [str(read_day(raw)) for raw in ("2026-01-02T23:30:00-05:00", "3/4-26", "3. marts 2026", "January 10, 2026", "1767312000")]
    ['2026-01-03', '2026-04-03', '2026-03-03', '2026-01-10', '2026-01-02']
    """
    text = raw.strip()[:_LONGEST]
    if match := _ISO.match(text):
        return _iso(match)
    if match := _NUMERIC.match(text):
        first, second, year = int(match.group(1)), int(match.group(3)), _full_year(match.group(4))
        day, month = (first, second) if day_first else (second, first)
        return _date(year, month, day) or _date(year, day, month)
    for pattern, read in _DIGITS:
        if match := pattern.fullmatch(text):
            return read(match)
    return _named(text.lower())


def _iso(match: "re.Match[str]") -> date | None:
    day = _date(int(match.group(1)), int(match.group(3)), int(match.group(4)))
    zone = match.group(7)
    if day is None or zone is None or zone[0] not in "+-":
        return day
    east = (1 if zone[0] == "+" else -1) * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    said = timedelta(hours=int(match.group(5)), minutes=int(match.group(6)))
    return day + timedelta(days=(said - east) // timedelta(days=1))


def _named(text: str) -> date | None:
    """Days with the month's name in five languages; a month alone is its first day."""
    for match in (*_DAY_FIRST.finditer(text), *_MONTH_FIRST.finditer(text)):
        day, name = (match.group(1), match.group(2)) if match.group(1).isdigit() else (match.group(2), match.group(1))
        if name in _months():
            return _date(_full_year(match.group(3)), _months()[name], int(day))
    for match in _MONTH_ONLY.finditer(text):
        if match.group(1) in _months():
            return _date(int(match.group(2)), _months()[match.group(1)], 1)
    return None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in cell_words()["months"].items() for name in names.split()}


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)  # noqa: PLR2004 - as everybody reads them


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _YEARS[0] <= year < _YEARS[1] else None
    except ValueError:
        return None


def _epoch(match: "re.Match[str]") -> date | None:
    digits = match.group(1)
    seconds = int(digits) / 10 ** max(0, len(digits) - 10)
    found = datetime.fromtimestamp(seconds, tz=UTC).date()
    return found if _YEARS[0] <= found.year < _YEARS[1] else None


def _serial(match: "re.Match[str]") -> date | None:
    return _EXCEL_BEGINS + timedelta(days=int(match.group(1)))


def _compact(match: "re.Match[str]") -> date | None:
    return _date(int(match.group(1)), int(match.group(2)), int(match.group(3)))


def _year_month(match: "re.Match[str]") -> date | None:
    return _date(int(match.group(1)), int(match.group(2)), 1)


_DIGITS: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], date | None]], ...] = (
    (_COMPACT, _compact),
    (_EPOCH, _epoch),
    (_SERIAL, _serial),
    (_YEAR_MONTH, _year_month),
)
