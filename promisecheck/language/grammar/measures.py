"""A number with a unit: durations, money, percent, data, sizes, with ranges, sums and rates."""

from dataclasses import replace

from promisecheck.language.grammar.found import DURATIONS, Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon, Unit
from promisecheck.language.grammar.money import read_money_first
from promisecheck.language.grammar.numerals import Number, read_number, read_range
from promisecheck.language.grammar.sums import add_smaller
from promisecheck.language.grammar.tokens import Tokens
from promisecheck.language.grammar.units import unit_after

_YEAR = 365.25 * 86_400


def read_measure(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """The quantity that begins at `place` with a number or a currency; None when there is none."""
    between = lexicon.between.at(tokens, place)
    if between:
        return _between(tokens, place, between[1], between[0], lexicon)
    if tokens.low[place] in lexicon.ages:
        return _age(tokens, place, lexicon)
    first = read_single(tokens, place, lexicon)
    if first is None:
        return None
    summed = add_smaller(tokens, first, lexicon, read_single=read_single)
    return ended(tokens, _to_second(tokens, summed, lexicon), lexicon)


def read_single(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """One number, or a range of numbers, with one unit before or after it."""
    whole = lexicon.measures.get(tokens.low[place])
    if whole:
        return made(Number(whole[0], whole[0], place + 1, "words"), whole[1], place, place + 1, lexicon)
    money = read_money_first(tokens, place, lexicon)
    if money:
        return made(money[0], money[1], place, money[0].end, lexicon)
    number = read_range(tokens, place, lexicon)
    unit = unit_after(tokens, place, number, lexicon) if number else None
    return made(number, unit[0], place, unit[1], lexicon) if number and unit else None


def made(number: Number, unit: Unit, start: int, end: int, lexicon: Lexicon) -> Found:
    """Number times unit, with the hedge that lies in the number itself."""
    name, factor = unit
    found = Found(number.low * factor, number.high * factor, lexicon.crown if name == "KR" else name, start, end)
    return hedged(found, number.hedge) if number.hedge else found


def _age(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Ages 3 and up."""
    number = read_range(tokens, place + 1, lexicon)
    if number is None or number.written != "digits" or unit_after(tokens, place + 1, number, lexicon):
        return None
    return ended(tokens, made(number, ("s", _YEAR), place, number.end, lexicon), lexicon)


def _between(tokens: Tokens, place: int, first_at: int, link: str, lexicon: Lexicon) -> Found | None:
    """Between 3 and 5 days, between £3 and £5."""
    number = read_number(tokens, first_at, lexicon)
    first = read_single(tokens, first_at, lexicon)
    end = first.end if first else number.end if number else first_at
    second = read_single(tokens, end + 1, lexicon) if end > first_at and tokens.low[end] == link else None
    if second is None:
        return None
    if first is not None:
        return (
            ended(tokens, replace(second, low=first.low, start=place), lexicon)
            if first.unit == second.unit and first.low < second.high
            else None
        )
    other = read_number(tokens, end + 1, lexicon)
    if number and other and number.low < other.low:
        return ended(tokens, replace(second, low=second.low * number.low / other.low, start=place), lexicon)
    return None


def _to_second(tokens: Tokens, first: Found, lexicon: Lexicon) -> Found:
    """2 days to 3 weeks, £20-£30, a day or two."""
    between = lexicon.ranges.at(tokens, first.end)
    if not between or first.low != first.high or first.hedge:
        return first
    second = read_single(tokens, between[1], lexicon)
    if second is not None:
        return replace(first, high=second.high, end=second.end) if second.unit == first.unit and second.high > first.high else first
    number = read_number(tokens, between[1], lexicon)
    unit = lexicon.units.at(tokens, first.end - 1)
    if number and unit and number.written == "words" and tokens.low[between[1] - 1] != "-" and number.low * unit[0][1] > first.high:
        return replace(first, high=number.low * unit[0][1], end=number.end)
    return first


def ended(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """With what may follow: the time it is for (a month, /md.), "or more", "en uges tid"."""
    if found.unit in DURATIONS and not found.hedge and tokens.low[found.end] in lexicon.stretch and tokens.low[found.end - 1].endswith("s"):
        return hedged(found, "about", end=found.end + 1)
    end = rate_end(tokens, found.end, lexicon)
    after = lexicon.after.at(tokens, end)
    if after and not found.hedge and (tokens.is_word(end) or tokens.glued(end)):
        return hedged(found, after[0], end=after[1])
    return replace(found, end=end)


def rate_end(tokens: Tokens, end: int, lexicon: Lexicon) -> int:
    """The place after "per month", "i måneden", "/stk."; `end` where nothing of that kind stands."""
    rate = lexicon.rate.at(tokens, end)
    return rate[1] + 1 if rate and tokens.low[rate[1]] in lexicon.rate_units else end
