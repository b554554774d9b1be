"""A table as every format gives it: named columns, and rows that know where they stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One review as it stands in a file: `cells` in the order of the table's names."""

    source: str
    place: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that cannot be read: where it stands and why; never its content."""

    source: str
    place: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns, one after the other.

    `names` are the columns' names; `rows` holds rows of any width, and the ones that could not be read.
    """

    source: str
    names: tuple[str, ...]
    rows: Iterator[Row | BadRow]
    ragged: bool = False
    """Short rows are normal here (a sheet, JSON), not a sign of a broken file."""
    named: bool = True
    """False where the file has no header and the names were made up."""
    labels: tuple[str, ...] = ()
    """What the columns are called in words, where the names only number them (a survey's questions)."""
    again: Callable[[], Iterator["Row | BadRow"]] | None = None
    """The rows once more from the first, where a file can be read twice."""
    lines: bool = False
    """JSON records: `{"id", "text", "rating"}` then has a rating from 0 to 1."""
