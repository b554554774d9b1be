"""Letters of a page -> lines: words by their gaps, rows by their base, and a row cut where a gutter runs through it."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from promisecheck.sources.documents.lines import Line
from promisecheck.sources.documents.pdf_letters import Letter

_BLANK = 0.17
"""Letter heights. A wider gap parts words."""
_SAME_ROW = 0.35
_GAP = 0.9
"""Letter heights. A wider gap may be a gutter: it is, if a row nearby has one there too."""
_GUTTER = 2.5
"""And this is one in any case."""
_NEARBY = 2
_ITEM = re.compile(r"(?:[•▪●◦‣✓✔➜►*–-]|\(?\d{1,2}[.)])$")
"""What stands before an item of a list, however far away."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    base: float
    size: float


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines of a page; what is written at an angle comes as it was drawn, run by run."""
    rows = list(_rows(list(_words(letters))))
    gaps = [list(_gaps(row)) for row in rows]
    return [line for number, row in enumerate(rows) for line in _cut(row, gaps[number], _around(gaps, number))]


def _words(letters: Iterable[Letter]) -> Iterator[_Word]:
    word: list[Letter] = []
    for letter in letters:
        if word and (letter.text.isspace() or not _touch(word[-1], letter)):
            yield _word(word)
            word = []
        if not letter.text.isspace():
            word.append(letter)
    if word:
        yield _word(word)


def _touch(before: Letter, letter: Letter) -> bool:
    if not letter.upright:
        return not before.upright
    size = max(before.size, letter.size)
    return abs(letter.base - before.base) < _SAME_ROW * size and -size < letter.left - before.right < _BLANK * size


def _word(letters: list[Letter]) -> _Word:
    left, right = min(letter.left for letter in letters), max(letter.right for letter in letters)
    return _Word("".join(letter.text for letter in letters), left, right, letters[0].base, max(letter.size for letter in letters))


def _rows(words: list[_Word]) -> Iterator[list[_Word]]:
    """Words that stand on one base line, left to right; rows from top to bottom."""
    row: list[_Word] = []
    for word in sorted(words, key=lambda word: word.base):
        if row and word.base - row[0].base > _SAME_ROW * min(word.size, row[0].size):
            yield sorted(row, key=lambda word: word.left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word.left)


def _gaps(row: list[_Word]) -> Iterator[tuple[float, float]]:
    for before, word in itertools.pairwise(row):
        if word.left - before.right > _GAP * max(before.size, word.size):
            yield before.right, word.left


def _around(gaps: list[list[tuple[float, float]]], number: int) -> list[tuple[float, float]]:
    """The gaps of the rows just above and below."""
    near = (*range(number - _NEARBY, number), *range(number + 1, number + 1 + _NEARBY))
    return [gap for other in near if 0 <= other < len(gaps) for gap in gaps[other]]


def _cut(row: list[_Word], gaps: list[tuple[float, float]], around: list[tuple[float, float]]) -> Iterator[Line]:
    gutters = {gap for gap in gaps if _is_gutter(gap, around, row[0].size)}
    line: list[_Word] = []
    for word in row:
        if line and (line[-1].right, word.left) in gutters and not _ITEM.match(line[-1].text):
            yield _line(line)
            line = []
        line.append(word)
    yield _line(line)


def _is_gutter(gap: tuple[float, float], around: list[tuple[float, float]], size: float) -> bool:
    left, right = gap
    return right - left > _GUTTER * size or any(min(right, other[1]) - max(left, other[0]) > size / 2 for other in around)


def _line(words: list[_Word]) -> Line:
    size = max(word.size for word in words)
    base = words[0].base
    return Line(
        text=" ".join(word.text for word in words),
        left=words[0].left,
        top=base - size * 0.8,
        right=words[-1].right,
        bottom=base + size * 0.2,
        size=size,
    )
