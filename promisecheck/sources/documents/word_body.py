"""The body of a Word document, or of a header or note -> blocks and tables, in order."""

from collections.abc import Iterator
from typing import Any

from promisecheck.sources.documents.alt import alt_text
from promisecheck.sources.documents.markup import local
from promisecheck.sources.documents.parts import Block, Cell, Part, Picture, Table
from promisecheck.sources.documents.word_styles import CONTENTS, Styles
from promisecheck.sources.documents.word_text import is_shown, text_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HOLDERS = frozenset(
    {"document", "body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hdr", "ftr", "footnote", "endnote"}
)
_HEAD = 80
"""A longer text is no head."""


class Body:
    """Walks through one part of a document and counts its paragraphs, tables, boxes and pictures."""

    def __init__(self, part: Any, *, styles: Styles, place: str = "", zone: str = "") -> None:
        """`place` names a part that is no body ("footnote 2"): all that stands in it stands there."""
        self._part = part
        self._styles = styles
        self._place = place
        self._zone = zone
        self._counts: dict[str, int] = {}

    def read(self, element: Any) -> Iterator[Part | Picture]:
        """All that stands in `element`."""
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, place="")
            elif name == "tbl":
                yield from self._table(child)
            elif name in _HOLDERS:
                yield from self.read(child)

    def _paragraph(self, paragraph: Any, *, place: str) -> Iterator[Part | Picture]:
        text, tag = text_of(paragraph), self._styles.tag_of(paragraph)
        if text.strip() and tag != CONTENTS:
            yield Block(text=text, place=place or self._name("paragraph"), tag=tag, zone=self._zone)
        yield from self._drawn(paragraph)

    def _name(self, kind: str) -> str:
        """The next one of its kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if kind == "paragraph" and self._place:
            return self._place
        return f"{self._place}, {kind} {self._counts[kind]}" if self._place else f"{kind} {self._counts[kind]}"

    def _drawn(self, element: Any) -> Iterator[Part | Picture]:
        """Pictures and text boxes that hang on a paragraph; each box stands in the file twice, once for old programs."""
        for found in element.iter(f"{_W}drawing", f"{_W}pict"):
            if is_shown(found):
                yield from self._pictures(found)
                yield from self._boxes(found)

    def _boxes(self, drawn: Any) -> Iterator[Part | Picture]:
        for box in drawn.iter(f"{_W}txbxContent"):
            if is_shown(box) and next(parent for parent in box.iterancestors() if local(parent) in {"drawing", "pict"}) is drawn:
                place = self._name("text box")
                for paragraph in box.iter(f"{_W}p"):
                    text = text_of(paragraph)
                    if text.strip():
                        yield Block(text=text, place=place, tag=self._styles.tag_of(paragraph).replace(CONTENTS, "p"), zone=self._zone)

    def _pictures(self, drawn: Any) -> Iterator[Part | Picture]:
        alt = alt_text(drawn)
        identifiers = [found.get(f"{_R}embed") or found.get(f"{_R}id") for found in drawn.iter() if local(found) in {"blip", "imagedata"}]
        kept = [identifier for identifier in identifiers if identifier in self._part.rels and not self._part.rels[identifier].is_external]
        if not kept and not alt:
            return
        place = self._name("picture")
        if alt:
            yield Block(text=alt, place=place, tag="img")
        for identifier in kept:
            yield Picture(data=self._part.rels[identifier].target_part.blob, place=place, alt=bool(alt))

    def _table(self, table: Any) -> Iterator[Part | Picture]:
        """The table, and then what hangs in its cells: pictures, boxes and further tables."""
        place = self._name("table")
        rows = [row for row in _children(table, "tr") if is_shown(row)]
        cells = tuple(tuple(_cells(row, number, place)) for number, row in enumerate(rows, 1))
        yield Table(rows=_merged(cells, rows), heads=_heads(table, rows, cells))
        for cell in (cell for row in rows for cell in _children(row, "tc")):
            for paragraph in _children(cell, "p"):
                yield from self._drawn(paragraph)
            for inner in _children(cell, "tbl"):
                yield from self._table(inner)


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children of a name, also within content controls and accepted insertions."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _HOLDERS:
            yield from _children(child, name)


def _cells(row: Any, number: int, place: str) -> Iterator[Cell]:
    column = 0
    for cell in _children(row, "tc"):
        wide = min(int(_property(cell, "gridSpan") or 1), 60)
        text = "\n\n".join(text for paragraph in _children(cell, "p") if (text := text_of(paragraph)).strip())
        yield Cell(text=text, place=f"{place}, cell {_column(column)}{number}", wide=wide)
        column += wide


def _merged(cells: tuple[tuple[Cell, ...], ...], rows: list[Any]) -> tuple[tuple[Cell, ...], ...]:
    """A cell that only continues the one above it is empty, and stays so: the grid keeps its columns."""
    continued = [[_continues(cell) for cell in _children(row, "tc")] for row in rows]
    return tuple(
        tuple(Cell(text="", place=cell.place, wide=cell.wide) if goes_on else cell for cell, goes_on in zip(row, marks, strict=True))
        for row, marks in zip(cells, continued, strict=True)
    )


def _continues(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _heads(table: Any, rows: list[Any], cells: tuple[tuple[Cell, ...], ...]) -> int:
    """1 if the first row is a head: it says so, or its look does and its texts are short."""
    if len(rows) < 2 or len(cells[0]) < 2 or any(len(cell.text) > _HEAD for cell in cells[0]):  # noqa: PLR2004 - one row or column has no heads
        return 0
    look = table.find(f"{_W}tblPr/{_W}tblLook")
    first = look is not None and (look.get(f"{_W}firstRow") in {"1", "true"} or int(look.get(f"{_W}val", "0") or "0", 16) & 0x20 > 0)
    return int(first or rows[0].find(f"{_W}trPr/{_W}tblHeader") is not None)


def _property(cell: Any, name: str) -> str:
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    value = "" if found is None else found.get(f"{_W}val", "")
    return value if value.isdigit() else ""


def _column(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(index + 1))
