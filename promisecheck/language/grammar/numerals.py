"""A number at a place in the tokens: in digits, in words, as a half or a vague one."""

from dataclasses import dataclass, replace

from promisecheck.language.grammar.digits import read_digits
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import FRACTIONS, Tokens
from promisecheck.language.grammar.wordy import read_number_words

_MILLIONS = frozenset({"mio", "mill", "mia", "mrd", "tsd", "milj"})
"""Scales that are written with a full stop."""


@dataclass(frozen=True, slots=True)
class Number:
    """A value or a range, the place after it, and how it was written: "digits", "words", "article", "part" or "vague"."""

    low: float
    high: float
    end: int
    written: str
    hedge: str = ""
    scale: float = 1.0


def read_number(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """The number that begins at `place`, or None."""
    if place not in tokens.memo:
        tokens.memo[place] = _read(tokens, place, lexicon)
    number = tokens.memo[place]
    return number if isinstance(number, Number) else None


def _read(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    if tokens.is_number(place):
        digits = read_digits(tokens, place, grouped=lexicon.points != frozenset("."), points=lexicon.points)
        return _with_half(tokens, _scaled(tokens, Number(digits[0], digits[0], digits[1], "digits"), lexicon), lexicon) if digits else None
    if tokens.low[place] in FRACTIONS:
        value = FRACTIONS[tokens.low[place]]
        return Number(value, value, place + 1, "digits")
    if tokens.low[place] not in lexicon.starts:
        return None
    return _phrase(tokens, place, lexicon) or _worded(tokens, place, lexicon)


def _worded(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    found = read_number_words(tokens, place, lexicon)
    if found is None:
        return None
    value, end, scale = found
    written = "article" if end == place + 1 and tokens.low[place] in lexicon.articles else "words"
    return _with_half(tokens, Number(value, value, end, written, "", scale), lexicon)


def _with_half(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """Two and a half, 2 og en halv, "to en halv", two and 1/2."""
    linked = tokens.low[number.end] in lexicon.links
    half = lexicon.halves.at(tokens, number.end + linked) if linked or number.low > 1 else None
    if half:
        return Number(number.low + half[0], number.low + half[0], half[1], "part")
    if linked and tokens.raw[number.end + 1] == "1" and tokens.raw[number.end + 2 : number.end + 4] == ["/", "2"]:
        return Number(number.low + 0.5, number.low + 0.5, number.end + 4, "part")
    return number


def _phrase(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """Halves and vague numbers, of whole ones or of hundreds and thousands."""
    part = lexicon.parts.at(tokens, place)
    if part:
        return _scaled(tokens, Number(part[0], part[0], part[1], "part"), lexicon)
    vague = lexicon.vague.at(tokens, place)
    if vague:
        return _scaled(tokens, Number(vague[0], vague[0], vague[1], "vague", "about"), lexicon)
    if tokens.low[place] in lexicon.several:
        return Number(2, float("inf"), place + 1, "vague", "at least")
    return None


def _scaled(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """2 millioner, 1,5 mio., a couple of hundred, half a million."""
    scale = lexicon.scales.get(tokens.low[number.end])
    if scale is None:
        return number
    end = number.end + 1
    if tokens.raw[end] == "." and tokens.glued(end) and tokens.low[end - 1] in _MILLIONS:
        end += 1
    written = "words" if number.written == "part" else number.written
    return replace(number, low=number.low * scale, high=number.high * scale, end=end, written=written, scale=scale)


def read_range(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """A number, or two that are the ends of a range: "3-5", "to til tre", "2 eller 3", "10+"."""
    first = read_number(tokens, place, lexicon)
    if first is None:
        return None
    if tokens.raw[first.end] == "+" and tokens.glued(first.end):
        return replace(first, end=first.end + 1, hedge="at least")
    between = lexicon.ranges.at(tokens, first.end)
    second = read_number(tokens, between[1], lexicon) if between and first.written != "part" else None
    if second is None or second.written in {"article", "vague"} or (second.written == "part" and second.low < 1):
        return first
    low = first.low * (second.scale if first.scale == 1 and first.low < second.low / second.scale else 1)
    if low >= second.low or (tokens.raw[second.end] == "-" and tokens.is_number(second.end + 1)):
        return first
    return Number(low, second.high, second.end, "words" if first.written == "article" else first.written, first.hedge, second.scale)
