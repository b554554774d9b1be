"""XLSX -> tables, one for each sheet that holds any."""

import itertools
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from promisecheck.errors import UnknownFormat, Unreadable
from promisecheck.sources.reviews.heading import HEAD, count_subheads, find_heading, labels_below
from promisecheck.sources.reviews.rows import BadRow, Row, Table

_BLOCK = 200
_MOST_BYTES = 2_000_000_000
_MOST_COLUMNS = 500
_MOST_INFLATED = 200
"""A sheet packed more tightly than this, and large, is an attack or a mistake."""
_LARGE = 300_000_000


def read_workbook(path: Path, *, source: str) -> Iterator[Table]:
    """A table for each sheet with a header and at least one row; `source` gets the sheet's name where there are several.

    Raises UnknownFormat where the file is no workbook, Unreadable where it unpacks to more than 2 GB.
    """
    import openpyxl

    _weigh(path, source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise UnknownFormat(
            f"the workbook cannot be opened ({type(error).__name__})", where=source, next_step="Save it again as .xlsx"
        ) from error
    try:
        for sheet in book.worksheets:
            title = f"{source}, sheet {sheet.title}" if len(book.worksheets) > 1 else source
            yield from _read_sheet(sheet, source=title)
    finally:
        book.close()


def _weigh(path: Path, source: str) -> None:
    """Refuse what would unpack to more than memory and patience hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnknownFormat("it is no Excel workbook", where=source, next_step="Save it as .xlsx or .csv") from error
    packed = max(1, path.stat().st_size)
    if unpacked > _MOST_BYTES or (unpacked > _LARGE and unpacked > packed * _MOST_INFLATED):
        raise Unreadable(f"it unpacks to {unpacked // 1_000_000:,} MB", where=source, next_step="Save it as .csv and name that file")


def _read_sheet(sheet: Any, *, source: str) -> Iterator[Table]:
    sheet.reset_dimensions()
    rows = _read_cells(sheet, source=source)
    head = list(itertools.islice(rows, HEAD))
    heading = find_heading([cells for _, cells in head])
    below = head[heading.row + 1 :]
    subheads = count_subheads([cells for _, cells in below], heading.names)
    if below[subheads:]:
        numbered = itertools.chain(below[subheads:], rows)
        labels = labels_below([cells for _, cells in below], subheads)
        found = _number(numbered, source=source)
        yield Table(source=source, names=heading.names, rows=found, ragged=True, named=heading.row >= 0, labels=labels)


def _number(rows: Iterator[tuple[int, list[str]]], *, source: str) -> Iterator[Row | BadRow]:
    for number, cells in rows:
        yield Row(source=source, place=f"row {number}", cells=cells)


def _read_cells(sheet: Any, *, source: str) -> Iterator[tuple[int, list[str]]]:
    """Row numbers and cells as text, in blocks: a warning of the library about one cell is no warning of ours."""
    rows = enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), start=1)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                block = list(itertools.islice(rows, _BLOCK))
        except Exception as error:
            raise Unreadable(f"the sheet breaks off ({type(error).__name__})", where=source, next_step="Save it again as .xlsx") from error
        if not block:
            return
        for number, values in block:
            if any(value is not None for value in values):
                yield number, _without_tail([_as_text(value) for value in values])


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
