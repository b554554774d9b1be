"""Numbers that name things: phones, orders, models, versions. They are passed over."""

from promisecheck.language.grammar.found import MONEY
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_PHONE = 7
"""Digits from which on groups with blanks are a phone number."""
_GROUP = 3


def end_of_name(tokens: Tokens, place: int, lexicon: Lexicon) -> int:
    """The place after a number that names something, or 0 where none begins at `place`."""
    if not tokens.is_number(place):
        return 0
    if _is_glued_to_word(tokens, place, lexicon):
        return place + 1
    end = _end_of_groups(tokens, place)
    groups = [piece for piece in tokens.raw[place:end] if piece[0].isdecimal()]
    if len(groups) > 2 and sum(map(len, groups)) >= _PHONE and not _is_thousands(groups):  # noqa: PLR2004 - two groups are a range
        return end
    if place and tokens.raw[place - 1] == "+" and sum(map(len, groups)) >= _PHONE:
        return end
    return 0


def _is_glued_to_word(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """S21, WH-1000, #123."""
    if not tokens.glued(place):
        return False
    before = tokens.raw[place - 1]
    if before in {"#", "_", "@"}:
        return True
    if before == "-" and tokens.glued(place - 1) and tokens.is_word(place - 2):
        return tokens.low[place - 2] not in lexicon.numbers and tokens.low[place - 2] not in lexicon.weekdays
    if not tokens.is_word(place - 1):
        return False
    unit = lexicon.units.at(tokens, place - 1)
    return not (unit and unit[0][0] in MONEY) and tokens.low[place - 1] not in {"kl", "ca", "k"}


def _end_of_groups(tokens: Tokens, place: int) -> int:
    """The place after groups of digits with one blank or hyphen between them."""
    end = place + 1
    while True:
        if tokens.is_number(end) and tokens.gap(end) == 1 and tokens.raw[end].isdecimal():
            end += 1
        elif tokens.raw[end] == "-" and tokens.glued(end) and tokens.glued(end + 1) and tokens.is_number(end + 1):
            end += 2
        else:
            return end


def _is_thousands(groups: list[str]) -> bool:
    return len(groups[0]) <= _GROUP and all(len(group) == _GROUP for group in groups[1:])
