"""Lines of text on a page or a picture -> columns, in the order in which people read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FAR = 3.0
"""Line heights. After a larger gap something else begins."""
_SAME_ROW = 0.35
_TOUCH = 0.3
"""Line heights that two lines must share sideways to stand under each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one column; coordinates grow to the right and downwards, `size` is the height of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def columns_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand under each other, column by column; what spans two columns ends both, and what two stand under ends too."""
    columns: list[list[Line]] = []
    growing: list[list[Line]] = []
    for row in rows_of(lines):
        above = [[column for column in growing if _under(line, column)] for line in row]
        shared = [column for column in growing if sum(column in under for under in above) > 1]
        for line, under in zip(row, above, strict=True):
            if len(under) == 1 and under[0] not in shared and line.top - under[0][-1].bottom <= _FAR * line.size:
                under[0].append(line)
            else:
                growing = [column for column in growing if column not in under]
                growing.append([line])
                columns.append(growing[-1])
    return columns


def rows_of(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that stand beside each other, from left to right; rows from top to bottom."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.bottom, line.left)):
        if row and line.bottom - row[0].bottom > _SAME_ROW * min(line.size, row[0].size):
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def _under(line: Line, column: list[Line]) -> bool:
    left, right = min(other.left for other in column[-4:]), max(other.right for other in column[-4:])
    return min(line.right, right) - max(line.left, left) > _TOUCH * line.size
