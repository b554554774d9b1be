"""Tables of copy: .xlsx, .csv, .tsv -> their cells, each with its name (B7) and under the heads of its column and row."""

import csv
import io
import itertools
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import decode
from promisecheck.sources.documents.archive import open_office
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.parts import Cell, Part, Table
from promisecheck.sources.documents.refusal import Refused

_ROWS = 1_000
"""A long sheet becomes tables of so many rows, each with the sheet's head."""
_WIDEST = 60
_DELIMITERS = ";,\t|"
_LOOKED_AT = 30
_HEAD = 80
"""A longer text is no head."""

Rows = Iterator[list[Cell]]


def read_workbook(data: bytes, say: Say) -> Iterator[Part]:
    """The sheets of a workbook; formulas give what they last came to, and are never worked out."""
    import openpyxl

    open_office(data, kind="workbook").close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's remarks about styles and validations are no concern of the copy
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            place = f"sheet {sheet.title}, " if len(book.worksheets) > 1 else ""
            if sheet.sheet_state != "visible":
                say(f"sheet {sheet.title}", "this sheet is hidden; what stands there was read all the same")
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_col=_WIDEST)
            yield from _tables(_worksheet(rows, place), hidden=sheet.sheet_state != "visible")


def read_delimited(data: bytes, say: Say) -> Iterator[Part]:
    """The one table of a delimited file."""
    if kind := binary_kind(data):
        raise Refused(f"is {kind}, not a table", next_step="Give it the name of what it is, or save it as .csv")
    decoded = decode(data)
    if decoded.odd:
        say("", decoded.odd)
    csv.field_size_limit(1_000_000)
    lines = decoded.text.splitlines()
    delimiter = find_delimiter(lines)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
    rows = itertools.islice(reader, 1 if lines and lines[0].lower().startswith("sep=") else 0, None)
    yield from _tables(_delimited(rows), hidden=False)


def find_delimiter(lines: Sequence[str]) -> str:
    """The one of `; , tab |` that cuts most lines into the same number of fields.

    >>> find_delimiter(["Sted;Tekst", "Top;Fri fragt, altid", "Bund;Ring, skriv, mail"])
    ';'
    """
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5]:
        return lines[0][4]
    looked = [line for line in lines[:_LOOKED_AT] if line.strip()]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(looked, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    usual = max(set(widths), key=widths.count, default=1)
    return 0.0 if usual == 1 else widths.count(usual) / len(widths)


def _worksheet(rows: Iterable[Sequence[Any]], place: str) -> Rows:
    for row in rows:
        yield [Cell(text=text, place=f"{place}cell {cell.coordinate}" if text else "") for cell in row for text in (_as_text(cell),)]


def _delimited(rows: Iterable[Sequence[str]]) -> Rows:
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, 1):
        yield [Cell(text=text, place=f"cell {get_column_letter(column)}{number}") for column, text in enumerate(row[:_WIDEST], 1)]


def _tables(rows: Rows, *, hidden: bool) -> Iterator[Table]:
    """Rows in tables; the first row is the head of all where it holds short texts alone and there is something below."""
    filled = (row for row in rows if any(cell.text.strip() for cell in row))
    head = next(filled, None)
    if head is None:
        return
    headed = len(head) > 1 and all(len(cell.text) <= _HEAD and not cell.text[:1].isdigit() for cell in head)
    block = list(itertools.islice(filled, _ROWS))
    if not headed or not block:
        block.insert(0, head)
    while block:
        heads = (tuple(head),) if headed and block[0] is not head else ()
        yield Table(rows=(*heads, *map(tuple, block)), heads=len(heads), hidden=hidden)
        block = list(itertools.islice(filled, _ROWS))


def _as_text(cell: Any) -> str:
    """As the sheet shows it, near enough: whole numbers without ".0", shares as per cent, days without midnight."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return f"{value * 100:g} %" if "%" in str(cell.number_format) else f"{value:.12g}"
    return str(value).removesuffix(" 00:00:00")
