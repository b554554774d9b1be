"""A ZIP of web pages, as Google Docs exports a document -> each page in it, and its pictures."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from promisecheck.sources.charset import decode
from promisecheck.sources.documents.archive import open_archive, read_member
from promisecheck.sources.documents.kinds import PICTURES, Say
from promisecheck.sources.documents.parts import Inner, Part, Picture
from promisecheck.sources.documents.refusal import Refused

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MOST_PAGES = 200
_LONGEST = 20_000_000
_MARKS = re.compile(r'<sup>\s*<a href="#cmnt\d{1,6}" id="cmnt_ref\d{1,6}">[^<]{0,12}</a>\s*</sup>')
_COMMENT = re.compile(r'<div[^<>]{0,300}>\s*<p[^<>]{0,300}>\s*<a href="#cmnt_ref\d{1,6}"[^<>]{0,100}>.{0,20000}?</div>', re.DOTALL)


def read_export(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """The pages of the archive by name, without the comments that an editor left; then its pictures."""
    archive = open_archive(data, kind="ZIP archive")
    entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)}
    pages = sorted(name for name in entries if _suffix(name) in _PAGES)
    if not pages:
        raise Refused(
            "is a ZIP archive without web pages in it", next_step="Unpack it and name the folder, or export the document as web page (.zip)"
        )
    for name in pages[:_MOST_PAGES]:
        text = decode(read_member(archive, entries[name])[:_LONGEST]).text
        yield Inner(text=_COMMENT.sub("", _MARKS.sub("", text)), place=name)
    if len(pages) > _MOST_PAGES:
        say("", f"only its first {_MOST_PAGES} of {len(pages):,} pages were read")
    for name in sorted(set(entries) - set(pages)):
        if _suffix(name) in PICTURES:
            yield Picture(data=read_member(archive, entries[name]), place=name)
        elif _suffix(name) not in {".css", ".js"}:
            say(name, "is no web page and was not read: unpack the archive and name this file")


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")
