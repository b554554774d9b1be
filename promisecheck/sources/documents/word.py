"""Word documents -> their copy: body, tables, text boxes, headers and footers, notes, diagrams; comments and deletions are none."""

import io
from collections.abc import Iterator
from typing import Any

from promisecheck.sources.documents.archive import open_office
from promisecheck.sources.documents.diagram import diagram_texts
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.markup import local, parse_xml
from promisecheck.sources.documents.parts import Block, Part, Picture
from promisecheck.sources.documents.word_body import Body
from promisecheck.sources.documents.word_styles import Styles

_MAIN = "wordprocessingml"
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_word(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """All copy of a .docx or .docm, in the order of reading."""
    from docx.package import Package

    _look_for_macros(data, say)
    main = Package.open(io.BytesIO(data)).main_document_part
    if _MAIN not in main.content_type and "ms-word" not in main.content_type:
        raise ValueError(main.content_type)
    styles = Styles(_related(main, "styles"))
    parts = _linked(main, say)
    yield from _beside(parts, styles, "header")
    yield from Body(main, styles=styles).read(parse_xml(main.blob))
    for number, blob in enumerate((part.blob for kind, part in parts if kind == "diagramData"), 1):
        yield from diagram_texts(blob, place=f"diagram {number}")
    for kind, name in _NOTES:
        yield from _notes(parts, styles, kind, name)
    yield from _beside(parts, styles, "footer")


def _look_for_macros(data: bytes, say: Say) -> None:
    with open_office(data, kind="Word document") as archive:
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            say("", "it holds macros, which were not touched")


def _linked(main: Any, say: Say) -> list[tuple[str, Any]]:
    """Kind and part of everything the document points to inside itself; what it points to outside is named and left alone."""
    inside = []
    for relation in main.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external:
            inside.append((kind, relation.target_part))
        elif kind != "hyperlink":
            say("", f"it points to something outside itself ({kind}), which was not fetched")
    return inside


def _related(main: Any, kind: str) -> Any:
    """The root of the first part of a kind; None where there is none."""
    blob = next((relation.target_part.blob for relation in main.rels.values() if relation.reltype.endswith(f"/{kind}")), None)
    return None if blob is None else parse_xml(blob)


def _beside(parts: list[tuple[str, Any]], styles: Styles, kind: str) -> Iterator[Part | Picture]:
    """Headers or footers; several of them (first page, even pages, sections) mostly say the same."""
    for part in (part for name, part in parts if name == kind):
        yield from Body(part, styles=styles, place=f"page {kind}", zone=kind).read(parse_xml(part.blob))


def _notes(parts: list[tuple[str, Any]], styles: Styles, kind: str, name: str) -> Iterator[Part | Picture]:
    for part in (part for relation, part in parts if relation == kind):
        notes = [note for note in parse_xml(part.blob) if local(note) == name and _attribute(note, "type") not in _SEPARATORS]
        for number, note in enumerate(notes, 1):
            for found in Body(part, styles=styles, place=f"{name} {number}").read(note):
                yield _as_note(found)


def _as_note(found: Part | Picture) -> Part | Picture:
    return Block(text=found.text, place=found.place, zone="footnote") if isinstance(found, Block) else found


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
