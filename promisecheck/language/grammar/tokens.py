"""Text -> tokens: numbers, words, signs, each with its place; linear in the length of the text."""

import re
from dataclasses import dataclass

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
LONGEST = 2_000
"""Characters that are read of one text."""
_BEYOND = 12
"""Empty tokens after the last one, so that a look ahead needs no check."""
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_½¼¾⅓⅔⅛²³]+(?:'[^\W\d_½¼¾⅓⅔⅛²³]+)?|[^\s]")
_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2019": "'",
    }
)


@dataclass(slots=True)
class Tokens:
    """The tokens of one text in parallel lists; a place a little beyond the last one is an empty word."""

    text: str
    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    memo: dict[int, object]
    """Numbers that were read already, by place."""

    def __len__(self) -> int:
        return len(self.raw) - _BEYOND

    def glued(self, place: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < place < len(self) and self.start[place] == self.end[place - 1]

    def gap(self, place: int) -> int:
        """Characters between this token and the one before it."""
        return self.start[place] - self.end[place - 1] if 0 < place < len(self) else 99

    def is_number(self, place: int) -> bool:
        """Whether it is written in digits."""
        return self.low[place][:1].isdecimal() if place < len(self) else False

    def is_word(self, place: int) -> bool:
        """Whether it is written in letters."""
        return self.low[place][:1].isalpha() if place < len(self) else False

    def saw(self, start: int, end: int) -> str:
        """The words from token `start` up to, not with, token `end`."""
        return self.text[self.start[start] : self.end[end - 1]]


def plain(text: str) -> str:
    """The part of the text that is read, every sort of blank, dash and apostrophe made the usual one; places stay the same."""
    return text[:LONGEST].translate(_PLAIN)


def tokens_of(text: str) -> Tokens:
    """Cut a `plain` text."""
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    raw = [piece for piece, _, _ in found]
    return Tokens(
        text=text,
        raw=[*raw, *[""] * _BEYOND],
        low=[*(piece.lower() for piece in raw), *[""] * _BEYOND],
        start=[*(start for _, start, _ in found), *[len(text)] * _BEYOND],
        end=[*(end for _, _, end in found), *[len(text)] * _BEYOND],
        memo={},
    )
