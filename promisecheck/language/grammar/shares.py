"""Shares ("9 ud af 10"), ratings ("4,7 ud af 5") and how many times ("twice as", "tre gange")."""

from promisecheck.language.grammar.dates import is_dated
from promisecheck.language.grammar.found import Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.measures import rate_end
from promisecheck.language.grammar.numerals import Number, read_number, read_range
from promisecheck.language.grammar.tokens import Tokens

_BEST = 5
_SCALES = frozenset({5.0, 6.0})
_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0})
_AFTER_SLASH = frozenset({5.0, 6.0, 10.0, 100.0})
_LEAST = 4
"""Letters before and with the ending of a comparative."""


def read_share(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """9 out of 10 -> 90 %; 4.7/5 and 4,7 ud af 5 -> stars; two thirds, half of."""
    half = lexicon.half.at(tokens, place)
    if half and not lexicon.multiples.at(tokens, place):
        return Found(50, 50, "%", place, half[1])
    number = read_number(tokens, place, lexicon)
    if number is None or number.written not in {"digits", "words", "article"}:
        return None
    portion = lexicon.portions.at(tokens, number.end + (tokens.raw[number.end] == "-" and tokens.glued(number.end)))
    if portion:
        return Found(100 * number.low * portion[0], 100 * number.low * portion[0], "%", place, portion[1])
    return _out_of(tokens, place, number, lexicon)


def _out_of(tokens: Tokens, place: int, number: Number, lexicon: Lexicon) -> Found | None:
    end = number.end + (tokens.low[number.end] in lexicon.times)
    slash = tokens.raw[end] == "/" and tokens.glued(end + 1)
    phrase = (True, end + 1) if slash else lexicon.out_of.at(tokens, end)
    whole = read_number(tokens, phrase[1], lexicon) if phrase else None
    if whole is None or not _is_share(number, whole, slash=slash) or (slash and is_dated(tokens, place, lexicon)):
        return None
    unit = lexicon.units.at(tokens, whole.end)
    if unit and unit[0][0] != "stars":
        return None
    if unit or _is_rating(tokens, number, whole, lexicon, slash=slash):
        value = number.low * _BEST / whole.low
        return Found(value, value, "stars", place, unit[1] if unit else whole.end)
    value = 100 * number.low / whole.low
    return Found(value, value, "%", place, whole.end + (tokens.low[whole.end] in lexicon.times))


def _is_share(number: Number, whole: Number, *, slash: bool) -> bool:
    return whole.low in (_AFTER_SLASH if slash else _WHOLES) and number.low <= whole.low and whole.written in {"digits", "words"}


def _is_rating(tokens: Tokens, number: Number, whole: Number, lexicon: Lexicon, *, slash: bool) -> bool:
    if slash or number.low % 1:
        return whole.low in _SCALES
    if whole.low != _BEST or number.written == "article":
        return False
    return not tokens.is_word(whole.end) or tokens.low[whole.end] in lexicon.never_counted


def read_times(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Twice as, three times faster (x); three times, twice (a count)."""
    multiple = lexicon.multiples.at(tokens, place)
    if multiple:
        return Found(multiple[0], multiple[0], "x", place, multiple[1])
    repeated = lexicon.repeated.at(tokens, place)
    if repeated:
        return Found(repeated[0], repeated[0], "n:times", place, rate_end(tokens, repeated[1], lexicon))
    number = read_range(tokens, place, lexicon)
    if number is None or number.written in {"article", "part"}:
        return None
    sign, end = tokens.low[number.end] in {"x", "×"}, number.end + 1
    if not sign and tokens.low[number.end] not in lexicon.times:
        return None
    if _compares(tokens.low[end], lexicon) or (sign and not tokens.is_number(end) and tokens.glued(number.end) and not tokens.is_word(end)):
        return _with_hedge(Found(number.low, number.high, "x", place, end), number)
    return None if sign else _with_hedge(Found(number.low, number.high, "n:times", place, rate_end(tokens, end, lexicon)), number)


def _compares(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.more or (len(word) > _LEAST and word.endswith(lexicon.more_endings))


def _with_hedge(found: Found, number: Number) -> Found:
    return hedged(found, number.hedge) if number.hedge else found
