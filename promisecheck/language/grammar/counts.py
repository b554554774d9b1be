"""Things counted ("24 retter"), shares ("9 ud af 10"), ratings ("4,7 ud af 5"), and how many times."""

from promisecheck.language.grammar.found import Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.measures import rate_end, read_range
from promisecheck.language.grammar.numerals import Number, read_number
from promisecheck.language.grammar.tokens import Tokens

_STEM = 6
_SCALES = {5.0: "stars", 6.0: "stars"}
_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0})
_YEARS = range(1900, 2100)
_LONG = 7
"""Digits without any grouping from which on a number is a number of something else: a phone, an order."""


def read_share(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """9 out of 10 -> 90 %; 4.7/5 and 4,7 ud af 5 -> stars."""
    number = read_number(tokens, place, lexicon)
    if number is None or number.written not in {"digits", "words", "article"}:
        return None
    slash = tokens.raw[number.end] == "/" and tokens.glued(number.end + 1)
    phrase = (True, number.end + 1) if slash else lexicon.out_of.at(tokens, number.end)
    whole = read_number(tokens, phrase[1], lexicon) if phrase else None
    if whole is None or whole.low not in _WHOLES or number.low > whole.low or whole.written not in {"digits", "words"} or (slash and whole.low not in {5, 6, 10, 100}):
        return None
    unit = lexicon.units.at(tokens, whole.end)
    if unit and unit[0][0] != "stars":
        return None
    if unit or _is_rating(tokens, number, whole, lexicon, slash=slash):
        value = number.low * 5 / whole.low
        return Found(value, value, "stars", place, unit[1] if unit else whole.end)
    value = 100 * number.low / whole.low
    return Found(value, value, "%", place, whole.end)


def _is_rating(tokens: Tokens, number: Number, whole: Number, lexicon: Lexicon, *, slash: bool) -> bool:
    if whole.low not in _SCALES or number.written == "article":
        return False
    if slash or number.low % 1:
        return True
    return not tokens.is_word(whole.end) or tokens.low[whole.end] in lexicon.never_counted


def read_times(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Twice as, three times faster (x); three times (a count)."""
    multiple = lexicon.multiples.at(tokens, place)
    if multiple:
        return Found(multiple[0], multiple[0], "x", place, multiple[1])
    number = read_range(tokens, place, lexicon)
    if number is None or number.written in {"article", "part"} or tokens.low[number.end] not in lexicon.times | {"x"}:
        return None
    end = number.end + 1
    if _compares(tokens.low[end], lexicon):
        return _with_hedge(Found(number.low, number.high, "x", place, end), number)
    if tokens.low[number.end] == "x":
        return None
    return _with_hedge(Found(number.low, number.high, "n:times", place, rate_end(tokens, end, lexicon)), number)


def _compares(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.more or (len(word) > 4 and word.endswith(lexicon.more_endings))  # noqa: PLR2004 - a stem and "er"


def _with_hedge(found: Found, number: Number) -> Found:
    return hedged(found, number.hedge) if number.hedge else found


def read_count(tokens: Tokens, place: int, lexicon: Lexicon, *, hedge: str = "") -> Found | None:
    """24 retter -> n:rette; None where the number names something (room 214, iPhone 14, 2026)."""
    number = read_range(tokens, place, lexicon)
    if number is None or number.written in {"article", "part"} or not _counts(tokens, place, number, lexicon, hedge=hedge):
        return None
    end, scale = number.end, 1.0
    if tokens.low[end] == "k" and tokens.glued(end):
        end, scale = end + 1, 1e3
    if tokens.raw[end] == "-" and tokens.glued(end):
        end += 1
    noun = _noun(tokens, end, number, lexicon)
    if noun is None:
        return None
    unit = "n:" + stem(tokens.low[noun], lexicon.plurals)
    return _with_hedge(Found(number.low * scale, number.high * scale, unit, place, rate_end(tokens, noun + 1, lexicon)), number)


def _counts(tokens: Tokens, place: int, number: Number, lexicon: Lexicon, *, hedge: str) -> bool:
    raw, before = tokens.raw[place], tokens.low[place - 1] if place else ""
    if before in lexicon.labels or (before == "." and tokens.low[place - 2] in lexicon.labels) or before in {"#", "§", "/", ":"} and tokens.glued(place):
        return False
    if tokens.is_number(place) and number.end == place + 1:
        if raw.isdecimal() and (len(raw) >= _LONG or (int(raw) in _YEARS and not hedge)):
            return False
        if place and tokens.raw[place - 1][:1].isupper() and tokens.is_word(place - 1) and place > 1 and tokens.gap(place) == 1 and tokens.raw[place - 2] not in {".", "!", "?"}:
            return False
    return tokens.raw[number.end] != "." and number.low % 1 == 0


def _noun(tokens: Tokens, place: int, number: Number, lexicon: Lexicon) -> int | None:
    """The noun after up to two adjectives."""
    for at in range(place, place + 3):
        word, raw = tokens.low[at], tokens.raw[at]
        if not tokens.is_word(at) or word in lexicon.never_counted or (raw[:1].isupper() and "de" not in lexicon.codes):
            return None
        if word in lexicon.adjectives or (word.endswith(lexicon.adjective_endings) and tokens.is_word(at + 1) and _is_plural(tokens.low[at + 1], number, lexicon)):
            continue
        return at if _is_plural(word, number, lexicon) else None
    return None


def _is_plural(word: str, number: Number, lexicon: Lexicon) -> bool:
    if word in lexicon.same_plural:
        return True
    return len(word) > 2 and word not in lexicon.never_counted and (word.endswith(lexicon.plurals) or number.low == 1)  # noqa: PLR2004 - a noun has three letters


def stem(word: str, endings: tuple[str, ...]) -> str:
    """Up to six letters of a noun without its plural ending.

    >>> stem("husstande", ("er", "e")), stem("kokke", ("er", "e"))
    ('hussta', 'kokk')
    """
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - what is left must tell words apart
            word = word[: -len(ending)]
            break
    return word[:_STEM]
