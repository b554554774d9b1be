"""Weekdays, and days told by their distance: tomorrow, the same day, day 40, the third day, for weeks."""

from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_DAYS = 7
_DAY = 86_400.0


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
    if tokens.low[place] in lexicon.day:
        number = _in_a_year(tokens, place + 1, lexicon)
        sure = number and lexicon.units.at(tokens, place + 2) is None and (tokens.raw[place + 2] != "." or not tokens.is_word(place + 3))
        return Found(number * _DAY, number * _DAY, "s", place, place + 2) if number and sure else None
    ordinal = lexicon.ordinals.at(tokens, place)
    if ordinal and tokens.low[ordinal[1]] in lexicon.day and (place == 0 or tokens.low[place - 1] not in lexicon.every):
        return Found(ordinal[0] * _DAY, ordinal[0] * _DAY, "s", place, ordinal[1] + 1)
    return None


def _in_a_year(tokens: Tokens, place: int, lexicon: Lexicon) -> float:
    """A number of days, 0 where none stands."""
    raw, word = tokens.raw[place], tokens.low[place]
    if raw.isascii() and raw.isdecimal() and len(raw) <= 3:  # noqa: PLR2004 - up to a year
        return float(raw)
    return 0.0 if word in lexicon.articles else lexicon.numbers.get(word, 0.0)


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
    if between and last is not None and tokens.low[between[1] - 1] not in lexicon.either:
        return Found(first, last if last > first else last + _DAYS, "weekday", place, between[1] + 1)
    return None if short else Found(first, first, "weekday", place, place + 1)
