"""A day, or a day with its time, as it stands in a table; and the length of a wait."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from promisecheck.sources.reviews.days import read_day

_TIME = re.compile(
    r"(?<![\d.:-])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]m)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?\s*$", re.IGNORECASE
)
_UNITS = (
    (1.0, re.compile(r"\b(?:s|sec|secs|seconds?|sek|sekunder|sekund|sekunden)\b", re.IGNORECASE)),
    (60.0, re.compile(r"\b(?:m|min|mins|minutes?|minut|minutter|minuter|minuten?)\b", re.IGNORECASE)),
    (3_600.0, re.compile(r"\b(?:h|t|hrs?|hours?|time|timer|timar|timmar|stunden?)\b", re.IGNORECASE)),
    (86_400.0, re.compile(r"\b(?:d|days?|dage?|dager|dagar|tage?|døgn)\b", re.IGNORECASE)),
)
_NUMBER = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,6})?)\s*([^\W\d_]{0,10})\.?\s*$")
_CLOCK = re.compile(r"\s*(\d{1,4}):(\d{2})(?::(\d{2}))?\s*$")
_SATURDAY = 5
_NOON = 12
_LONGEST_WAIT = 3_660


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day and, where it is told, its time."""

    day: date
    at: datetime | None = None


def read_moment(raw: str, *, day_first: bool = True) -> Moment | None:
    """The moment in a cell, or None.

    >>> read_moment("03-04-2026 14:05").at, read_moment("2026-04-03").at
    (datetime.datetime(2026, 4, 3, 14, 5), None)
    """
    text = raw.strip()[:60]
    day = read_day(text, day_first=day_first)
    if day is None:
        return None
    if text[:4].isdigit() and (exact := _iso(text)):
        return Moment(day=exact.date(), at=exact)
    match = _TIME.search(text)
    if match is None or match.start() < 6:  # noqa: PLR2004 - a day stands before the time
        return Moment(day=day)
    hour = int(match[1]) % 12 + (_NOON if match[4].lower() == "pm" else 0) if match[4] else int(match[1])
    try:
        return Moment(day=day, at=datetime.combine(day, time(hour, int(match[2]), int(match[3] or 0))))
    except ValueError:
        return Moment(day=day)


def _iso(text: str) -> datetime | None:
    """A full time stamp, in UTC where it says its zone; None for a bare day."""
    try:
        told = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except ValueError:
        return None
    if told.tzinfo is not None:
        told = told.astimezone(UTC).replace(tzinfo=None)
    return told if len(text) > 10 else None  # noqa: PLR2004 - longer than a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long something took: exactly (None where only days are known), in days, and in working days (Monday to Friday)."""

    days: int
    workdays: int
    seconds: float | None = None


def wait_between(first: Moment, last: Moment) -> Wait | None:
    """The wait from one moment to a later one; None where the later one is earlier, or years later."""
    days = (last.day - first.day).days
    if not 0 <= days <= _LONGEST_WAIT:
        return None
    seconds = (last.at - first.at).total_seconds() if first.at and last.at else None
    if seconds is not None and seconds < 0:
        return None
    workdays = sum((first.day + timedelta(days=number)).weekday() < _SATURDAY for number in range(1, days + 1))
    return Wait(days=days, workdays=workdays, seconds=seconds)


def read_wait(raw: str, *, column: str) -> Wait | None:
    """A length that stands in one cell: "3 h", "02:15:00", or a bare number whose unit stands in the column's name.

    >>> read_wait("2,5", column="Svartid (timer)").seconds, read_wait("soon", column="Svartid")
    (9000.0, None)
    """
    if match := _CLOCK.match(raw[:40]):
        return _of_seconds(int(match[1]) * 3_600 + int(match[2]) * 60 + int(match[3] or 0))
    match = _NUMBER.match(raw[:40])
    scale = _unit(match[2] or _named_unit(column)) if match else None
    return _of_seconds(float(match[1].replace(",", ".")) * scale) if match and scale else None


def _named_unit(column: str) -> str:
    """What stands in brackets or behind the last word of a column's name: "Svartid (timer)", "response time min"."""
    inner = re.search(r"[(\[]([^)\]]{1,20})[)\]]", column)
    return inner[1] if inner else (re.split(r"[\s_-]+", column.strip()) or [""])[-1]


def _unit(name: str) -> float | None:
    return next((scale for scale, pattern in _UNITS if pattern.fullmatch(name.strip())), None)


def _of_seconds(seconds: float) -> Wait:
    days = int(seconds // 86_400)
    return Wait(days=days, workdays=days * 5 // 7 if days > 6 else days, seconds=seconds)  # noqa: PLR2004 - a week
