"""Documents and pictures that a crawl meets: read by one process for all of them, one at a time."""

import atexit
import re
import threading
from functools import cache

from promisecheck.sources.documents.kinds import DOCUMENTS, PICTURES
from promisecheck.sources.documents.reader import DocumentReader
from promisecheck.sources.page.page import Page

_BY_TYPE = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.ms-word.document.macroenabled.12": ".docm",
    "application/vnd.ms-powerpoint.presentation.macroenabled.12": ".pptm",
}
_MAGIC = (
    (b"%PDF", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"RIFF", ".webp"),
)
_SUFFIX = re.compile(r"\.[a-z0-9]{2,5}$")
_OFFICE = frozenset({".docx", ".docm", ".pptx", ".pptm"})
_one_at_a_time = threading.Lock()


def document_kind(body: bytes, *, media_type: str = "", path: str = "") -> str:
    """The extension of the reader that an answer needs (".pdf"), by its bytes, its media type and its name; "" where it is no document.

    >>> document_kind(b"%PDF-1.7", media_type="text/html"), document_kind(b"<html>", path="/terms.pdf")
    ('.pdf', '')
    """
    if body.startswith(b"%PDF"):
        return ".pdf"
    suffix = _SUFFIX.search(path.lower().partition("?")[0])
    named = _BY_TYPE.get(media_type) or (suffix.group() if suffix else "")
    return named if body.startswith(b"PK\x03\x04") and named in _OFFICE & DOCUMENTS else ""


def picture_kind(body: bytes) -> str:
    """The extension of a picture by its bytes; "" where it is none that is read."""
    if kind := next((suffix for magic, suffix in _MAGIC if body.startswith(magic)), ""):
        return kind if kind in PICTURES else ""
    return ".svg" if b"<svg" in body[:2_000].lower() else ""


def read_linked(body: bytes, *, kind: str, source: str) -> Page:
    """The page in a document or a picture. Raises Unreadable: locked, damaged, made to do harm, or without any text."""
    with _one_at_a_time:
        return _reader().read(body, kind=kind, source=source)


@cache
def _reader() -> DocumentReader:
    reader = DocumentReader()
    atexit.register(reader.close)
    return reader
