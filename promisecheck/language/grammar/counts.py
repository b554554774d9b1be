"""Things counted: "24 retter", "over 600.000 husstande"; and numbers that name something, which count nothing."""

from promisecheck.language.grammar.found import Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.measures import rate_end
from promisecheck.language.grammar.numerals import Number, read_range
from promisecheck.language.grammar.tokens import Tokens

_STEM = 6
_LEAST = 3
"""Letters that a noun keeps when its ending is cut off."""
_YEARS = range(1_900, 2_100)
_LONG = 7
"""Digits without any grouping from which on a number is a number of something else: a phone, an order."""
_ADJECTIVES = 2
"""As many adjectives may stand between number and noun."""
_POSTCODE = 5


def read_count(tokens: Tokens, place: int, lexicon: Lexicon, *, hedge: str = "") -> Found | None:
    """24 retter -> n:rett; None where the number names something (room 214, iPhone 14, 2026)."""
    number = read_range(tokens, place, lexicon)
    if number is None or not _counts(tokens, place, number, lexicon, hedge=hedge):
        return None
    end, scale = number.end, 1.0
    if tokens.low[end] == "k" and tokens.glued(end) and not tokens.glued(end + 1):
        end, scale = end + 1, 1e3
    hyphen = tokens.raw[end] == "-" and tokens.glued(end) and tokens.glued(end + 1)
    noun = end + 1 if hyphen and tokens.is_word(end + 1) else None if hyphen else _noun(tokens, end, number, lexicon)
    if noun is None or tokens.low[noun] in lexicon.never_counted:
        return None
    unit = "n:" + stem(tokens.low[noun], lexicon)
    found = Found(number.low * scale, number.high * scale, unit, place, rate_end(tokens, noun + 1, lexicon))
    return hedged(found, number.hedge) if number.hedge else found


def _counts(tokens: Tokens, place: int, number: Number, lexicon: Lexicon, *, hedge: str) -> bool:
    if (
        number.written in {"article", "part"}
        or (number.written == "vague" and number.low != 2 * number.scale)
        or (number.hedge == "at least" and number.written == "vague")
    ):
        return False
    if number.low % 1 or tokens.raw[number.end] == "." or tokens.low[place] in lexicon.doubtful:
        return False
    return not (tokens.is_number(place) and number.end == place + 1 and _is_name(tokens, place, lexicon, hedge=hedge))


def _is_name(tokens: Tokens, place: int, lexicon: Lexicon, *, hedge: str) -> bool:
    """Whether the digits stand after a label or a capitalised word, or look like a year, an order, a postcode."""
    raw, before = tokens.raw[place], tokens.low[place - 1] if place else ""
    if (
        before in lexicon.labels
        or (before == "." and place > 1 and tokens.low[place - 2] in lexicon.labels)
        or (before in {"#", "§", "/", ":"} and tokens.glued(place))
    ):
        return True
    if (
        raw.isdecimal()
        and hedge in {"", "from", "within"}
        and (len(raw) >= _LONG or int(raw) in _YEARS or (len(raw) == _POSTCODE and tokens.raw[place + 1][:1].isupper()))
    ):
        return True
    after_name = place > 1 and tokens.is_word(place - 1) and tokens.raw[place - 1][:1].isupper() and tokens.gap(place) == 1
    return after_name and tokens.raw[place - 2] not in {".", "!", "?", '"', ":"}


def _noun(tokens: Tokens, place: int, number: Number, lexicon: Lexicon) -> int | None:
    """The noun after up to two adjectives, which may be joined by hyphens (Wi-Fi, five-star)."""
    at = place
    for _ in range(_ADJECTIVES + 1):
        if not tokens.is_word(at) or tokens.low[at] in lexicon.never_counted:
            return None
        following = _after_adjective(tokens, at, lexicon)
        if following is None or not _goes_on(tokens, following, number, lexicon):
            return at if _is_noun(tokens, at, number, lexicon) else None
        at = following
    return None


def _goes_on(tokens: Tokens, at: int, number: Number, lexicon: Lexicon) -> bool:
    """Whether what follows an adjective is the noun, or another adjective."""
    if not tokens.is_word(at) or tokens.low[at] in lexicon.never_counted:
        return False
    return _is_noun(tokens, at, number, lexicon) or _after_adjective(tokens, at, lexicon) is not None


def _after_adjective(tokens: Tokens, at: int, lexicon: Lexicon) -> int | None:
    """The place after an adjective at `at`, or None where none stands."""
    if tokens.raw[at + 1] == "-" and tokens.glued(at + 1) and tokens.glued(at + 2) and tokens.is_word(at + 2):
        return at + 3
    word = tokens.low[at]
    capital = tokens.raw[at][:1].isupper() and "de" not in lexicon.codes
    return at + 1 if capital or word in lexicon.adjectives or word.endswith(lexicon.adjective_endings) else None


def _is_noun(tokens: Tokens, at: int, number: Number, lexicon: Lexicon) -> bool:
    word, raw = tokens.low[at], tokens.raw[at]
    if not tokens.is_word(at) or word in lexicon.never_counted or (raw[:1].isupper() and "de" not in lexicon.codes):
        return False
    if word in lexicon.same_plural:
        return True
    if word.endswith(lexicon.verb_endings) or "'" in word:
        return False
    return len(word) >= _LEAST and (word.endswith(lexicon.plurals) or number.low == 1)


def stem(word: str, lexicon: Lexicon) -> str:
    """Up to six letters of a noun without its plural ending: "husstande" -> "hussta", "kokke" -> "kokk"."""
    if word in lexicon.same_plural:
        return word[:_STEM]
    for ending in ("s", *sorted(lexicon.plurals, key=len, reverse=True)):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            if ending != "s":
                break
    return word[:_STEM]
