"""Numbers in digits: Nordic, English and German forms, fractions."""

from promisecheck.language.grammar.tokens import FRACTIONS, Tokens

_DENOMINATORS = ("2", "3", "4", "8")
_LONGEST = 15
"""A run of more digits than this is no number that anybody means."""
_LARGEST = 1e12
_GROUP = 3


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


def read_digits(tokens: Tokens, place: int, *, grouped: bool, points: frozenset[str]) -> tuple[float, int] | None:
    """The value at `place` and the place after it; `grouped`: blanks may stand between groups of three."""
    raw = tokens.raw[place]
    value = digits_value(raw, points)
    if value is None:
        return None
    end = place + 1
    if grouped and raw.isdecimal() and len(raw) <= _GROUP:
        value, end = _spaced(tokens, place, value)
    return _with_fraction(tokens, end, value)


def _spaced(tokens: Tokens, place: int, value: float) -> tuple[float, int]:
    """Groups of three after blanks: 600 000, 1 299,50."""
    end = place + 1
    while value and tokens.is_number(end) and tokens.gap(end) == 1:
        whole, _, rest = tokens.raw[end].partition(",")
        if len(whole) != _GROUP or "." in tokens.raw[end] or "," in rest or value > _LARGEST:
            break
        value, end = value * 1_000 + float(f"{whole}.{rest or 0}"), end + 1
        if rest:
            break
    return value, end


def _with_fraction(tokens: Tokens, end: int, value: float) -> tuple[float, int]:
    """2½, 2 1/2, 1/2."""
    if tokens.low[end] in FRACTIONS and tokens.gap(end) <= 1:
        return value + FRACTIONS[tokens.low[end]], end + 1
    if tokens.raw[end] == "/" and tokens.glued(end) and tokens.glued(end + 1) and tokens.raw[end + 1] in _DENOMINATORS:
        if value < float(tokens.raw[end + 1]) and tokens.raw[end + 2] != "/":
            return value / float(tokens.raw[end + 1]), end + 2
    elif tokens.raw[end] == "1" and tokens.gap(end) == 1 and tokens.raw[end + 1] == "/" and tokens.raw[end + 2] in _DENOMINATORS:
        return value + 1 / float(tokens.raw[end + 2]), end + 3
    return value, end
