"""One time of day: 7, 07.30, 7:30, halv otte, quarter to nine, ten past four, midnight, 8pm."""

from dataclasses import dataclass, replace

from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_HOUR, _MINUTE = 3_600.0, 60.0
_MINUTES, _HOURS, _HALF_DAY = 60, 24, 12
_TWO = 2
"""Digits of an hour or a minute."""
_STEPS = frozenset({5.0, 10.0, 20.0, 25.0})
"""Minutes before and after the hour that people say."""
_PARTS_OF_DAY = 2
"""Words in "in the morning", at least."""


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds after midnight, the place after it, "am", "pm" or "", and whether nothing else is written so."""

    seconds: float
    end: int
    half: str = ""
    is_sure: bool = False


def read_time(tokens: Tokens, place: int, lexicon: Lexicon, *, told: bool) -> Time | None:
    """One time of day; `told`: a word before it said that a time follows, so that number words count too."""
    noon = lexicon.noon.at(tokens, place)
    if noon:
        return Time(noon[0], noon[1], is_sure=True)
    time = _relative(tokens, place, lexicon, told=told) or _digits(tokens, place)
    if time is None:
        hour = _hour(tokens, place, lexicon)
        time = Time(hour * _HOUR, place + 1) if hour is not None else None
        if time is None or not (told or _part_of_day(tokens, time.end, lexicon)):
            return None
    return _with_half(tokens, time, lexicon)


def _part_of_day(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Whether "in the morning" follows, or "o'clock"."""
    found = lexicon.morning.at(tokens, end) or lexicon.evening.at(tokens, end)
    return bool(found and found[1] - end >= _PARTS_OF_DAY and tokens.is_word(end + 1)) or (
        tokens.low[end] in lexicon.hour and len(tokens.low[end]) > 1
    )


def _digits(tokens: Tokens, place: int) -> Time | None:
    """7, 07.30, 7:30."""
    raw = tokens.raw[place]
    if not tokens.is_number(place) or "," in raw:
        return None
    hour, point, minute = raw.partition(".")
    end, is_sure = place + 1, False
    if not point and tokens.raw[end] == ":" and tokens.glued(end) and tokens.glued(end + 1) and tokens.is_number(end + 1):
        minute, end, is_sure, point = tokens.raw[end + 1], end + 2, True, ":"
    if not hour.isdecimal() or len(hour) > _TWO or int(hour) > _HOURS:
        return None
    if point and (len(minute) != _TWO or not minute.isdecimal() or int(minute) >= _MINUTES):
        return None
    return Time(int(hour) * _HOUR + int(minute or 0) * _MINUTE, end, is_sure=is_sure)


def _relative(tokens: Tokens, place: int, lexicon: Lexicon, *, told: bool) -> Time | None:
    """Half past seven, halv otte, kvart over 8, ten to nine."""
    half = lexicon.half_hour.at(tokens, place)
    if half:
        hour = _hour(tokens, half[1], lexicon)
        said = told or half[1] - place > 1 or _part_of_day(tokens, half[1] + 1, lexicon)
        return Time((hour * 60 + half[0]) * _MINUTE, half[1] + 1, is_sure=True) if hour is not None and said else None
    quarter = lexicon.quarter.at(tokens, place)
    minutes, end = (15.0, quarter[1]) if quarter else (_number(tokens, place, lexicon), place + 1)
    sign = 1 if tokens.low[end] in lexicon.past else -1 if tokens.low[end] in lexicon.to else 0
    hour = _hour(tokens, end + 1, lexicon) if sign and 0 < minutes < _MINUTES else None
    if hour is None or not (quarter or told or (sign > 0 and minutes in _STEPS and hour <= _HALF_DAY)):
        return None
    if not told and (lexicon.units.at(tokens, end + 2) or tokens.is_number(end + 2)):
        return None
    return Time((hour * 60 + sign * minutes) * _MINUTE, end + 2, is_sure=True)


def read_minutes_to(tokens: Tokens, place: int, lexicon: Lexicon) -> Time | None:
    """Ten minutes to nine: minutes said as such, then the hour as a number and nothing that it could count."""
    minutes, unit = _number(tokens, place, lexicon), lexicon.units.at(tokens, place + 1)
    if not 0 < minutes < _MINUTES or unit is None or unit[0] != ("s", _MINUTE):
        return None
    sign = 1 if tokens.low[unit[1]] in lexicon.past else -1 if tokens.low[unit[1]] in lexicon.to else 0
    hour = _hour(tokens, unit[1] + 1, lexicon) if sign else None
    after = unit[1] + 2
    if (
        hour is None
        or hour > _HALF_DAY
        or lexicon.units.at(tokens, after)
        or (tokens.is_word(after) and tokens.low[after] not in lexicon.never_counted)
    ):
        return None
    return Time((hour * 60 + sign * minutes) * _MINUTE, after, is_sure=True)


def _number(tokens: Tokens, place: int, lexicon: Lexicon) -> float:
    raw = tokens.raw[place]
    return float(raw) if raw.isascii() and raw.isdecimal() and len(raw) <= _TWO else lexicon.numbers.get(tokens.low[place], -1.0)


def _hour(tokens: Tokens, place: int, lexicon: Lexicon) -> float | None:
    value = _number(tokens, place, lexicon)
    if tokens.low[place] in lexicon.articles and len(tokens.low[place]) <= _TWO:
        return None
    return value if 0 < value <= _HOURS else None


def _with_half(tokens: Tokens, time: Time, lexicon: Lexicon) -> Time:
    """With am, pm, om aftenen, o'clock, Uhr after it."""
    end = time.end
    if tokens.low[end] in lexicon.hour and (tokens.low[end] != "h" or tokens.gap(end) == 1):
        more = tokens.raw[end + 1]
        if tokens.is_number(end + 1) and more.isdecimal() and len(more) == _TWO and int(more) < _MINUTES:
            return Time(time.seconds + int(more) * _MINUTE, end + 2, is_sure=True)
        time, end = replace(time, end=end + 1, is_sure=True), end + 1
    for half, phrases in (("am", lexicon.morning), ("pm", lexicon.evening)):
        found = phrases.at(tokens, end)
        if found:
            return Time(time.seconds, found[1], half, is_sure=True)
    return time
