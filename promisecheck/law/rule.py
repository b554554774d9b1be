"""One rule as a value."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from promisecheck.core.questions import Citation, Mode, Said
from promisecheck.core.taxonomy import Category
from promisecheck.law.cue import pattern

EVERY = "every"
"""The list of cues that hold in each language."""
_KIN = {"nn": ("nn", "nb")}
"""Languages whose copy is full of a neighbour's words."""

Listed = tuple[tuple[str, tuple[str, ...]], ...]
"""Cues by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A wording that a rule asks about, and how it could be said so that it does not."""

    language: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When to ask, what to ask for, and where that comes from."""

    id: str
    name: str
    mode: Mode
    asks: Said
    citations: tuple[Citation, ...]
    cues: Listed
    unless: Listed = ()
    """Words near the cue that give it another sense, or narrow it on the spot."""
    answers: Listed = ()
    """Words anywhere around the promise that answer the question: a label, a licence, a source."""
    needs: Listed = ()
    """Where given, one of these must stand near the cue."""
    customers: Listed = ()
    """Words of customers that stand in for `needs`."""
    window: int = 8
    """How many words on either side of the cue are near."""
    denial: bool = True
    """Whether "not" before the cue takes the promise back."""
    quantities: bool = False
    """Whether every number with a unit is a cue."""
    history: str = ""
    """Which check of earlier crawls speaks to it."""
    history_required: bool = False
    """Whether it asks only when that check finds something."""
    images: Listed = ()
    """Cues that count only where an image is described: in an `alt` or a caption."""
    names: bool = False
    """Whether the cue must be written as a name: with a capital that no beginning of a sentence explains."""
    categories: tuple[Category, ...] = ()
    """What the promises are about that it mostly meets; empty: anything."""
    last_checked: date | None = None
    examples: tuple[Example, ...] = field(default=())
    on: bool = True

    def pattern(self, part: str, languages: tuple[str, ...]) -> "re.Pattern[str] | None":
        """The cues of one part (`cues`, `images`, `unless`, `answers`, `needs`, `customers`) in these languages, as one pattern."""
        return _pattern(getattr(self, part), languages, f"{self.id}.{part}")

    def may_hold(self, part: str, languages: tuple[str, ...], text: str) -> bool:
        """Whether folded `text` can hold a cue of the part at all: quick to say, where a pattern takes long to make."""
        stems = _stems(getattr(self, part), languages)
        return stems is None or any(stem in text for stem in stems)


def _spoken(languages: tuple[str, ...]) -> set[str]:
    return {kin for language in languages for kin in _KIN.get(language, (language,))} | {EVERY}


@lru_cache(maxsize=4096)
def _stems(listed: Listed, languages: tuple[str, ...]) -> tuple[str, ...] | None:
    """The longest run of letters of each cue; None where a cue has none that must be there."""
    spoken, stems = _spoken(languages), set()
    for cue in (cue for language, cues in listed if language in spoken for cue in cues):
        words = [word for word in cue.casefold().split() if not set(word) & set("<|")]
        runs = [run for word in words for run in re.findall(r"[^\W\d_]+", word)]
        if not runs:
            return None
        stems.add(max(runs, key=len))
    return tuple(sorted(stems))


@lru_cache(maxsize=4096)
def _pattern(listed: Listed, languages: tuple[str, ...], where: str) -> "re.Pattern[str] | None":
    spoken = _spoken(languages)
    return pattern([cue for language, cues in listed if language in spoken for cue in cues], where=where)
