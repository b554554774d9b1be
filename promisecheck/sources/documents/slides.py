"""Presentations -> what stands on each slide, in its notes, and on the masters behind it."""

import io
from collections.abc import Iterator
from typing import Any

from promisecheck.sources.documents.alt import alt_text
from promisecheck.sources.documents.archive import open_office
from promisecheck.sources.documents.diagram import diagram_texts
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.markup import local
from promisecheck.sources.documents.parts import Block, Cell, Part, Picture, Table

_MOST_SLIDES = 1_000
_DEEPEST = 20
_TITLES = {"TITLE": "h2", "CENTER_TITLE": "h1", "VERTICAL_TITLE": "h2"}
_NO_COPY = frozenset({"DATE", "SLIDE_NUMBER"})
_RUNNING = frozenset({"BODY", "OBJECT", "VERTICAL_BODY", "VERTICAL_OBJECT"})
_HEAD = 80


def read_slides(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """All copy of a .pptx or .pptm, slide by slide; notes are present but not shown, as are hidden slides."""
    from pptx import Presentation

    with open_office(data, kind="presentation") as archive:
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            say("", "it holds macros, which were not touched")
    behind: dict[int, Any] = {}
    slides = Presentation(io.BytesIO(data)).slides
    for number, slide in enumerate(slides, 1):
        if number > _MOST_SLIDES:
            say("", f"only its first {_MOST_SLIDES:,} of {len(slides):,} slides were read")
            break
        yield from _slide(slide, f"slide {number}", say)
        behind |= {id(layer.part): layer for layer in (slide.slide_layout, slide.slide_layout.slide_master)}
    for layer in behind.values():
        shapes = [shape for shape in layer.shapes if not shape.is_placeholder]
        yield from _Slide(layer, place=f"layout {layer.name}" if layer.name else "slide master", hidden=False).read(shapes)


def _slide(slide: Any, place: str, say: Say) -> Iterator[Part | Picture]:
    hidden = slide._element.get("show") in {"0", "false"}  # noqa: SLF001 - the library has no name for it
    if hidden:
        say(place, "this slide is hidden; what stands there was read all the same")
    yield from _Slide(slide, place=place, hidden=hidden).read(sorted(slide.shapes, key=lambda shape: _kind(shape) not in _TITLES))
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        for paragraph in frame.paragraphs:
            yield Block(text=paragraph.text.replace("\v", "\n"), place=f"{place}, notes", hidden=True)


class _Slide:
    """Walks over the shapes of one slide and counts its boxes, tables and pictures."""

    def __init__(self, slide: Any, *, place: str, hidden: bool) -> None:
        self._slide = slide
        self._place = place
        self._hidden = hidden
        self._counts: dict[str, int] = {}

    def read(self, shapes: list[Any], *, depth: int = 0) -> Iterator[Part | Picture]:
        """The shapes in order; groups are opened."""
        for shape in shapes:
            if hasattr(shape, "shapes"):
                if depth < _DEEPEST:
                    yield from self.read(list(shape.shapes), depth=depth + 1)
            elif _kind(shape) not in _NO_COPY:
                yield from self._shape(shape)

    def _shape(self, shape: Any) -> Iterator[Part | Picture]:
        if getattr(shape, "has_table", False):
            yield self._table(shape.table, self._name("table"))
        elif shape.has_text_frame:
            yield from self._texts(shape)
        else:
            yield from self._diagram(shape)
        yield from self._picture(shape)

    def _name(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{self._place}, {kind} {self._counts[kind]}"

    def _texts(self, shape: Any) -> Iterator[Part]:
        paragraphs = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        if not paragraphs:
            return
        kind = _kind(shape)
        place = f"{self._place}, title" if kind in _TITLES else self._name("box")
        items = kind in _RUNNING and len(paragraphs) > 1
        for paragraph in paragraphs:
            tag = _TITLES.get(kind) or ("li" if _bulleted(paragraph, otherwise=items) else "p")
            zone = "footer" if kind == "FOOTER" else ""
            yield Block(text=paragraph.text.replace("\v", "\n"), place=place, tag=tag, zone=zone, hidden=self._hidden)

    def _table(self, table: Any, place: str) -> Table:
        rows = tuple(
            tuple(_cell(cell, f"{place}, cell {_column(column)}{number}") for column, cell in enumerate(row.cells) if not cell.is_spanned)
            for number, row in enumerate(table.rows, 1)
        )
        headed = table.first_row and len(rows) > 1 and len(rows[0]) > 1 and all(len(cell.text) <= _HEAD for cell in rows[0])
        return Table(rows=rows, heads=int(headed), hidden=self._hidden)

    def _picture(self, shape: Any) -> Iterator[Part | Picture]:
        """Its alt text, and the picture itself where it lies in the file."""
        alt = alt_text(shape._element)  # noqa: SLF001 - the library has no name for it
        identifiers = [part.get(_R + "embed") for part in shape._element.iter() if local(part) == "blip"]  # noqa: SLF001 - fills as well as pictures
        rels = self._slide.part.rels
        kept = [identifier for identifier in identifiers if identifier in rels and not rels[identifier].is_external]
        if not kept and not alt:
            return
        place = self._name("picture")
        if alt:
            yield Block(text=alt, place=place, tag="img", hidden=self._hidden)
        for identifier in kept:
            yield Picture(data=rels[identifier].target_part.blob, place=place, alt=bool(alt))

    def _diagram(self, shape: Any) -> Iterator[Part]:
        """The words of a diagram stand in a part of their own."""
        identifiers = [part.get(_R + "dm") for part in shape._element.iter() if local(part) == "relIds"]  # noqa: SLF001
        for identifier in identifiers:
            yield from diagram_texts(self._slide.part.rels[identifier].target_part.blob, place=self._name("diagram"))


_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _kind(shape: Any) -> str:
    """What a placeholder holds ("TITLE", "BODY"); "" for any other shape."""
    return str(shape.placeholder_format.type.name) if shape.is_placeholder and shape.placeholder_format.type is not None else ""


def _bulleted(paragraph: Any, *, otherwise: bool) -> bool:
    """By the paragraph's own word, else as its box has it."""
    marks = {local(part) for part in paragraph._p.iter()}  # noqa: SLF001 - the library has no name for bullets
    return "buNone" not in marks and (otherwise or not marks.isdisjoint({"buChar", "buAutoNum", "buBlip"}))


def _cell(cell: Any, place: str) -> Cell:
    wide, high = (cell.span_width, cell.span_height) if cell.is_merge_origin else (1, 1)
    text = "\n\n".join(paragraph.text.replace("\v", "\n") for paragraph in cell.text_frame.paragraphs if paragraph.text.strip())
    return Cell(text=text, place=place, wide=wide, high=high)


def _column(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(index + 1))
