"""One rating as it was written -> a number, or a place between worst and best."""

import re
import unicodedata
from dataclasses import dataclass

from promisecheck.sources.reviews.vocabulary import cell_words, plain_name

_NUMBER = r"[+-]?\d{1,4}(?:[.,]\d{1,4})?"
_PLAIN = re.compile(rf"({_NUMBER})\s*(?:stars?|stjerner?|stjärnor|stjärna|sterne?|★|⭐️?|points?|poeng)?", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"({_NUMBER})\s*(?:/|out of|ud af|av|af|von)\s*(\d{{1,3}})(?:\s*(?:stars?|stjerner?|stjärnor|sterne))?", re.IGNORECASE
)
_PERCENT = re.compile(rf"({_NUMBER})\s*%")
_STARS = re.compile(r"[★⭐🌟✭✩☆✰\ufe0f\s]{1,40}")
_FULL = "★⭐🌟✭"
_EMPTY = "☆✩✰"
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`value` on a scale up to `best` (0: the column's own scale); with `share` the value is 0 to 1 already."""

    value: float
    best: int = 0
    share: bool = False


def read_mark(raw: str) -> Mark | None:
    """What a cell says, or None where it is no mark.

    >>> read_mark("4,5/5"), read_mark("★★★☆☆"), read_mark("ONE")
    (Mark(value=4.5, best=5, share=False), Mark(value=3.0, best=5, share=False), Mark(value=0.0, best=0, share=True))
    """
    text = unicodedata.normalize("NFKC", raw[: _LONGEST + 1]).strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := _PLAIN.fullmatch(text):
        return Mark(value=_number(match.group(1)))
    if match := _OUT_OF.fullmatch(text):
        return Mark(value=_number(match.group(1)), best=int(match.group(2)))
    if match := _PERCENT.fullmatch(text):
        return Mark(value=_number(match.group(1)), best=100)
    if _STARS.fullmatch(text) and (full := sum(text.count(star) for star in _FULL)) + sum(text.count(star) for star in _EMPTY):
        return Mark(value=float(full), best=5)
    return _word(text)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _word(text: str) -> Mark | None:
    words = cell_words()["marks"]
    plain = plain_name(text)
    for known in (plain, plain.split(" i m ")[0], plain.removesuffix(" stars").removesuffix(" star")):
        if known in words:
            return Mark(value=float(words[known]), share=True)
    return None
