"""Weekdays, calendar dates, and days told by their distance: tomorrow, the same day."""

from datetime import date

from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_YEARLESS = 4
"""A leap year long ago: dates without a year are counted in it."""
_LAST_DAY = 31
_DAYS = 7
_DAY = 86_400.0
_SEPARATORS = frozenset("/-")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def read_day(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Tomorrow, the next day, at once (seconds), or for weeks on end."""
    found = lexicon.days.at(tokens, place)
    if found:
        return Found(found[0], found[0], "s", place, found[1])
    numbered = _numbered(tokens, place, lexicon)
    if numbered:
        return numbered
    long = lexicon.vague_units.at(tokens, place)
    return Found(long[0], float("inf"), "s", place, long[1], "at least") if long else None


def _numbered(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Day 40, the third day (but not every third day)."""
    raw = tokens.raw[place + 1]
    if tokens.low[place] in lexicon.day and raw.isascii() and raw.isdecimal() and len(raw) <= 3 and lexicon.units.at(tokens, place + 2) is None:  # noqa: PLR2004 - up to a year
        return Found(int(raw) * _DAY, int(raw) * _DAY, "s", place, place + 2) if tokens.raw[place + 2] != "." else None
    ordinal = lexicon.ordinals.at(tokens, place)
    if ordinal and tokens.low[ordinal[1]] in lexicon.day and (place == 0 or tokens.low[place - 1] not in lexicon.every):
        return Found(ordinal[0] * _DAY, ordinal[0] * _DAY, "s", place, ordinal[1] + 1)
    return None


def read_weekday(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Monday (0) to Sunday (6); Friday to Monday is 4 to 7."""
    first = lexicon.weekdays.get(tokens.low[place])
    short = first is None
    if short:
        first = lexicon.short_weekdays.get(tokens.low[place])
    if first is None:
        return None
    end = place + 1 + (short and tokens.raw[place + 1] == "." and tokens.glued(place + 1))
    between = lexicon.ranges.at(tokens, end)
    last = None
    if between and (not short or tokens.raw[between[1] - 1] == "-"):
        last = lexicon.weekdays.get(tokens.low[between[1]])
        last = lexicon.short_weekdays.get(tokens.low[between[1]]) if last is None and tokens.raw[between[1] - 1] == "-" else last
    if between and last is not None and tokens.low[between[1] - 1] not in {"eller", "or", "oder"}:
        return Found(first, last if last > first else last + _DAYS, "weekday", place, between[1] + 1)
    return None if short else Found(first, first, "weekday", place, place + 1)


def read_date(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """A calendar date with its month by name, or in full figures: days since the year 1; without a year, days in a year."""
    if not tokens.is_number(place):
        return _month_first(tokens, place, lexicon) if tokens.low[place] in lexicon.months else None
    return _iso(tokens, place) or _dotted(tokens, place, lexicon) or _day_first(tokens, place, lexicon)


def _day_number(year: int, month: int, day: int) -> float | None:
    try:
        return float(date(year, month, day).toordinal())
    except ValueError:
        return None


def _made(year: int, month: int, day: int, place: int, end: int) -> Found | None:
    value = _day_number(year, month, day)
    return Found(value, value, "date", place, end) if value is not None else None


def _iso(tokens: Tokens, place: int) -> Found | None:
    parts = tokens.raw[place : place + 5]
    if len(parts) == 5 and parts[1] == parts[3] == "-" and all(tokens.glued(place + at) for at in range(1, 5)):  # noqa: PLR2004 - 2026-05-03
        year, month, day = parts[0], parts[2], parts[4]
        if year.isdecimal() and month.isdecimal() and day.isdecimal() and len(year) == 4 and len(month) == len(day) == 2:  # noqa: PLR2004 - the form of a date
            return _made(int(year), int(month), int(day), place, place + 5)
    return None


def _dotted(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """03.05.2026, 3/5/2026, 3-5-2026, 3/5-2026 with the day first, unless that cannot be; d. 3/5."""
    parts, end = tokens.raw[place].split("."), place + 1
    if len(parts) == 1 and tokens.raw[place + 1] in _SEPARATORS and tokens.raw[place + 3] in _SEPARATORS:
        parts, end = [tokens.raw[place], tokens.raw[place + 2], tokens.raw[place + 4]], place + 5
    elif len(parts) == 1 and tokens.raw[place + 1] == "/" and tokens.glued(place + 1) and _after_dated(tokens, place, lexicon):
        parts, end = [tokens.raw[place], tokens.raw[place + 2], f"{_YEARLESS:04}"], place + 3
    if len(parts) != 3 or len(parts[2]) != 4 or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):  # noqa: PLR2004 - the form of a date
        return None
    day, month, year = (int(part) for part in parts)
    return _made(year, month, day, place, end) or _made(year, day, month, place, end)


def _after_dated(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    return any(found is not None and found[1] == place for found in (lexicon.dated.at(tokens, max(0, place - back)) for back in (1, 2)))


def _day_first(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """3. maj 2026, 3rd of May, 1.-5. maj."""
    first = _day(tokens, place)
    if first is None:
        return None
    day, end = first
    last, between = None, lexicon.ranges.at(tokens, end)
    if between and (second := _day(tokens, between[1])):
        last, end = second
    end += tokens.low[end] == "of"
    month = lexicon.months.get(tokens.low[end])
    if month is None or (tokens.low[end] in {"may", "mar", "man", "sep", "jan"} and tokens.raw[end].islower() and tokens.low[end] == "may" and end == place + 1 and tokens.is_word(end + 1)):
        return None
    year, end = _year(tokens, end + 1)
    found = _made(year, month + 1, day, place, end)
    until = _day_number(year, month + 1, last) if last else None
    return Found(found.low, until, "date", place, end) if found and until and until > found.low else found


def _month_first(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """May 3rd, 2026."""
    day = _day(tokens, place + 1)
    if day is None or "en" not in lexicon.codes or (tokens.low[place] == "may" and tokens.raw[place].islower()) or lexicon.units.at(tokens, day[1]):
        return None
    year, end = _year(tokens, day[1] + (tokens.raw[day[1]] == ","))
    if year == _YEARLESS:
        end = day[1]
    return _made(year, lexicon.months[tokens.low[place]] + 1, day[0], place, end)


def _day(tokens: Tokens, place: int) -> tuple[int, int] | None:
    raw = tokens.raw[place]
    if not (raw.isascii() and raw.isdecimal() and len(raw) <= 2 and 1 <= int(raw) <= _LAST_DAY):  # noqa: PLR2004 - two digits
        return None
    end = place + 1
    if tokens.glued(end) and (tokens.raw[end] == "." or tokens.low[end] in _ORDINALS):
        end += 1
    return int(raw), end


def _year(tokens: Tokens, end: int) -> tuple[int, int]:
    raw = tokens.raw[end]
    if raw.isascii() and raw.isdecimal() and len(raw) == 4 and raw[:2] in {"19", "20"}:  # noqa: PLR2004 - four digits
        return int(raw), end + 1
    return _YEARLESS, end
