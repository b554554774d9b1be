"""What a document holds, as values that travel between two processes as JSON."""

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One text. `tag` is the HTML tag that means the same (h1 to h6, p, li, figcaption, blockquote; img: an alt text)."""

    text: str
    place: str
    tag: str = "p"
    zone: str = ""
    """header, footer or footnote, where the text stands beside the copy."""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; its paragraphs are parted by line breaks."""

    text: str
    place: str
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table by rows; the first `heads` rows hold column heads."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A page of HTML, or plain text, that stands in the document; its places get `place` before them."""

    text: str
    place: str
    markup: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that stands in the document, or (`named`) is the document. It never leaves the process that reads."""

    data: bytes
    place: str
    alt: bool = False
    """Whether an alt text says what it shows."""
    named: bool = False


Part = Block | Table | Inner


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that was read of one document; `notices` are pairs of a place and a reason."""

    parts: tuple[Part, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()


def texts_in(part: Part) -> int:
    """How many texts a part holds."""
    return sum(len(row) for row in part.rows) if isinstance(part, Table) else 1


def characters_in(part: Part) -> int:
    """How long its texts are."""
    return sum(len(cell.text) for row in part.rows for cell in row) if isinstance(part, Table) else len(part.text)


def to_json(contents: Contents) -> dict[str, Any]:
    """As plain values; each part with the name of its kind."""
    return {
        "parts": [[type(part).__name__, dataclasses.asdict(part)] for part in contents.parts],
        "notices": [list(notice) for notice in contents.notices],
    }


def from_json(values: dict[str, Any]) -> Contents:
    """The inverse of `to_json`."""
    return Contents(
        parts=tuple(_part(name, fields) for name, fields in values["parts"]),
        notices=tuple((place, why) for place, why in values["notices"]),
    )


def _part(name: str, fields: dict[str, Any]) -> Part:
    if name == "Table":
        rows = tuple(tuple(Cell(**cell) for cell in row) for row in fields["rows"])
        return Table(rows=rows, heads=fields["heads"], hidden=fields["hidden"])
    return Block(**fields) if name == "Block" else Inner(**fields)
