"""A number at a place in the tokens: digits in Nordic, English and German form, fractions, number words, halves, vague ones."""

from dataclasses import dataclass

from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_DENOMINATORS = ("2", "3", "4", "5", "8")
_LONGEST = 15
"""A run of more digits than this is no number that anybody means."""
_GROUP = 3
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A value, the place after it, and how it was written: "digits", "words", "article", "part" or "vague"."""

    low: float
    high: float
    end: int
    written: str
    hedge: str = ""
    scale: float = 1.0


def read_number(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """The number that begins at `place`, or None."""
    if tokens.is_number(place):
        return _digits(tokens, place, lexicon)
    if tokens.low[place] in _FRACTIONS:
        return Number(*(_FRACTIONS[tokens.low[place]],) * 2, place + 1, "digits")
    return _phrase(tokens, place, lexicon) or _words(tokens, place, lexicon)


def digits_value(raw: str, points: frozenset[str]) -> float | None:
    """The value of digits with points and commas; None when they are no number ("1.2.3", "007").

    >>> digits_value("1.299", frozenset(",")), digits_value("1.299,50", frozenset(",")), digits_value("4.7", frozenset(","))
    (1299.0, 1299.5, 4.7)
    """
    if len(raw) > _LONGEST:
        return None
    dots, commas = raw.count("."), raw.count(",")
    if not dots and not commas:
        return float(raw) if raw == "0" or not raw.startswith("0") else None
    if dots and commas:
        point = "." if raw.rfind(".") > raw.rfind(",") else ","
        return _grouped(raw, point) if raw.count(point) == 1 else None
    sign = "." if dots else ","
    whole, _, rest = raw.partition(sign)
    if dots + commas > 1 or _is_group(whole, rest, sign, points):
        return _grouped(raw, "")
    return float(f"{whole}.{rest}")


def _is_group(whole: str, rest: str, sign: str, points: frozenset[str]) -> bool:
    """Whether the sign stands before a group of three digits, not before decimals."""
    if len(rest) != _GROUP or len(whole) > _GROUP or whole.startswith("0"):
        return False
    return points != frozenset(sign)


def _grouped(raw: str, point: str) -> float | None:
    whole, _, rest = raw.rpartition(point) if point else (raw, "", "")
    groups = whole.replace(",", ".").split(".")
    if len(groups[0]) > _GROUP or any(len(group) != _GROUP for group in groups[1:]):
        return None
    return float("".join(groups) + (f".{rest}" if rest else ""))


def _digits(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    raw, end = tokens.raw[place], place + 1
    value = digits_value(raw, lexicon.points)
    if value is None:
        return None
    if lexicon.points != frozenset(".") and "," not in raw and "." not in raw and len(raw) <= _GROUP:
        value, end = _spaced(tokens, place, value)
    value, end = _with_fraction(tokens, end, value)
    return _scaled(tokens, end, value, lexicon, "digits")


def _spaced(tokens: Tokens, place: int, value: float) -> tuple[float, int]:
    """Groups of three after blanks: 600 000, 1 299,50."""
    end = place + 1
    while value and tokens.is_number(end) and tokens.gap(end) == 1:
        whole, _, rest = tokens.raw[end].partition(",")
        if len(whole) != _GROUP or "." in tokens.raw[end] or value > 1e12 or (rest and "," in rest):  # noqa: PLR2004 - no number has more groups
            break
        value, end = value * 1_000 + float(f"{whole}.{rest or 0}"), end + 1
        if rest:
            break
    return value, end


def _with_fraction(tokens: Tokens, end: int, value: float) -> tuple[float, int]:
    """2½, 2 1/2, 1/2."""
    if tokens.low[end] in _FRACTIONS and tokens.gap(end) <= 1:
        return value + _FRACTIONS[tokens.low[end]], end + 1
    if tokens.raw[end] == "/" and tokens.glued(end) and tokens.glued(end + 1) and tokens.raw[end + 1] in _DENOMINATORS and value < float(tokens.raw[end + 1]) and not tokens.raw[end + 2] == "/":
        return value / float(tokens.raw[end + 1]), end + 2
    if tokens.is_number(end) and tokens.gap(end) == 1 and tokens.raw[end] == "1" and tokens.raw[end + 1] == "/" and tokens.raw[end + 2] in _DENOMINATORS:
        return value + 1 / float(tokens.raw[end + 2]), end + 3
    return value, end


def _scaled(tokens: Tokens, end: int, value: float, lexicon: Lexicon, written: str) -> Number:
    """2 millioner, 1,5 mio., 5 tusind."""
    scale = lexicon.scales.get(tokens.low[end])
    if scale is None:
        return Number(value, value, end, written)
    end += 1
    if tokens.raw[end] == "." and tokens.glued(end) and tokens.low[end - 1] in {"mio", "mill", "mia", "mrd", "tsd", "milj"}:
        end += 1
    return Number(value * scale, value * scale, end, written, "", scale)


def _phrase(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """Halves and vague numbers."""
    part = lexicon.parts.at(tokens, place)
    if part:
        return Number(part[0], part[0], part[1], "part")
    vague = lexicon.vague.at(tokens, place)
    if vague:
        return Number(vague[0], vague[0], vague[1], "vague", "about")
    if tokens.low[place] in lexicon.several:
        return Number(2, float("inf"), place + 1, "vague", "at least")
    return None


def _words(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """Number words one after another: "two hundred and fifty", "to og tyve", "twenty-two"."""
    total, current, scale, end = 0.0, -1.0, 1.0, place
    while True:
        step = _step(tokens, end, current, total, lexicon)
        if step is None:
            break
        value, end, kind = step
        if kind == "scale":
            scale, current = value, max(current, 1.0) * value
            if value >= 1_000:  # noqa: PLR2004 - a thousand closes what came before
                total, current = total + current, -1.0
        else:
            current = max(current, 0.0) + value
    if end == place:
        return None
    value = total + max(current, 0.0)
    half = _half_more(tokens, end, lexicon) if total == 0 else None
    if half:
        return Number(value + half[0], value + half[0], half[1], "part")
    written = "article" if end == place + 1 and tokens.low[place] in lexicon.articles else "words"
    return Number(value, value, end, written, "", scale)


def _step(tokens: Tokens, end: int, current: float, total: float, lexicon: Lexicon) -> tuple[float, int, str] | None:
    """The next word of a number, as (value, place after, kind), or None where the number ends."""
    word = tokens.low[end]
    if word in lexicon.scales and (current > 0 or end == 0 or word not in {"mn"}):
        return (lexicon.scales[word], end + 1, "scale") if current < lexicon.scales[word] else None
    value = lexicon.numbers.get(word)
    if value is not None and _fits(value, current, total, word, lexicon):
        return value, end + 1, "small"
    started = current >= 0 or total > 0
    if started and (word in lexicon.links or (word == "-" and tokens.glued(end) and tokens.glued(end + 1))):
        following = lexicon.numbers.get(tokens.low[end + 1])
        if following is not None and _joins(word, following, current, total, tokens.low[end + 1] in lexicon.articles):
            return following, end + 2, "small"
    return None


def _fits(value: float, current: float, total: float, word: str, lexicon: Lexicon) -> bool:
    if current < 0:
        return total == 0 or (value < 1_000 and word not in lexicon.articles)  # noqa: PLR2004 - what follows a thousand
    if current >= _HUNDRED:
        return current % _HUNDRED == 0 and 0 < value < _HUNDRED and word not in lexicon.articles
    return current in range(20, 100, 10) and 0 < value < 10 and word not in {"a", "an"}  # noqa: PLR2004 - "twenty two"


def _joins(link: str, value: float, current: float, total: float, article: bool) -> bool:  # noqa: FBT001 - a fact about the word, no option
    if link == "-":
        return current in range(20, 100, 10) and 0 < value < 10  # noqa: PLR2004 - "twenty-two"
    if 0 < current < 10 and value in range(20, 100, 10):  # noqa: PLR2004 - "to og tyve"
        return True
    if article:
        return False
    return (current >= _HUNDRED and current % _HUNDRED == 0 and 0 < value < _HUNDRED) or (current < 0 < total and 0 < value < _HUNDRED)


def _half_more(tokens: Tokens, end: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """What "and a half" adds."""
    if tokens.low[end] not in lexicon.links:
        return None
    return lexicon.halves.at(tokens, end + 1)
