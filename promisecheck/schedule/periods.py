"""How often, how long: "30m", "12h", "1d", "2w" -> a length of time; and whether something is due."""

import re
from datetime import datetime, timedelta

from promisecheck.errors import SettingsError

_PERIOD = re.compile(r"\s*(\d{1,5})\s*([mhdw])\s*", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_EARLY = 0.1
"""Something is due when nine tenths of its time have passed: a nightly start is now and then some minutes early, or an hour in spring."""


def read_period(text: str, *, where: str) -> timedelta:
    """The length of time; SettingsError names the setting `where` it stands.

    >>> read_period("12h", where="run.every")
    datetime.timedelta(seconds=43200)
    """
    found = _PERIOD.fullmatch(text)
    if not found or int(found[1]) == 0:
        raise SettingsError(f"{where} = {text!r} is no length of time", next_step="Write a number with m, h, d or w, such as 12h or 1d")
    return timedelta(**{_UNITS[found[2].lower()]: int(found[1])})


def is_due(last: datetime | None, every: timedelta, *, now: datetime) -> bool:
    """Whether it is time again; a last time that lies ahead comes of a clock that was wrong, and counts for nothing."""
    if last is None or last > now + timedelta(minutes=5):
        return True
    return now - last >= every * (1 - _EARLY)
