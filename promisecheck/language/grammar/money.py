"""Money with its sign before the number: £38, kr. 99, DKK 1.299,-, $1.2m."""

from dataclasses import replace

from promisecheck.language.grammar.found import MONEY
from promisecheck.language.grammar.lexicon import Lexicon, Unit
from promisecheck.language.grammar.numerals import Number, read_range
from promisecheck.language.grammar.tokens import Tokens

_LETTERS = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9}
_SIGNS = frozenset({"kr", "€", "£", "$"})


def currency_at(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The currency that stands at `place`: a code in capitals, a sign or a word."""
    code = lexicon.currencies.get(tokens.raw[place])
    if code:
        return code, place + 1
    found = lexicon.units.at(tokens, place)
    return found if found and found[0][0] in MONEY else None


def read_money_first(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[Number, Unit] | None:
    """The number after a currency, its end after all that belongs to it, and the currency."""
    sign = currency_at(tokens, place, lexicon)
    if sign is None or sign[0][1] != 1 or not tokens.is_number(sign[1]) or tokens.gap(sign[1]) > 1:
        return None
    number = read_range(tokens, sign[1], lexicon)
    if number is None:
        return None
    factor = _LETTERS.get(tokens.low[number.end], 1.0) if tokens.glued(number.end) else 1.0
    end = number.end + (factor > 1)
    again = currency_at(tokens, end, lexicon)
    if again and again[0][0] in {sign[0][0], "KR"} and (tokens.glued(end) or tokens.low[end] not in _SIGNS):
        end = again[1]
    return replace(number, low=number.low * factor, high=number.high * factor, end=end), sign[0]
