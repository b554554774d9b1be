"""Lines of a delimited file -> records, with damage kept to the row where it stands.

A quote that is never closed would swallow the rows after it: such a row is mended or set aside, and reading goes on with the next line.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_CHARACTERS = 1_000_000
"""No record is longer than this; one that is has an open quote."""
_FIELD_LIMIT = 4_000_000
NO_DELIMITER = "\x1f"
"""For files of one column: a character that no text holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The cells of one record; `why` says what is wrong with it.

    `row` counts as a spreadsheet does, `line` is where the record begins in the file, `lines` how many it takes; all from 1.
    """

    row: int
    line: int
    lines: int
    cells: list[str]
    why: str = ""


class Records:
    """Iterates over the records of `lines`; `width` is the number of columns, 0 while it is not known."""

    def __init__(self, lines: Iterator[str], *, delimiter: str, width: int = 0, first: tuple[int, int] = (1, 1)) -> None:
        """Read from `lines`, the first of which is row `first[0]` and line `first[1]` of its file."""
        self._lines = lines
        self._delimiter = delimiter
        self._width = width
        self._row, self._line = first
        self._pushed: deque[str] = deque()
        csv.field_size_limit(max(csv.field_size_limit(), _FIELD_LIMIT))

    def __iter__(self) -> Iterator[Record]:
        """Every record but blank lines."""
        while (line := self._next()) is not None:
            if not line.strip():
                self._row, self._line = self._row + 1, self._line + 1
                continue
            record = self._quoted(line) if '"' in line else self._plain(line)
            self._row, self._line = self._row + 1, self._line + record.lines
            yield record

    def _next(self) -> str | None:
        return self._pushed.popleft() if self._pushed else next(self._lines, None)

    def _plain(self, line: str) -> Record:
        return Record(row=self._row, line=self._line, lines=1, cells=line.rstrip("\r\n").split(self._delimiter))

    def _quoted(self, first: str) -> Record:
        used: list[str] = []
        try:
            cells = next(csv.reader(self._feed(first, used), delimiter=self._delimiter, strict=True))
        except (csv.Error, StopIteration):
            return self._mended(used)
        if len(used) > 1:
            cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
        return Record(row=self._row, line=self._line, lines=len(used), cells=cells)

    def _feed(self, first: str, used: list[str]) -> Iterator[str]:
        line: str | None = first
        room = _MOST_CHARACTERS
        while line is not None and (not used or room > 0):
            used.append(line)
            room -= len(line)
            yield line
            line = self._next()
        if line is not None:
            self._pushed.appendleft(line)

    def _mended(self, used: list[str]) -> Record:
        """The first line alone, read leniently; the other lines go back. Wrong still: set aside."""
        self._pushed.extendleft(reversed(used[1:]))
        attempts = [_leniently(used[0], delimiter=self._delimiter, escape=escape) for escape in ("\\", None)]
        for cells in attempts:
            if (self._width and len(cells) == self._width) or (not self._width and not _open_quote(used[0], self._delimiter)):
                return Record(row=self._row, line=self._line, lines=1, cells=cells)
        return Record(
            row=self._row, line=self._line, lines=1, cells=attempts[-1], why=f"a quote in column {len(attempts[-1])} is not closed"
        )


def _leniently(line: str, *, delimiter: str, escape: str | None) -> list[str]:
    try:
        row = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter, escapechar=escape))
    except (csv.Error, StopIteration):
        return []
    return row


def _open_quote(line: str, delimiter: str) -> bool:
    """Whether the last field opens a quote that the line does not close."""
    last = line.rstrip("\r\n").rsplit(delimiter, 1)[-1].lstrip()
    return line.count('"') % 2 == 1 and not last.endswith('"')
