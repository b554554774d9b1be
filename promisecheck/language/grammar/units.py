"""The unit after a number, and whether the two go together."""

from promisecheck.language.grammar.found import DURATIONS, MONEY
from promisecheck.language.grammar.lexicon import Lexicon, Unit
from promisecheck.language.grammar.money import currency_at
from promisecheck.language.grammar.numerals import Number
from promisecheck.language.grammar.tokens import Tokens

_BITS = {"Mb": ("bit/s", 1e6), "Gb": ("bit/s", 1e9)}
_NEVER_UNITS = frozenset({"G", "K", "D", "T", "S", "M", "H", "X", "GR", "MS", "ML"})
"""4G, 3D, 4K: letters after digits that make a name."""
_SHORT = frozenset({"pc", "mo", "mi", "ms", "mp", "tb", "gr", "st"})
"""Units of two letters that are units after digits only."""
_GLUED = frozenset({"p", ",", ".", ":"})
_ARTICLE = 2
"""Articles with no more letters, without an accent, count no money: "not a penny", "ikke en krone"."""
_YEARS = range(1_900, 2_100)


def unit_after(tokens: Tokens, place: int, number: Number, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit after a number that began at `place`: glued, after a blank, a hyphen (30-day) or one filling word (3 whole weeks)."""
    at = number.end
    if tokens.raw[at] == "-" and tokens.glued(at) and tokens.is_word(at + 1):
        at += 1
    elif tokens.raw[at] == "/" and tokens.glued(at) and tokens.is_number(at + 1):
        return _down_and_up(tokens, at, lexicon)
    elif tokens.raw[at] == "." and tokens.glued(at) and place and tokens.low[place - 1] in lexicon.every:
        at += 1
    found = _unit_at(tokens, at, number, lexicon)
    return found if found and _allowed(tokens, place, number, found[0], lexicon) else None


def _down_and_up(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """1000/500 Mbit: the first figure has the unit of the second."""
    found = lexicon.units.at(tokens, at + 2)
    return found if found and found[0][0] == "bit/s" else None


def _unit_at(tokens: Tokens, at: int, number: Number, lexicon: Lexicon) -> tuple[Unit, int] | None:
    currency = currency_at(tokens, at, lexicon)
    if currency is None and tokens.low[at] == "k" and tokens.glued(at):
        thousands = currency_at(tokens, at + 1, lexicon)
        return ((thousands[0][0], thousands[0][1] * 1e3), thousands[1]) if thousands else None
    found = currency or lexicon.units.at(tokens, at)
    if found is None and tokens.low[at] in lexicon.fillers:
        found = lexicon.units.at(tokens, at + 1)
        return found if found and found[0][0] in DURATIONS else None
    if found is None or not _reads_as_unit(tokens, at, number, found[1]):
        return None
    is_bits = found[1] == at + 1 and tokens.raw[at] in _BITS
    return (_BITS[tokens.raw[at]], found[1]) if is_bits else found


def _reads_as_unit(tokens: Tokens, at: int, number: Number, end: int) -> bool:
    """Short units stand after digits, close to them, in the right case; 4G, 3D and 1990s are names."""
    raw, digits = tokens.raw[at], number.written == "digits"
    if end == at + 1 and (raw in _NEVER_UNITS or (raw == "s" and tokens.glued(at) and number.low in _YEARS)):
        return False
    if raw in _GLUED:
        return digits and tokens.glued(at) and not (tokens.raw[end] == "." and tokens.low[end + 1] == "m") and not tokens.is_number(end)
    if (len(raw) == 1 and raw.isalpha()) or raw.lower() in _SHORT:
        return digits and tokens.gap(at) <= 1
    return not (tokens.raw[end - 1] in {"2", "3"} and not tokens.glued(end - 1))


def _allowed(tokens: Tokens, place: int, number: Number, unit: Unit, lexicon: Lexicon) -> bool:
    """An article counts before units of time, stars and money only; "several" and "few" before units of time."""
    if number.written == "vague" and number.low != 2 * number.scale:
        return unit[0] in DURATIONS
    if number.hedge == "at least" and number.written == "vague":
        return unit[0] in DURATIONS
    if number.written == "part" and unit[0] in MONEY | {"stars", "%"}:
        return number.low > 1
    if number.written != "article":
        return True
    if unit[0] in MONEY | {"stars"}:
        return unit[1] > 1 or (
            unit[1] == 1 and (unit[0] == "stars" or len(tokens.raw[place]) > _ARTICLE or not tokens.raw[place].isascii())
        )
    return unit[0] in DURATIONS and _lasts(tokens, place, number.end, lexicon)


def _lasts(tokens: Tokens, place: int, at: int, lexicon: Lexicon) -> bool:
    """Whether "a day" is a duration and not "some day": a word before or after it says so."""
    word = tokens.low[at]
    if word in lexicon.times:
        return False
    if word not in lexicon.passing:
        return True
    return (
        (place > 0 and tokens.low[place - 1] in lexicon.lasting)
        or tokens.low[at + 1] in lexicon.delayed
        or lexicon.ranges.at(tokens, at + 1) is not None
    )
