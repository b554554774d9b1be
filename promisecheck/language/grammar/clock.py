"""Times of day: "kl. 7-22", "8am to 10pm", "halv otte", "14.30 Uhr", "24/7"; seconds after midnight."""

from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.hours import Time, read_minutes_to, read_time
from promisecheck.language.grammar.lexicon import Lexicon
from promisecheck.language.grammar.tokens import Tokens

_DAY, _HOUR = 86_400.0, 3_600.0
_NOON = 12 * _HOUR
_EARLY = 6 * _HOUR
_LOOK_BACK = 4


def read_always(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Open at all hours: 24/7, døgnet rundt, 24 hours a day."""
    always = lexicon.always.at(tokens, place)
    if always:
        return Found(0, _DAY, "clock", place, always[1])
    if tokens.raw[place] == "24" and tokens.raw[place + 1] in {"/", "-"} and tokens.raw[place + 2] == "7" and tokens.glued(place + 2):
        return Found(0, _DAY, "clock", place, place + 3)
    return None


def read_minutes(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """Ten minutes past eight, ti minutter i otte: asked before durations are."""
    time = read_minutes_to(tokens, place, lexicon)
    return Found(time.seconds, time.seconds, "clock", place, time.end) if time else None


def read_clock(tokens: Tokens, place: int, lexicon: Lexicon) -> Found | None:
    """The time of day, or the range of two, that begins at `place`; None when there is none."""
    between = lexicon.between.at(tokens, place)
    begin = between[1] if between else place
    word = lexicon.clock.at(tokens, begin)
    begin = word[1] if word else begin
    begin += bool(word) and tokens.raw[begin] == ":"
    first = read_time(tokens, begin, lexicon, told=bool(word))
    if first is None:
        return None
    second = _second(tokens, first, lexicon, link=between[0] if between else "", told=bool(word))
    if between:
        sure = word or (second and (second.is_sure or first.is_sure or first.seconds >= _EARLY) and not tokens.is_word(second.end))
        return _found(tokens, place, first, second, lexicon) if second and sure else None
    return _found(tokens, place, first, second, lexicon) if _is_told(tokens, place, first, second, lexicon, word=bool(word)) else None


def _is_told(tokens: Tokens, place: int, first: Time, second: Time | None, lexicon: Lexicon, *, word: bool) -> bool:
    """Whether the figures are a time of day at all: said by a word, an am/pm, a colon, or opening hours around them."""
    last = second or first
    if first.is_sure or last.is_sure:
        return True
    if lexicon.units.at(tokens, last.end) or tokens.is_number(last.end):
        return False
    if word:
        return lexicon.hedges.at(tokens, place) is None and (
            tokens.low[place] not in lexicon.weak_clock or not tokens.is_word(last.end) or tokens.low[last.end] in lexicon.never_counted
        )
    return second is not None and _near_opening(tokens, place, lexicon)


def _near_opening(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    before = range(max(0, place - _LOOK_BACK), place)
    return any(
        tokens.low[at] in lexicon.weekdays or tokens.low[at] in lexicon.short_weekdays or lexicon.opening.at(tokens, at) for at in before
    )


def _second(tokens: Tokens, first: Time, lexicon: Lexicon, *, link: str, told: bool) -> Time | None:
    """The other end of a range."""
    between = lexicon.ranges.at(tokens, first.end)
    if link:
        between = (True, first.end + 1) if tokens.low[first.end] == link else None
    if not between:
        return None
    word = lexicon.clock.at(tokens, between[1])
    second = read_time(tokens, word[1] if word else between[1], lexicon, told=bool(word) or (told and tokens.is_word(between[1])))
    if second is None or (tokens.low[between[1] - 1] in lexicon.either and not second.is_sure):
        return None
    return None if lexicon.units.at(tokens, second.end) and not second.is_sure else second


def _found(tokens: Tokens, place: int, first: Time, second: Time | None, lexicon: Lexicon) -> Found:
    low = _in_half(first.seconds, first.half)
    if second is None:
        return Found(low, low, "clock", place, first.end)
    high = _in_half(second.seconds, second.half)
    if second.half == "pm" and not first.half and low < _NOON and low + _NOON < high:
        low += _NOON
    if high <= low:
        high += (
            _NOON
            if high < _NOON < high + _NOON and high + _NOON > low and not second.is_sure and _near_opening(tokens, place, lexicon)
            else _DAY
        )
    return Found(low, high, "clock", place, second.end)


def _in_half(seconds: float, half: str) -> float:
    if half == "pm" and seconds < _NOON:
        return seconds + _NOON
    return seconds - _NOON if half == "am" and _NOON <= seconds < _NOON + _HOUR else seconds
