"""The words of a quote that decide: what it says of the promise's number, that something did not happen, and the promise's own words."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from promisecheck.core.promises import Claim, Match

Part = tuple[str, bool]
"""A piece of a text, and whether it is marked."""
_WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
_STEM = 5
"""Two words are one where their first letters are the same: `levering`, `leveret`."""
_LEAST = 4
"""Shorter words tell nothing of a promise."""
_LONGEST = 1_000
"""So much of a promise is looked at."""
_MOST = 6
"""So many pieces are marked at most: a quote that is all yellow decides nothing."""


def mark(match: Match, *, most: int) -> tuple[Part, ...]:
    """The customer's sentence in pieces, those that decide marked; of a longer one the first `most` characters, with a mark at the end."""
    whole = match.remark.text
    text = whole if len(whole) <= most else whole[:most].rstrip() + " …"
    return tuple(_pieces(text, _joined(sorted(_spans(match.claim, match, text))[: 2 * _MOST], text)[:_MOST]))


def _spans(claim: Claim, match: Match, text: str) -> Iterator[tuple[int, int]]:
    units = {quantity.unit for quantity in claim.quantities}
    for quantity in match.remark.quantities:
        start = text.find(quantity.saw)
        if quantity.unit in units and quantity.saw and start >= 0:
            yield start, start + len(quantity.saw)
    language = match.remark.passage.language.split("|")[0]
    own = {_stem(word) for word in _WORD.findall(claim.text[:_LONGEST]) if _tells(word)}
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if word in _deciding().get(language, frozenset()) or (_tells(word) and _stem(word) in own):
            yield found.span()


def _tells(word: str) -> bool:
    return len(word) >= _LEAST and word.casefold() not in _plain()


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans with nothing but a blank between them are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Part]:
    place = 0
    for start, end in spans:
        if start > place:
            yield text[place:start], False
        yield text[start:end], True
        place = end
    if place < len(text):
        yield text[place:], False


@cache
def _deciding() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("deciding.toml").read_text(encoding="utf-8"))
    return {language: frozenset(row["deciding"]) for language, row in table.items()}


@cache
def _plain() -> frozenset[str]:
    """Words that every text has."""
    table = tomllib.loads(files(__package__).joinpath("deciding.toml").read_text(encoding="utf-8"))
    return frozenset(word for row in table.values() for word in row["plain"])
