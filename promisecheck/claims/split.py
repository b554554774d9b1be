"""One sentence, several promises: where it could be cut, and where the second look sees a promise begin and end."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from promisecheck.claims.tokens import tokens
from promisecheck.core.text import Span
from promisecheck.language import WORDS
from promisecheck.learned import SecondLook

_SEPARATORS = frozenset([",", ";", ":", ".", "!", "?", "•", "·", "|", "+", "&", "–", "—", "-", "✓", "✔", "/", "("])
_JOINING = frozenset().union(*(words.joining for words in WORDS.values()))
_OUTSIDE = " \t\n,;:–—-•·|+&✓✔/("
_SHORTEST = 3
"""A piece of fewer letters is no promise."""
_INSIDE = 0.0
"""Log-odds, in the mean over its pieces of words, from which a part of a sentence stands inside a promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A place where a sentence could be cut: where its separator stands in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the second look sees in a text: places [start, end) of pieces of words, log-odds that a promise begins or stands there."""

    places: Sequence[tuple[int, int]]
    begins: Any
    inside: Any

    def begin(self, start: int) -> float:
        """Log-odds that a promise begins at the first piece from `start` on."""
        return next((float(own) for (first, _), own in zip(self.places, self.begins, strict=True) if first >= start), -np.inf)

    def begins_later(self, least: float) -> bool:
        """Whether a promise may begin anywhere but at the first piece."""
        return any(start > 0 and own >= least for (start, _), own in zip(self.places, self.begins, strict=True))

    def within(self, span: Span) -> float:
        """Mean log-odds that the pieces of `span` stand inside a promise."""
        own = [value for (first, _), value in zip(self.places, self.inside, strict=True) if span.start <= first < span.end]
        return float(np.mean(own)) if own else -np.inf


def mark(sentences: Sequence[str], roles: Sequence[str], second: SecondLook) -> list[Marks]:
    """Look at each sentence of copy in its role; places count from the sentence's beginning."""
    found = second.marks([f"{role}: {text}" for role, text in zip(roles, sentences, strict=True)])
    return [
        Marks(
            places=[(start - len(role) - 2, end - len(role) - 2) if end > start else (-1, -1) for start, end in places],
            begins=scores[:, 0],
            inside=scores[:, 1],
        )
        for role, (places, scores) in zip(roles, found, strict=True)
    ]


def cuts(sentence: str, language: str) -> list[Cut]:
    """Every place in `sentence` where two promises could meet, in order: at a separator or a joining word."""
    found = []
    for token in tokens(sentence, language):
        start, word = token.idx, token.text
        end = start + len(word)
        if word.lower() not in _JOINING and word not in _SEPARATORS:
            continue
        left, right = sentence[:start], sentence[end:]
        between_blanks = right[:1].isspace() if word == "." else word not in {"-", "/"} or (left[-1:].isspace() and right[:1].isspace())
        if between_blanks and _letters(left) >= _SHORTEST and _letters(right) >= _SHORTEST:
            found.append(Cut(start=start, end=end))
    return found


def promises(sentence: str, language: str, marks: Marks, *, least: float) -> list[Span]:
    """The parts of a promising `sentence` that are promises, cut where one begins with at least the log-odds `least`.

    The whole sentence where nothing is to be cut.
    """
    if not marks.begins_later(least):
        return []
    chosen = [cut for cut in cuts(sentence, language) if marks.begin(cut.end) >= least]
    parts = _pieces(sentence, chosen)
    return [part for part in parts if marks.within(part) >= _INSIDE] if len(parts) > 1 else []


def _pieces(sentence: str, chosen: Sequence[Cut]) -> list[Span]:
    """The sentence cut at the chosen places, pieces trimmed."""
    borders = [(0, 0), *((cut.start, cut.end) for cut in chosen), (len(sentence), len(sentence))]
    spans = []
    for (_, start), (end, _) in itertools.pairwise(borders):
        inner = sentence[start:end].strip(_OUTSIDE)
        if _letters(inner) >= _SHORTEST:
            begin = start + sentence[start:end].index(inner)
            spans.append(Span(start=begin, end=begin + len(inner)))
    return spans


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
