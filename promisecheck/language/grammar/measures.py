"""A number with a unit: durations, money, percent, data, sizes, with ranges, sums and rates."""

from dataclasses import replace

from promisecheck.language.grammar.found import Found, Money, hedged
from promisecheck.language.grammar.lexicon import Lexicon, Unit
from promisecheck.language.grammar.numerals import Number, read_number
from promisecheck.language.grammar.tokens import Tokens

_TIMES = frozenset({"s", "workday"})
_PREFIXES = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "mio": 1e6, "mia": 1e9}
_BYTES_OR_BITS = {"Mb": ("bit/s", 1e6), "Gb": ("bit/s", 1e9)}
_NEVER_UNITS = frozenset({"G", "K", "D", "T", "S", "M", "H", "X", "GR", "MS", "ML"})
"""4G, 3D, 4K: letters after digits that make a name."""


def read_measure(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """The quantity that begins at `place` with a number or a currency; None when there is none."""
    between = lexicon.between.at(tokens, place)
    if between:
        return _between(tokens, place, between[1], between[0], lexicon)
    first = _single(tokens, place, lexicon)
    if first is None:
        return None
    return _ended(tokens, _to_second(tokens, _with_smaller(tokens, first, lexicon), lexicon), lexicon)


def read_range(tokens: Tokens, place: int, lexicon: Lexicon) -> Number | None:
    """A number, or two that are the ends of a range: "3-5", "to til tre", "2 eller 3", "10+"."""
    first = read_number(tokens, place, lexicon)
    if first is None:
        return None
    if tokens.raw[first.end] == "+" and tokens.glued(first.end):
        return replace(first, end=first.end + 1, hedge="at least")
    between = lexicon.ranges.at(tokens, first.end)
    second = read_number(tokens, between[1], lexicon) if between and first.written != "part" else None
    if second is None or second.written in {"part", "article", "vague"}:
        return first
    low = first.low * (second.scale if first.scale == 1 and first.low < second.low / second.scale else 1)
    if low >= second.low or (tokens.raw[second.end] == "-" and tokens.is_number(second.end + 1)):
        return first
    return Number(low, second.high, second.end, "words" if first.written == "article" else first.written, first.hedge, second.scale)


def _between(tokens: Tokens, place: int, first_at: int, link: str, lexicon: Lexicon) -> Found | None:
    """Between 3 and 5 days, between £3 and £5."""
    number = read_number(tokens, first_at, lexicon)
    first = _single(tokens, first_at, lexicon)
    end = first.end if first else number.end if number else 0
    if not end or tokens.low[end] != link:
        return None
    second = _single(tokens, end + 1, lexicon)
    if second is None:
        return None
    if first is not None and first.unit == second.unit and first.low < second.high:
        return _ended(tokens, replace(second, low=first.low, start=place), lexicon)
    if first is None and number is not None:
        other = read_number(tokens, end + 1, lexicon)
        if other and other.low and number.low < other.low:
            return _ended(tokens, replace(second, low=second.low * number.low / other.low, start=place), lexicon)
    return None


def _single(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """One number, or a range of numbers, with one unit before or after it."""
    whole = lexicon.measures.get(tokens.low[place])
    if whole:
        return _made(Number(whole[0], whole[0], place + 1, "words"), whole[1], place, place + 1, lexicon)
    money = _money_first(tokens, place, lexicon)
    if money:
        return money
    number = read_range(tokens, place, lexicon)
    if number is None:
        return None
    found = _unit_after(tokens, number, lexicon)
    if found is None or not _allowed(tokens, place, number, found[0], lexicon):
        return None
    return _made(number, found[0], place, found[1], lexicon)


def _made(number: Number, unit: Unit, start: int, end: int, lexicon: Lexicon) -> Found:
    name, factor = unit
    found = Found(number.low * factor, number.high * factor, lexicon.crown if name == "KR" else name, start, end)
    return hedged(found, number.hedge) if number.hedge else found


def _money_first(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """£38, kr. 99, DKK 1.299,-, $1.2m."""
    sign = lexicon.units.at(tokens, place)
    if sign is None or sign[0][0] not in Money or sign[0][1] != 1 or not tokens.is_number(sign[1]) or tokens.gap(sign[1]) > 1:
        return None
    number = read_range(tokens, sign[1], lexicon)
    if number is None:
        return None
    end, factor = number.end, 1.0
    if tokens.glued(end) and tokens.low[end] in _PREFIXES:
        end, factor = end + 1, _PREFIXES[tokens.low[end]]
    again = lexicon.units.at(tokens, end)
    if again and again[0][0] in {sign[0][0], "KR"} and (tokens.glued(end) or tokens.low[end] not in {"kr", "€", "£", "$"}):
        end = again[1]
    return _made(number, (sign[0][0], factor), place, end, lexicon)


def _unit_after(tokens: Tokens, number: Number, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit after a number: glued, after a blank, after a hyphen (30-day), or after one filling word (3 whole weeks)."""
    at = number.end
    if tokens.raw[at] == "-" and tokens.glued(at) and tokens.is_word(at + 1):
        at += 1
    elif tokens.low[at] in {"k"} and tokens.glued(at):
        money = lexicon.units.at(tokens, at + 1)
        return ((money[0][0], money[0][1] * 1e3), money[1]) if money and money[0][0] in Money else None
    found = lexicon.units.at(tokens, at)
    if found is None and tokens.low[at] in lexicon.fillers:
        found = lexicon.units.at(tokens, at + 1)
        return found if found and found[0][0] in _TIMES else None
    if found is None or not _reads_as_unit(tokens, at, number, found[1]):
        return None
    return _BYTES_OR_BITS.get(tokens.raw[at], found[0]) if found[1] == at + 1 and tokens.low[at + 1] not in {"data"} else found[0], found[1]


def _reads_as_unit(tokens: Tokens, at: int, number: Number, end: int) -> bool:
    """Short units stand after digits, close to them, in the right case; 4G and 3D are names."""
    raw = tokens.raw[at]
    if raw in _NEVER_UNITS and end == at + 1:
        return False
    if len(raw) <= 2 and raw.isalpha() and raw.lower() not in {"kr", "år", "md"}:  # noqa: PLR2004 - s, h, kg, GB
        return number.written == "digits" and tokens.gap(at) <= 1
    if raw in {",", ".", ":"}:
        return number.written == "digits" and tokens.glued(at)
    return True


def _allowed(tokens: Tokens, place: int, number: Number, unit: Unit, lexicon: Lexicon) -> bool:
    """An article counts before units of time, stars and money only; "several" before units of time."""
    if number.hedge == "at least" and number.written == "vague":
        return unit[0] in _TIMES
    if number.written == "part" and unit[0] in Money | {"stars", "%"}:
        return number.low > 1
    if number.written != "article":
        return True
    if unit[0] in Money | {"stars"}:
        return tokens.low[place] not in {"a", "an"} and unit[1] == 1
    if unit[0] not in _TIMES:
        return False
    word = tokens.low[number.end]
    return word not in lexicon.passing or (place > 0 and tokens.low[place - 1] in lexicon.lasting)


def _with_smaller(tokens: Tokens, first: Found, lexicon: Lexicon) -> Found:
    """1 hour 30 minutes, 2 kroner og 50 øre, a year and a half."""
    if first.low != first.high or first.unit not in Money | {"s"}:
        return first
    at = first.end + (tokens.low[first.end] in lexicon.links)
    linked = at > first.end
    half = lexicon.halves.at(tokens, at) if linked else None
    if half and lexicon.units.at(tokens, half[1]) is None:
        unit = lexicon.units.at(tokens, first.end - 1)
        return replace(first, low=first.low + half[0] * unit[0][1], high=first.high + half[0] * unit[0][1], end=half[1]) if unit else first
    second = _single(tokens, at, lexicon) if linked or tokens.is_number(at) else None
    if second is None or second.unit != first.unit or second.low != second.high or not _is_smaller(tokens, first, second, lexicon):
        return first
    return replace(first, low=first.low + second.low, high=first.high + second.high, end=second.end)


def _is_smaller(tokens: Tokens, first: Found, second: Found, lexicon: Lexicon) -> bool:
    one, other = (lexicon.units.at(tokens, found.end - 1) for found in (first, second))
    return bool(one and other and other[0][1] < one[0][1] and second.low < one[0][1])


def _to_second(tokens: Tokens, first: Found, lexicon: Lexicon) -> Found:
    """2 days to 3 weeks, £20-£30, a day or two."""
    between = lexicon.ranges.at(tokens, first.end)
    if not between or first.low != first.high or first.hedge:
        return first
    second = _single(tokens, between[1], lexicon)
    if second is not None:
        return replace(first, high=second.high, end=second.end) if second.unit == first.unit and second.high > first.high else first
    number = read_number(tokens, between[1], lexicon)
    unit = lexicon.units.at(tokens, first.end - 1)
    if number and unit and number.written == "words" and tokens.low[between[1] - 1] != "-" and number.low * unit[0][1] > first.high:
        return replace(first, high=number.low * unit[0][1], end=number.end)
    return first


def _ended(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """With what may follow: the time it is for (a month, /md.), "or more"."""
    end = rate_end(tokens, found.end, lexicon)
    after = lexicon.after.at(tokens, end) or lexicon.after.at(tokens, found.end)
    if after and not found.hedge:
        return hedged(found, after[0], end=max(after[1], end))
    return replace(found, end=end)


def rate_end(tokens: Tokens, end: int, lexicon: Lexicon) -> int:
    """The place after "per month", "i måneden", "/stk."; `end` where nothing of that kind stands."""
    rate = lexicon.rate.at(tokens, end)
    if rate and tokens.low[rate[1]] in lexicon.rate_units:
        return rate[1] + 1
    return end
