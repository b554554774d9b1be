"""CSV, TSV and their like -> a table."""

import itertools
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from promisecheck.errors import Unreadable
from promisecheck.sources.reviews.decoding import Encoding, find_encoding, open_text, read_lines
from promisecheck.sources.reviews.heading import HEAD, count_subheads, find_delimiter, find_heading, labels_below
from promisecheck.sources.reviews.records import Record, Records
from promisecheck.sources.reviews.rows import BadRow, Row, Table


def read_delimited(path: Path, *, source: str) -> Iterator[Table]:
    """The one table of a delimited file, read as it is asked for.

    Raises UnknownFormat for a binary file and Unreadable for one that is empty or has a header only.
    """
    encoding = find_encoding(path)
    head = first_lines(path, encoding, count=HEAD * 4)
    delimiter = find_delimiter(head)
    sketch = list(itertools.islice(Records(iter(head), delimiter=delimiter), HEAD))
    if not sketch:
        raise Unreadable("the file is empty", where=source, next_step="Export it again")
    heading = find_heading([record.cells for record in sketch])
    below = sketch[heading.row + 1 :]
    subheads = count_subheads([record.cells for record in below], heading.names)
    if not below[subheads:]:
        raise Unreadable("there is a header and not one row below it", where=source, next_step="Export it again, with the reviews")
    read = partial(_read_rows, path, encoding, names=heading.names, delimiter=delimiter, first=(below[subheads].row, below[subheads].line))
    labels = labels_below([record.cells for record in below], subheads)
    yield Table(source=source, names=heading.names, rows=read(), named=heading.row >= 0, labels=labels, again=read)


def first_lines(path: Path, encoding: Encoding, *, count: int) -> list[str]:
    """The first `count` lines."""
    with open_text(path, encoding) as file:
        return list(itertools.islice(read_lines(file), count))


def _read_rows(path: Path, encoding: Encoding, *, names: Sequence[str], delimiter: str, first: tuple[int, int]) -> Iterator[Row | BadRow]:
    """The rows from `first`, the row and line of the first one."""
    source = str(path)
    with open_text(path, encoding) as file:
        lines = itertools.islice(read_lines(file), first[1] - 1, None)
        for record in Records(lines, delimiter=delimiter, width=len(names), first=first):
            if record.why:
                yield BadRow(source=source, place=f"line {record.line}, column {_column(record, names)}", why=record.why)
            else:
                yield Row(source=source, place=f"row {record.row}", cells=record.cells)


def _column(record: Record, names: Sequence[str]) -> str:
    index = max(0, min(len(record.cells), len(names)) - 1)
    return names[index] if names else str(index + 1)
