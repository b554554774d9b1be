"""Rows that have more or fewer cells than the header: mended where that is safe, set aside where it is not."""

from collections.abc import Iterable, Iterator, Sequence

from promisecheck.sources.reviews.columns import Columns
from promisecheck.sources.reviews.days import read_day
from promisecheck.sources.reviews.marks import read_mark
from promisecheck.sources.reviews.rows import BadRow, Row
from promisecheck.sources.reviews.vocabulary import Role

_SPOKEN = (Role.TEXT, Role.PROS, Role.CONS, Role.TITLE)


def fit_rows(rows: Iterable[Row | BadRow], columns: Columns, *, ragged: bool) -> Iterator[Row | BadRow]:
    """The rows, each as wide as the header. `ragged`: short rows are normal, their missing cells are empty."""
    width = len(columns.names)
    for row in rows:
        yield row if isinstance(row, BadRow) or len(row.cells) == width or ragged else _fit(row, columns, width)


def _fit(row: Row, columns: Columns, width: int) -> Row | BadRow:
    cells = list(row.cells)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) > width:
        cells = _rejoin(cells, columns, width)
    last = max(columns.places.get(role, (0,))[0] for role in _SPOKEN)
    if len(cells) > width or len(cells) <= last:
        column = columns.names[min(last, width - 1)]
        return BadRow(source=row.source, place=f"{row.place}, column {column}", why=f"{len(row.cells)} fields where the header has {width}")
    return Row(source=row.source, place=row.place, cells=cells)


def _rejoin(cells: list[str], columns: Columns, width: int) -> list[str]:
    """A text that holds the delimiter unquoted is one cell again, if rating and date then stand where they should."""
    text = columns.first(Role.TEXT)
    if text is None or len(columns.places.get(Role.TEXT, ())) > 1:
        return cells
    more = len(cells) - width
    joined = [*cells[:text], ",".join(cells[text : text + more + 1]), *cells[text + more + 1 :]]
    return joined if _stands_right(joined, columns) else cells


def _stands_right(cells: Sequence[str], columns: Columns) -> bool:
    rating, day = columns.first(Role.RATING), columns.first(Role.DATE)
    told = [rating is not None and read_mark(cells[rating]) is not None, day is not None and read_day(cells[day]) is not None]
    needed = [rating is not None, day is not None]
    return any(needed) and told == needed
