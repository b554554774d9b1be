"""Calendar dates: 3. maj 2026, May 3rd, 2026-05-03, 03.05.2026, d. 3/5."""

from datetime import date

from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_YEARLESS = 4
"""A leap year long ago: dates without a year are counted in it."""
_LAST_DAY = 31
_SEPARATORS = frozenset("/-")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


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
    elif len(parts) == 1 and tokens.raw[place + 1] == "/" and tokens.glued(place + 1) and is_dated(tokens, place, lexicon):
        parts, end = [tokens.raw[place], tokens.raw[place + 2], f"{_YEARLESS:04}"], place + 3
    if len(parts) != 3 or len(parts[2]) != 4 or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):  # noqa: PLR2004 - the form of a date
        return None
    day, month, year = (int(part) for part in parts)
    return _made(year, month, day, place, end) or _made(year, day, month, place, end)


def is_dated(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a word stands before `place` that makes figures like 3/5 a date."""
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
    end += tokens.low[end] in lexicon.of
    month = lexicon.months.get(tokens.low[end])
    if month is None or (_is_doubtful(tokens, end, lexicon) and end == place + 1):
        return None
    year, end = _year(tokens, end + 1)
    found = _made(year, month + 1, day, place, end)
    until = _day_number(year, month + 1, last) if last else None
    return Found(found.low, until, "date", place, end) if found and until and until > found.low else found


def _is_doubtful(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether the month's name, in small letters, is an everyday word as well: you may, we march."""
    return tokens.low[place] in lexicon.doubtful_months and tokens.raw[place].islower() and tokens.is_word(place + 1)


def _month_first(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """May 3rd, 2026: in languages that write so."""
    day = _day(tokens, place + 1)
    if day is None or not lexicon.of or _is_doubtful(tokens, place, lexicon) or lexicon.units.at(tokens, day[1]):
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
