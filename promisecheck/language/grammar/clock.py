"""Times of day: "kl. 7-22", "8am to 10pm", "halv otte", "14.30 Uhr", "24/7"; seconds after midnight."""

from dataclasses import dataclass

from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_DAY, _HOUR, _MINUTE = 86_400.0, 3_600.0, 60.0
_NOON = 12 * _HOUR
_MINUTES = 60
_HOURS = 24
_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class _Time:
    seconds: float
    end: int
    half: str = ""
    """"am", "pm" or ""."""
    sure: bool = False
    """Nothing but a time of day is written so."""


def read_clock(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """The time of day, or the range of two, that begins at `place`; None when there is none."""
    always = lexicon.always.at(tokens, place)
    if always:
        return Found(0, _DAY, "clock", place, always[1])
    if tokens.raw[place] == "24" and tokens.raw[place + 1] in {"/", "-"} and tokens.raw[place + 2] == "7" and tokens.glued(place + 2):
        return Found(0, _DAY, "clock", place, place + 3)
    word = lexicon.clock.at(tokens, place)
    begin = word[1] if word else place
    if word and tokens.raw[begin] == ":":
        begin += 1
    first = _time(tokens, begin, lexicon, told=bool(word))
    if first is None:
        return None
    second = _second(tokens, first, lexicon)
    told = _is_told(tokens, place, word is not None, first, second, lexicon)
    return _found(place, first, second) if told else None


def _is_told(tokens: Tokens, place: int, after_word: bool, first: _Time, second: _Time | None, lexicon: Lexicon) -> bool:  # noqa: FBT001 - a fact
    """Whether the figures are a time of day at all: said by a word, an am/pm, a colon, or opening hours around them."""
    last = second or first
    if first.sure or last.sure or first.half or last.half:
        return True
    follows = lexicon.units.at(tokens, last.end)
    if follows or tokens.is_number(last.end):
        return False
    if after_word:
        return tokens.low[place] not in {"at", "um", "around"} or not tokens.is_word(last.end) or tokens.low[last.end] in {"and", "on", "but", "und", "when", "the", "in", "every"}
    return second is not None and second.seconds > first.seconds and _near_opening(tokens, place, lexicon)


def _near_opening(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    before = range(max(0, place - _LOOK_BACK), place)
    return any(tokens.low[at] in lexicon.weekdays or tokens.low[at] in lexicon.short_weekdays or lexicon.opening.at(tokens, at) for at in before)


def _second(tokens: Tokens, first: _Time, lexicon: Lexicon) -> _Time | None:
    between = lexicon.ranges.at(tokens, first.end)
    if not between and tokens.low[first.end] in {"og", "and", "und", "och"}:
        between = (True, first.end + 1)
    if not between:
        return None
    word = lexicon.clock.at(tokens, between[1])
    second = _time(tokens, word[1] if word else between[1], lexicon, told=bool(word))
    if second is None or (tokens.low[between[1] - 1] in {"og", "and", "und", "och", "eller", "or", "oder"} and not (second.sure or second.half)):
        return None
    return None if lexicon.units.at(tokens, second.end) and not (second.sure or second.half) else second


def _found(place: int, first: _Time, second: _Time | None) -> Found:
    low = _in_half(first.seconds, first.half)
    if second is None:
        return Found(low, low, "clock", place, first.end)
    high = _in_half(second.seconds, second.half)
    if second.half == "pm" and not first.half and low < _NOON and low + _NOON < high:
        low += _NOON if first.seconds + _NOON < high and second.seconds > first.seconds else 0
    return Found(low, high if high > low else high + _DAY, "clock", place, second.end)


def _in_half(seconds: float, half: str) -> float:
    if half == "pm" and seconds < _NOON:
        return seconds + _NOON
    return seconds - _NOON if half == "am" and seconds >= _NOON and seconds < _NOON + _HOUR else seconds


def _time(tokens: Tokens, place: int, lexicon: Lexicon, *, told: bool) -> _Time | None:
    """One time of day; `told`: a word before it said that a time follows, so that number words count too."""
    noon = lexicon.noon.at(tokens, place)
    if noon:
        return _Time(noon[0], noon[1], sure=True)
    time = _relative(tokens, place, lexicon, told=told) or _digits(tokens, place)
    if time is None and told:
        hour = lexicon.numbers.get(tokens.low[place])
        time = _Time(hour * _HOUR, place + 1) if hour is not None and hour <= _HOURS else None
    return _with_half(tokens, time, lexicon) if time else None


def _digits(tokens: Tokens, place: int) -> _Time | None:
    """7, 07.30, 7:30."""
    raw = tokens.raw[place]
    if not tokens.is_number(place) or "," in raw:
        return None
    hour, point, minute = raw.partition(".")
    end, sure = place + 1, False
    if not point and tokens.raw[end] == ":" and tokens.glued(end) and tokens.glued(end + 1) and tokens.is_number(end + 1):
        minute, end, sure, point = tokens.raw[end + 1], end + 2, True, ":"
    if not hour.isdecimal() or len(hour) > 2 or int(hour) > _HOURS or (point and (len(minute) != 2 or not minute.isdecimal() or int(minute) >= _MINUTES)):  # noqa: PLR2004 - two digits
        return None
    return _Time(int(hour) * _HOUR + int(minute or 0) * _MINUTE, end, sure=sure)


def _relative(tokens: Tokens, place: int, lexicon: Lexicon, *, told: bool) -> _Time | None:
    """Half past seven, halv otte, kvart over 8, ten to nine."""
    half = lexicon.half_hour.at(tokens, place)
    if half:
        hour = _hour(tokens, half[1], lexicon)
        return _Time((hour * 60 + half[0]) * _MINUTE, half[1] + 1, sure=told or half[0] > 0) if hour is not None and (told or half[0] > 0) else None
    quarter = lexicon.quarter.at(tokens, place)
    minutes, end = (15.0, quarter[1]) if quarter else (lexicon.numbers.get(tokens.low[place], -1.0), place + 1)
    sign = 1 if tokens.low[end] in lexicon.past else -1 if tokens.low[end] in lexicon.to else 0
    hour = _hour(tokens, end + 1, lexicon) if sign and 0 < minutes < _MINUTES else None
    if hour is None or not (quarter or told) or (quarter and not told and lexicon.units.at(tokens, end + 2)):
        return None
    return _Time((hour * 60 + sign * minutes) * _MINUTE, end + 2, sure=True)


def _hour(tokens: Tokens, place: int, lexicon: Lexicon) -> float | None:
    raw = tokens.raw[place]
    value = float(raw) if raw.isascii() and raw.isdecimal() and len(raw) <= 2 else lexicon.numbers.get(tokens.low[place])  # noqa: PLR2004 - two digits
    return value if value is not None and 0 < value <= _HOURS else None


def _with_half(tokens: Tokens, time: _Time, lexicon: Lexicon) -> _Time:
    """With am, pm, om aftenen, o'clock, Uhr after it."""
    end, sure = time.end, time.sure
    if tokens.low[end] in lexicon.hour and (tokens.low[end] != "h" or tokens.gap(end) == 1):
        end, sure = end + 1, True
        more = tokens.raw[end]
        if tokens.is_number(end) and more.isdecimal() and len(more) == 2 and int(more) < _MINUTES:  # noqa: PLR2004 - "8 Uhr 30"
            return _Time(time.seconds + int(more) * _MINUTE, end + 1, sure=True)
    for half, phrases in (("am", lexicon.morning), ("pm", lexicon.evening)):
        found = phrases.at(tokens, end)
        if found and (tokens.glued(end) or tokens.low[end] not in {"am", "em", "fm"} or tokens.gap(end) == 1):
            return _Time(time.seconds, found[1], half, sure)
    return _Time(time.seconds, end, time.half, sure)
