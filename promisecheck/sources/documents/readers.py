"""Which reader an extension needs; each is imported when its first document comes."""

from collections.abc import Callable, Iterator

from promisecheck.sources.documents.kinds import SHEETS, Say
from promisecheck.sources.documents.parts import Part, Picture

Read = Callable[[bytes, Say], Iterator[Part | Picture]]
"""Yields what a document holds, in the order of reading. Raises Refused; anything else it raises means damage."""


def reader_of(kind: str) -> Read:  # noqa: PLR0911 - a row a reader
    """The reader for an extension of `DOCUMENTS`, `SHEETS` or `PICTURES`."""
    if kind in {".docx", ".docm"}:
        from promisecheck.sources.documents.word import read_word

        return read_word
    if kind in {".pptx", ".pptm"}:
        from promisecheck.sources.documents.slides import read_slides

        return read_slides
    if kind == ".pdf":
        from promisecheck.sources.documents.pdf import read_pdf

        return read_pdf
    if kind == ".eml":
        from promisecheck.sources.documents.mail import read_mail

        return read_mail
    if kind == ".zip":
        from promisecheck.sources.documents.export import read_export

        return read_export
    if kind in SHEETS:
        from promisecheck.sources.documents import sheets

        return sheets.read_workbook if kind.startswith(".xls") else sheets.read_delimited
    if kind == ".svg":
        from promisecheck.sources.documents.drawing import read_drawing

        return read_drawing
    return _read_picture


def _read_picture(data: bytes, _say: Say) -> Iterator[Part | Picture]:
    yield Picture(data=data, place="", named=True)
