"""Is it the same promise in other words? Said with a score: who reads it can see how sure that is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from promisecheck.core.text import normal
from promisecheck.language.quantities import read_quantities
from promisecheck.report.stood import Stood

Similar = Callable[[Sequence[str]], Any]
"""Texts -> float array [n, d] with rows of length one."""
SURE = 0.75
"""From here on two wordings are taken for one promise."""
PERHAPS = 0.6
"""From here on it is said that they may be."""
_SAME_PLACE = 0.1
"""Added where the new words stand in the place of the old ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """An earlier and a later promise of which one is gone and one is new, and how alike they are, 0 to 1."""

    before: Stood
    now: Stood
    score: float

    @property
    def sure(self) -> bool:
        """Whether they are taken for the same promise."""
        return self.score >= SURE


def pair_rewordings(gone: Sequence[Stood], new: Sequence[Stood], *, similar: Similar | None = None) -> list[Rewording]:
    """The likeliest rewordings, each promise in one at most, the surest first; `similar` adds what the words mean to how they are spelt.

    Only promises of one language and category whose numbers count the same things are held against one another.
    """
    found = sorted(_scored(gone, new, similar), key=lambda one: (-one.score, one.before.key, one.now.key))
    used: set[str] = set()
    kept = []
    for one in found:
        if one.before.key not in used and one.now.key not in used:
            used |= {one.before.key, one.now.key}
            kept.append(one)
    return kept


def _scored(gone: Sequence[Stood], new: Sequence[Stood], similar: Similar | None) -> Iterator[Rewording]:
    vectors = _vectors([*gone, *new], similar) if gone and new else {}
    for before in gone:
        for now in new:
            if _comparable(before, now):
                score = _likeness(before, now, vectors)
                if score >= PERHAPS:
                    yield Rewording(before=before, now=now, score=round(score, 3))


def _vectors(promises: Sequence[Stood], similar: Similar | None) -> dict[str, Any]:
    if similar is None:
        return {}
    return dict(zip((one.key for one in promises), similar([one.text for one in promises]), strict=True))


def _comparable(before: Stood, now: Stood) -> bool:
    languages = set(before.language.split("|")) & set(now.language.split("|"))
    return bool(languages) and before.category is now.category and before.units == now.units


def _likeness(before: Stood, now: Stood, vectors: dict[str, Any]) -> float:
    from rapidfuzz import fuzz

    words = fuzz.token_sort_ratio(_without_numbers(before), _without_numbers(now)) / 100
    if vectors:
        words = (words + float(vectors[before.key] @ vectors[now.key])) / 2 + 0.05
    return float(min(words + (_SAME_PLACE if before.spots & now.spots else 0), 1.0))


def _without_numbers(stood: Stood) -> str:
    """The words with their numbers taken out: two days or five are the same promise, kept or not."""
    text = normal(stood.text)
    for quantity in read_quantities(stood.text, stood.language):
        text = text.replace(normal(quantity.saw), f"<{quantity.unit}>")
    return text
