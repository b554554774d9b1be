"""Number words one after another: "two hundred and fifty", "to og tyve", "twenty-two", "fem hundre"."""

from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_HUNDRED, _THOUSAND = 100, 1_000
_TENS = range(20, 100, 10)
_DIGITS = range(1, 10)
_NOTHING = -1.0
_ARTICLE = 2
"""Forms of one with no more letters are articles after a number: "twenty one", but not "twenty a"."""


def read_number_words(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[float, int, float] | None:
    """(value, place after, last scale), or None where no number word stands."""
    total, current, scale, end = 0.0, _NOTHING, 1.0, place
    while step := _step(tokens, end, current, total, lexicon):
        value, end, is_scale = step
        if not is_scale:
            current = max(current, 0.0) + value
            continue
        scale, current = value, max(current, 1.0) * value
        if value >= _THOUSAND:
            total, current = total + current, _NOTHING
    return (total + max(current, 0.0), end, scale) if end > place else None


def _step(tokens: Tokens, end: int, current: float, total: float, lexicon: Lexicon) -> tuple[float, int, bool] | None:
    """The next part of a number, as (value, place after, whether it is a scale), or None where the number ends."""
    word = tokens.low[end]
    scale = lexicon.scales.get(word)
    if scale is not None:
        return (scale, end + 1, True) if current < scale and (current != 0) else None
    value = lexicon.numbers.get(word)
    if value is not None:
        return (value, end + 1, False) if _follows(value, current, total, word, lexicon) else None
    if current < 0 and not total:
        return None
    linked = word in lexicon.links or (word == "-" and tokens.glued(end) and tokens.glued(end + 1))
    following = lexicon.numbers.get(tokens.low[end + 1]) if linked else None
    if following is None or not _joins(word, following, current, total):
        return None
    return (following, end + 2, False) if word == "-" or tokens.low[end + 1] not in lexicon.articles else None


def _follows(value: float, current: float, total: float, word: str, lexicon: Lexicon) -> bool:
    """Whether a number word can stand right after what was read: "two hundred | five", "twenty | two"."""
    if current < 0:
        return not total or (value < _THOUSAND and word not in lexicon.articles)
    if word in lexicon.articles and len(word) <= _ARTICLE:
        return False
    if current >= _HUNDRED:
        return current % _HUNDRED == 0 and 0 < value < _HUNDRED
    return current in _TENS and value in _DIGITS


def _joins(link: str, value: float, current: float, total: float) -> bool:
    """Whether a number word can stand after "and" or a hyphen: "hundred and | fifty", "to og | tyve", "twenty- | two"."""
    if link == "-":
        return current in _TENS and value in _DIGITS
    if current in _DIGITS and value in _TENS:
        return True
    return 0 < value < _HUNDRED and ((current >= _HUNDRED and current % _HUNDRED == 0) or current < 0 < total)
