"""Files on disk and standard input -> pages."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from promisecheck.core.promises import Skipped
from promisecheck.errors import UnknownFormat, Unreadable
from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import Decoded, decode
from promisecheck.sources.documents.kinds import DOCUMENTS, PICTURES, SHEETS
from promisecheck.sources.documents.reader import DocumentReader
from promisecheck.sources.page.page import Page

PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".md", ".markdown", ".txt"})
LINES = frozenset({".jsonl", ".ndjson"})
_LARGEST = 100_000_000
_MARKUP = re.compile(r"\s*(?:<!doctype|<!--|<\?xml|<[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_ROW = re.compile(r'\s*\{\s*"')


def read_file(path: Path, *, documents: DocumentReader) -> Page:
    """The page in one file, by its extension; `documents` reads those that are neither text nor HTML.

    Raises:
        UnknownFormat: no extension that is read here.
        Unreadable: empty, binary, locked, damaged, or not to be opened.
    """
    suffix = path.suffix.lower()
    if suffix not in PAGES | TEXTS | LINES | DOCUMENTS | SHEETS | PICTURES:
        raise UnknownFormat(
            f"{suffix or 'a file without an extension'} is not read as copy",
            where=str(path),
            next_step="Save it as .html, .md, .txt, .docx, .pptx or .pdf",
        )
    data = _bytes(path)
    source = str(path).encode("utf-8", "replace").decode("utf-8")
    if suffix not in PAGES | TEXTS | LINES:
        return _read_document(data, kind=suffix, source=source, documents=documents)
    page = _read(data[:_LARGEST], kind=suffix, source=source)
    cut = (Skipped(what=source, why=f"only its first {_LARGEST:,} bytes were read"),) if len(data) > _LARGEST else ()
    return replace(page, notices=(*cut, *page.notices))


def read_stdin() -> Page:
    """The page on standard input: HTML, lines of JSON, or text, whichever it looks like."""
    data = sys.stdin.buffer.read(_LARGEST)
    _check(data, source="standard input")
    start = decode(data[:1_000]).text
    kind = ".html" if _MARKUP.match(start) else ".jsonl" if _ROW.match(start) else ".txt"
    return _read(data, kind=kind, source="stdin")


def _read(data: bytes, *, kind: str, source: str) -> Page:
    """Raises Unreadable for what is no text."""
    _check(data, source=source)
    if kind in PAGES:
        from promisecheck.sources.page.read import read_page

        return read_page(data, source=source)
    decoded = decode(data)
    return _reader(kind)(decoded, source)


def _read_document(data: bytes, *, kind: str, source: str, documents: DocumentReader) -> Page:
    """Whole or not at all: half of a document cannot be opened."""
    if not data.strip():
        raise Unreadable("is empty", where=source, next_step="Check that it was saved, and where to")
    if len(data) > _LARGEST:
        raise Unreadable(
            f"is larger than {_LARGEST // 1_000_000} MB", where=source, next_step="Save the part with the copy as a file of its own"
        )
    return documents.read(data, kind=kind, source=source)


def _reader(kind: str) -> Callable[[Decoded, str], Page]:
    if kind in LINES:
        from promisecheck.sources.copylines import read_lines

        return lambda decoded, source: read_lines(decoded.text, source=source, notices=_odd(decoded, source))
    if kind == ".txt":
        from promisecheck.sources.plaintext import read_text

        return lambda decoded, source: read_text(decoded.text, source=source, notices=_odd(decoded, source))
    from promisecheck.sources.markdown import read_markdown

    return lambda decoded, source: read_markdown(decoded.text, source=source, notices=_odd(decoded, source))


def _odd(decoded: Decoded, source: str) -> tuple[Skipped, ...]:
    return (Skipped(what=source, why=decoded.odd),) if decoded.odd else ()


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except PermissionError as error:
        raise Unreadable("may not be read", where=str(path), next_step="Check who may open it") from error
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror})", where=str(path), next_step="Check that it is a file of yours") from error


def _check(data: bytes, *, source: str) -> None:
    if not data.strip():
        raise Unreadable("is empty", where=source, next_step="Check that it was saved, and where to")
    if kind := binary_kind(data):
        raise Unreadable(f"is {kind}, not text", where=source, next_step="Export it as .html, .md or .txt")
