"""One sentence, several promises: where it could be cut, and what the model sees of each place."""

import re
from dataclasses import dataclass

from promisecheck.core.text import Span

_CUT = re.compile(
    r"(?P<mark>[,;:•·|+✓]|\s[–—-]\s|[.!?](?=\s)|\s(?:og|samt|and|&|plus|och|und|sowie|men|but|aber|så|so|eller|or|eller|mens|while)(?=\s))"
)
_NEAR = 6
"""How many words on each side the model sees."""
_SHORTEST = 3
"""A piece of fewer letters is no promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A place where a sentence could be cut: the separator's span in the text."""

    start: int
    end: int
    mark: str


def cuts(text: str, sentence: Span) -> list[Cut]:
    """Every place in `sentence` where two promises could meet, in order."""
    found = []
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        left, right = text[sentence.start : match.start()], text[match.end() : sentence.end]
        decimal = match["mark"] in {",", ":"} and text[match.end() : match.end() + 1].isdigit() and left[-1:].isdigit()
        if not decimal and _letters(left) >= _SHORTEST and _letters(right) >= _SHORTEST:
            found.append(Cut(start=match.start(), end=match.end(), mark=match["mark"].strip().lower()))
    return found


def view(text: str, sentence: Span, cut: Cut) -> str:
    """What the model sees of a cut: words near it, each marked with its side and distance, and the lengths."""
    left = _words(text[sentence.start : cut.start])
    right = _words(text[cut.end : sentence.end])
    parts = [f"mark{ord(cut.mark[0])}{cut.mark if cut.mark.isalpha() else ''}"]
    parts += [f"l{distance if distance < 2 else ''}x{word}" for distance, word in enumerate(reversed(left[-_NEAR:]))]  # noqa: PLR2004 - the nearest two
    parts += [f"r{distance if distance < 2 else ''}x{word}" for distance, word in enumerate(right[:_NEAR])]  # noqa: PLR2004 - the nearest two
    parts += [f"ll{min(len(left), 9)}", f"rr{min(len(right), 9)}"]
    return " ".join(parts)


def pieces(text: str, sentence: Span, chosen: list[Cut]) -> list[Span]:
    """The sentence cut at the chosen places, pieces trimmed."""
    spans = []
    start = sentence.start
    for cut in [*chosen, Cut(start=sentence.end, end=sentence.end, mark="")]:
        piece = text[start : cut.start]
        inner = piece.strip(" \t\n,;:–—-•·|+✓")
        if inner:
            begin = start + piece.index(inner)
            spans.append(Span(start=begin, end=begin + len(inner)))
        start = cut.end
    return spans


def _words(text: str) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in re.findall(r"\w+", text.lower())]


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
