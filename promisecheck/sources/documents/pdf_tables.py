"""Tables among the lines of a PDF page: rows of short texts that stand in the same columns."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from promisecheck.sources.documents.lines import Line, rows_of
from promisecheck.sources.documents.parts import Cell, Table

_FAR = 3.5
"""Letter heights from one row of a table to the next, at most."""
_LEAST_ROWS = 3
_MOST_WORDS = 4
"""The mean of the words in a cell: lines of running text in columns have more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of lines, each row with as many."""

    rows: list[list[Line]]

    def table(self, place: str) -> Table:
        """As a table, whose first row is a head."""
        from openpyxl.utils import get_column_letter

        rows = tuple(
            tuple(Cell(text=line.text, place=f"{place}, cell {get_column_letter(column)}{number}") for column, line in enumerate(row, 1))
            for number, row in enumerate(self.rows, 1)
        )
        return Table(rows=rows, heads=1)


def stretches_of(lines: Sequence[Line]) -> Iterator[Grid | list[Line]]:
    """Tables, and the lines between them."""
    between: list[Line] = []
    for group in _grouped(rows_of(lines)):
        if _is_table(group):
            if between:
                yield between
            between = []
            yield Grid(group)
        else:
            between += itertools.chain(*group)
    if between:
        yield between


def _grouped(rows: Iterator[list[Line]]) -> Iterator[list[list[Line]]]:
    """Rows that follow each other in the same columns."""
    group: list[list[Line]] = []
    for row in rows:
        if group and not _same_columns(group[-1], row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _same_columns(above: list[Line], row: list[Line]) -> bool:
    """Each text stands under one, and beside all the others."""
    if len(above) != len(row) or row[0].bottom - above[0].bottom > _FAR * row[0].size:
        return False
    apart = all(max(a.right, b.right) < min(c.left, d.left) for (a, b), (c, d) in itertools.pairwise(zip(above, row, strict=True)))
    return apart and all(min(a.right, b.right) > max(a.left, b.left) for a, b in zip(above, row, strict=True))


def _is_table(rows: list[list[Line]]) -> bool:
    if len(rows) < _LEAST_ROWS or len(rows[0]) < 2:  # noqa: PLR2004 - one column is none
        return False
    return mean(len(line.text.split()) for row in rows for line in row) <= _MOST_WORDS
