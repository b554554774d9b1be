"""One sheet of a workbook, row by row: text stays text, whatever it begins with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from promisecheck.report.one_line import shown

_LONGEST = 16_000
"""Characters of a cell; Excel takes 32,767, and counts an emoji as two."""
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its width in characters, and how Excel shows its numbers."""

    heading: str
    width: int = 12
    shown_as: str = "General"
    choices: tuple[str, ...] = ()
    """What may be chosen in its cells; empty: anything."""


def add_sheet(workbook: Any, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a sheet with a frozen header and filters; `workbook` is a write-only one, so that no row is kept in memory."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    for letter, column in zip(letters, columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
    bold = _look(sheet, font=Font(bold=True), quotePrefix=True)
    sheet.append([_cell(sheet, column.heading, bold) for column in columns])
    wrapped = Alignment(wrap_text=True, vertical="top")
    # Marked as text, so that a cell stays text when somebody edits it.
    text = _look(sheet, alignment=wrapped, quotePrefix=True)
    looks = [_look(sheet, alignment=wrapped, number_format=column.shown_as) for column in columns]
    last = 1
    for row in rows:
        last += 1
        sheet.append([_cell(sheet, value, text if isinstance(value, str) else look) for value, look in zip(row, looks, strict=True)])
    _offer(sheet, letters, columns, last)
    sheet.auto_filter.ref = f"A1:{letters[-1]}{last}"


def _offer(sheet: Any, letters: Sequence[str], columns: Sequence[Column], last: int) -> None:
    """A list to choose from in each cell of the columns that have one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for letter, column in zip(letters, columns, strict=True):
        if column.choices and last > 1:
            offered = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=True)
            offered.add(f"{letter}2:{letter}{last}")
            sheet.data_validations.append(offered)


def _look(sheet: Any, **style: Any) -> Any:
    """A style made once, to be shared by many cells: openpyxl would look it up for each."""
    from openpyxl.cell import WriteOnlyCell

    model: Any = WriteOnlyCell(sheet)
    for name, setting in style.items():
        setattr(model, name, setting)
    return model._style  # noqa: SLF001 - there is no public way to give a cell the style of another without copying it


def _cell(sheet: Any, value: Cell, look: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell._value, cell.data_type = inert_text(value), "s"  # noqa: SLF001 - the public setter makes "=1+1" a formula, "#N/A" an error
    else:
        cell.value = value
    cell._style = look  # noqa: SLF001 - as above; after the value, for a day's setter changes the style
    return cell


def inert_text(text: str) -> str:
    """What a cell may hold: no character that XML forbids, nothing that Excel reads as the code of a character, not too long."""
    cell = _CODE.sub("_x005F_", shown(text))
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 2] + " …"
