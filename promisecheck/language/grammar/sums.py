"""Quantities told in two parts: 1 hour 30 minutes, 20 kroner og 50 øre, a year and a half, three hours twenty."""

from collections.abc import Callable
from dataclasses import replace

from promisecheck.language.grammar.found import MONEY, Found
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.numerals import read_number
from promisecheck.language.grammar.tokens import Tokens

_HOUR, _MINUTE = 3_600.0, 60.0
_TWO = 2
"""Digits of minutes."""

ReadSingle = Callable[[Tokens, int, Lexicon], Found | None]


def add_smaller(tokens: Tokens, first: Found, lexicon: Lexicon, *, read_single: ReadSingle) -> Found:
    """The quantity with the smaller part that follows it, if one does."""
    unit = lexicon.units.at(tokens, first.end - 1)
    if (
        first.low != first.high
        or first.unit not in MONEY | {"s"}
        or first.hedge not in {"", "about"}
        or (unit is None and first.unit == "s")
    ):
        return first
    factor, linked = unit[0][1] if unit else 1.0, tokens.low[first.end] in lexicon.links
    at = first.end + (linked or (tokens.raw[first.end] == "," and first.unit == "s"))
    half = lexicon.halves.at(tokens, at) if linked else None
    if half and lexicon.units.at(tokens, half[1]) is None:
        return _plus(first, half[0] * factor, half[1])
    second = _minutes(tokens, at, factor) or (
        read_single(tokens, at, lexicon) if linked or tokens.is_number(at) or tokens.low[at] in lexicon.numbers else None
    )
    if second is None:
        return _plus_bare(tokens, first, at, factor, lexicon)
    smaller = lexicon.units.at(tokens, second.end - 1)
    smaller = ((second.unit, _MINUTE), second.end) if smaller and tokens.low[second.end - 1] == "m" else smaller
    fits = (
        second.unit == first.unit and second.low == second.high and second.low < factor and smaller is not None and smaller[0][1] < factor
    )
    return _plus(first, second.low, second.end) if fits else first


def _plus(first: Found, more: float, end: int) -> Found:
    return replace(first, low=first.low + more, high=first.high + more, end=end)


def _minutes(tokens: Tokens, at: int, factor: float) -> Found | None:
    """1h 30m: minutes, where metres would be meant elsewhere."""
    if (
        factor == _HOUR
        and tokens.is_number(at)
        and tokens.low[at + 1] == "m"
        and tokens.glued(at + 1)
        and tokens.raw[at].isdecimal()
        and len(tokens.raw[at]) <= _TWO
    ):
        return Found(int(tokens.raw[at]) * _MINUTE, int(tokens.raw[at]) * _MINUTE, "s", at, at + 2)
    return None


def _plus_bare(tokens: Tokens, first: Found, at: int, factor: float, lexicon: Lexicon) -> Found:
    """Three hours twenty, sixteen pounds fifty: words, with nothing after them that they could count."""
    number = read_number(tokens, at, lexicon)
    if number is None or number.written != "words" or (tokens.is_word(number.end) and tokens.low[number.end] not in lexicon.never_counted):
        return first
    if factor == _HOUR and number.low < _MINUTE:
        return _plus(first, number.low * _MINUTE, number.end)
    if first.unit in MONEY and factor == 1 and number.low < 100 and first.low == int(first.low):  # noqa: PLR2004 - a hundred pence
        return _plus(first, number.low / 100, number.end)
    return first
