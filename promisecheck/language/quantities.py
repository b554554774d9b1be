"""Numbers in text as quantities: durations, times, money, shares, rates, sizes, counts, with their hedges."""

import re
from dataclasses import replace

from promisecheck.core.text import Quantity
from promisecheck.language.grammar.clock import read_clock
from promisecheck.language.grammar.counts import read_count, read_share, read_times
from promisecheck.language.grammar.dates import read_date, read_day, read_weekday
from promisecheck.language.grammar.found import Found, hedged
from promisecheck.language.grammar.lexicon import Lexicon, lexicon
from promisecheck.language.grammar.measures import read_measure
from promisecheck.language.grammar.names import end_of_name
from promisecheck.language.grammar.tokens import Tokens, plain, tokens_of
from promisecheck.language.guess import languages_of

_DIGIT = re.compile(r"[0-9½¼¾⅓⅔]")
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = 2
"""As many small words may stand between a hedge and its number."""


def read_quantities(text: str, language: str = "") -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order, in base units (seconds, metres, kilograms, bytes, one crown ...).

    `language`: a code, `da|nb`, or "": every language's words count. The first 2,000 characters are read.

    >>> [(q.low, q.high, q.unit, q.hedge) for q in read_quantities("Levering på op til 3 dage, fri fragt over 499 kr", "da")]
    [(0.0, 259200.0, 's', 'up to'), (499.0, inf, 'DKK', 'over')]
    """
    words = lexicon(languages_of(language))
    text = plain(text)
    if not _DIGIT.search(text) and words.signs.isdisjoint(_WORD.findall(text.lower())):
        return ()
    tokens = tokens_of(text)
    return tuple(
        Quantity(low=float(found.low), high=float(found.high), unit=found.unit, saw=tokens.saw(found.start, found.end), hedge=found.hedge)
        for found in _all(tokens, words)
    )


def _all(tokens: Tokens, words: Lexicon) -> list[Found]:
    found, place = [], 0
    while place < len(tokens):
        name = end_of_name(tokens, place, words)
        if name:
            place = name
            continue
        one = _hedged(tokens, place, words) or _one(tokens, place, words)
        if one:
            found.append(one)
        place = one.end if one else place + 1
    return found


def _hedged(tokens: Tokens, place: int, words: Lexicon) -> Found | None:
    """A hedge, a filling word or two, and the quantity that it hedges."""
    hedge = words.hedges.at(tokens, place) or words.before.at(tokens, place)
    if hedge is None:
        return None
    at = hedge[1]
    for _ in range(_FILLERS):
        one = _one(tokens, at, words, hedge=hedge[0])
        if one:
            return _joined(tokens, place, hedge[0], one, words)
        if tokens.low[at] not in words.fillers:
            break
        at += 1
    second = words.hedges.at(tokens, at)
    one = _one(tokens, second[1], words, hedge=second[0]) if second else None
    return _joined(tokens, place, hedge[0], one, words) if one else None


def _joined(tokens: Tokens, place: int, hedge: str, one: Found, words: Lexicon) -> Found | None:
    if one.unit in {"clock", "date", "weekday"}:
        before = words.before.at(tokens, place)
        kind = before[0] if before else {"within": "under", "at least": "from", "over": "from"}.get(hedge, hedge)
        if one.low != one.high:
            return replace(one, start=place)
        return _clock_bound(one, kind, place)
    if words.hedges.at(tokens, place) is None or (one.hedge and one.hedge != "about") or one.start == one.end:
        return None
    if hedge == "from" and one.low != one.high:
        return replace(one, start=place)
    return hedged(one, hedge, start=place)


def _clock_bound(one: Found, kind: str, place: int) -> Found:
    if kind == "about" or one.unit != "clock":
        return replace(one, start=place, hedge=kind)
    if kind in {"under", "up to", "within"}:
        return replace(one, low=0.0, start=place, hedge=kind)
    return replace(one, high=86_400.0, start=place, hedge=kind)


def _one(tokens: Tokens, place: int, words: Lexicon, *, hedge: str = "") -> Found | None:
    """The quantity that begins at `place`: the kinds are asked in an order in which the surer one comes first."""
    if place >= len(tokens):
        return None
    return (
        read_date(tokens, place, words)
        or read_share(tokens, place, words)
        or read_times(tokens, place, words)
        or read_measure(tokens, place, words)
        or read_clock(tokens, place, words)
        or read_day(tokens, place, words)
        or read_weekday(tokens, place, words)
        or read_count(tokens, place, words, hedge=hedge)
    )
