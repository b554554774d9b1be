"""From the first token to the last: names passed over, hedges joined to what they hedge."""

from collections.abc import Iterator
from dataclasses import replace

from promisecheck.language.grammar.clock import read_always, read_clock, read_minutes
from promisecheck.language.grammar.counts import read_count
from promisecheck.language.grammar.dates import read_date
from promisecheck.language.grammar.days import read_day, read_weekday
from promisecheck.language.grammar.found import Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.measures import read_measure
from promisecheck.language.grammar.names import end_of_name
from promisecheck.language.grammar.numerals import read_range
from promisecheck.language.grammar.shares import read_share, read_times
from promisecheck.language.grammar.tokens import FRACTIONS, Tokens

_FILLERS = 2
"""As many small words may stand between a hedge and its number."""
_DAY = 86_400.0
_POINTS = frozenset({"clock", "date", "weekday"})
_BOUNDS = {"within": "under", "at least": "from", "over": "from"}
"""A hedge of a quantity -> the same of a point in time."""
_YEARS = range(1_900, 2_100)
_LETTERS = {"k": 1e3, "m": 1e6}
_ARTICLE = 2
"""Forms of one with no more letters say nothing alone."""
_CLOSING = frozenset(".!?,;:)\"'")


def scan(tokens: Tokens, lexicon: Lexicon) -> Iterator[Found]:
    """Every quantity, in order."""
    place, any_found = 0, False
    while place < len(tokens):
        step = _skipped(tokens, place, lexicon)
        if step is None:
            one = _hedged(tokens, place, lexicon) or read_one(tokens, place, lexicon)
            if one:
                any_found = True
                yield one
            step = one.end if one else place + 1
        place = step
    if not any_found:
        yield from _alone(tokens, lexicon)


def _skipped(tokens: Tokens, place: int, lexicon: Lexicon) -> int | None:
    """The next place to look at where nothing can begin at this one."""
    if tokens.is_number(place):
        return None if read_date(tokens, place, lexicon) else end_of_name(tokens, place, lexicon) or None
    if tokens.low[place] not in lexicon.starts:
        return None if tokens.low[place] in FRACTIONS else place + 1
    idiom = lexicon.idioms.at(tokens, place)
    return idiom[1] if idiom else None


def _hedged(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """A hedge, a filling word or two, and the quantity that it hedges."""
    hedge = lexicon.hedges.at(tokens, place) or lexicon.before.at(tokens, place)
    if hedge is None:
        return None
    at = hedge[1]
    for _ in range(_FILLERS + 1):
        one = read_one(tokens, at, lexicon, hedge=hedge[0])
        if one:
            return _joined(tokens, place, one, lexicon)
        if tokens.low[at] not in lexicon.fillers:
            break
        at += 1
    second = lexicon.hedges.at(tokens, at)
    one = read_one(tokens, second[1], lexicon, hedge=second[0]) if second else None
    return _joined(tokens, place, one, lexicon) if one else None


def _joined(tokens: Tokens, place: int, one: Found, lexicon: Lexicon) -> Found | None:
    hedge, bound = lexicon.hedges.at(tokens, place), lexicon.before.at(tokens, place)
    if one.unit in _POINTS:
        kind = bound[0] if bound else _BOUNDS.get(hedge[0], hedge[0]) if hedge else ""
        return replace(one, start=place) if one.low != one.high else _bounded(one, kind, place)
    if hedge is None or (one.hedge and one.hedge != "about"):
        return None
    if hedge[0] == "from" and one.low != one.high:
        return replace(one, start=place)
    return hedged(one, hedge[0], start=place)


def _bounded(one: Found, kind: str, place: int) -> Found:
    """Before, until or from a time of day: the part of the day that is meant."""
    if one.unit != "clock" or kind == "about":
        return replace(one, start=place, hedge=kind)
    return (
        replace(one, low=0.0, start=place, hedge=kind) if kind in {"under", "up to"} else replace(one, high=_DAY, start=place, hedge=kind)
    )


def read_one(tokens: Tokens, place: int, lexicon: Lexicon, *, hedge: str = "") -> Found | None:
    """The quantity that begins at `place`: the kinds are asked in an order in which the surer one comes first."""
    if place >= len(tokens):
        return None
    return (
        read_always(tokens, place, lexicon)
        or read_date(tokens, place, lexicon)
        or read_share(tokens, place, lexicon)
        or read_times(tokens, place, lexicon)
        or read_minutes(tokens, place, lexicon)
        or read_measure(tokens, place, lexicon)
        or read_clock(tokens, place, lexicon)
        or read_day(tokens, place, lexicon)
        or read_weekday(tokens, place, lexicon)
        or read_count(tokens, place, lexicon, hedge=hedge)
    )


def _alone(tokens: Tokens, lexicon: Lexicon) -> Iterator[Found]:
    """A text that is nothing but a number, as a cell of a table can be: unit "n"."""
    hedge = lexicon.hedges.at(tokens, 0)
    begin = hedge[1] if hedge else 0
    minus = tokens.raw[begin] == "-" or tokens.low[begin] in lexicon.minus
    begin += minus
    number = read_range(tokens, begin, lexicon)
    if number is None or number.written == "part" or (number.written == "article" and len(tokens.low[begin]) <= _ARTICLE):
        return
    end, factor = (
        (number.end + 1, _LETTERS[tokens.low[number.end]])
        if tokens.low[number.end] in _LETTERS and tokens.glued(number.end)
        else (number.end, 1)
    )
    if any(piece not in _CLOSING for piece in tokens.raw[end : len(tokens)]):
        return
    if tokens.is_number(begin) and (number.low in _YEARS or end_of_name(tokens, begin, lexicon) > number.end):
        return
    sign = -factor if minus else factor
    found = Found(min(number.low * sign, number.high * sign), max(number.low * sign, number.high * sign), "n", 0, end)
    kind = hedge[0] if hedge and not (hedge[0] == "from" and number.low != number.high) else number.hedge
    yield hedged(found, kind) if kind else found
