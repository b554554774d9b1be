"""One sentence, several promises: where it could be cut, and what the model sees of each place."""

import itertools
from dataclasses import dataclass

from promisecheck.claims.tokens import tokens
from promisecheck.core.text import Span
from promisecheck.language import WORDS

_SEPARATORS = frozenset([",", ";", ":", ".", "!", "?", "•", "·", "|", "+", "&", "–", "—", "-", "✓", "✔", "/", "("])
_JOINING = frozenset().union(*(words.joining for words in WORDS.values()))
_OUTSIDE = " \t\n,;:–—-•·|+&✓✔/("
_NEAR = 6
"""How many words on each side the model sees."""
_NEXT = 2
"""So many of them with their distance."""
_SHORTEST = 3
"""A piece of fewer letters is no promise."""
_LONG = 9
"""From so many words on, a side is simply long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A place where a sentence could be cut: where its separator stands in the text, and the words on both sides."""

    start: int
    end: int
    mark: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def cuts(text: str, sentence: Span, language: str) -> list[Cut]:
    """Every place in `sentence` where two promises could meet, in order: at a separator or a joining word."""
    found = []
    words = [(token.idx + sentence.start, token.text) for token in tokens(sentence.of(text), language) if not token.is_space]
    for number, (start, word) in enumerate(words):
        end = start + len(word)
        if word.lower() not in _JOINING and word not in _SEPARATORS:
            continue
        left, right = text[sentence.start : start], text[end : sentence.end]
        between_blanks = right[:1].isspace() if word == "." else word not in {"-", "/"} or (left[-1:].isspace() and right[:1].isspace())
        if between_blanks and _letters(left) >= _SHORTEST and _letters(right) >= _SHORTEST:
            sides = [tuple(_plain(other) for _, other in side) for side in (words[:number], words[number + 1 :])]
            found.append(Cut(start=start, end=end, mark=word.lower(), left=sides[0], right=sides[1]))
    return found


def view(cut: Cut) -> str:
    """What the model sees of a cut: the words near it, marked with their side (the next ones with their distance), and the lengths."""
    parts = [f"mark{ord(cut.mark[0])}{cut.mark if cut.mark.isalpha() else ''}"]
    for side, near in (("l", cut.left[::-1]), ("r", cut.right)):
        parts += [f"{side}{distance if distance < _NEXT else ''}x{word}" for distance, word in enumerate(near[:_NEAR])]
    return " ".join([*parts, f"ll{min(len(cut.left), _LONG)}", f"rr{min(len(cut.right), _LONG)}"])


def pieces(text: str, sentence: Span, chosen: list[Cut]) -> list[Span]:
    """The sentence cut at the chosen places, pieces trimmed."""
    borders = [(sentence.start, sentence.start), *((cut.start, cut.end) for cut in chosen), (sentence.end, sentence.end)]
    spans = []
    for (_, start), (end, _) in itertools.pairwise(borders):
        inner = text[start:end].strip(_OUTSIDE)
        if inner:
            begin = start + text[start:end].index(inner)
            spans.append(Span(start=begin, end=begin + len(inner)))
    return spans


def _plain(word: str) -> str:
    return "0" if word[:1].isdigit() else "".join(character for character in word.lower() if character.isalnum()) or "p"


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
