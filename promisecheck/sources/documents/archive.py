"""A ZIP archive (which Office files are), opened only once it is known to be whole, unlocked and no bomb."""

import io
import re
import zipfile

from promisecheck.sources.binary import binary_kind
from promisecheck.sources.documents.refusal import Refused

_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_ENTRIES = 5_000
_MOST_UNPACKED = 600_000_000
_MOST_MARKUP = 200_000_000
_PACKED_AT_MOST = 200
"""Text that a program wrote is packed to a thirtieth or so; pictures hardly at all."""
_LARGE = 20_000_000
_MARKUP = (".xml", ".rels", ".html", ".htm")
_CODES = ("ascii", "utf-16-le", "utf-16-be")
_ENTITIES = re.compile(b"|".join(re.escape(word.encode(code)) for word in ("<!DOCTYPE", "<!ENTITY") for code in _CODES))


def open_office(data: bytes, *, kind: str) -> zipfile.ZipFile:
    """An Office file of a `kind` ("Word document"), whose parts declare no entities. Raises Refused."""
    if data.startswith(_OLD):
        raise _old(data, kind)
    archive = open_archive(data, kind=kind)
    for entry in archive.infolist():
        if entry.filename.lower().endswith(_MARKUP[:2]) and _ENTITIES.search(_member(archive, entry, kind=kind)):
            raise Refused(
                f"declares entities in {entry.filename[:80]}, which no {kind} needs and attacks are made of",
                next_step="Open it in the program that it was made with and save it anew",
            )
    return archive


def open_archive(data: bytes, *, kind: str) -> zipfile.ZipFile:
    """The archive, weighed before anything of it is unpacked. Raises Refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(data, kind) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("is locked with a password", next_step="Save a copy without a password and name that")
    _weigh(entries, packed=len(data))
    return archive


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One entry, unpacked. Raises Refused where it is damaged."""
    return _member(archive, entry, kind="archive")


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, kind: str) -> bytes:
    try:
        return archive.read(entry)
    except Exception as error:
        raise Refused(
            f"is damaged: {entry.filename[:80]} in it cannot be unpacked", next_step=f"Save the {kind} again, or send it once more"
        ) from error


def _weigh(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    if len(entries) > _MOST_ENTRIES:
        raise Refused(f"holds {len(entries):,} files in one, of which at most {_MOST_ENTRIES:,} are read", next_step="Split it")
    unpacked = sum(entry.file_size for entry in entries)
    markup = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_MARKUP))
    if unpacked > _MOST_UNPACKED or markup > _MOST_MARKUP or (unpacked > _LARGE and unpacked > packed * _PACKED_AT_MOST):
        raise Refused(
            f"unpacks from {packed / 1e6:,.1f} MB to {unpacked / 1e6:,.0f} MB, as a bomb does",
            next_step="Save the part with the copy as a file of its own",
        )


def _old(data: bytes, kind: str) -> Refused:
    if _LOCKED in data:
        return Refused("is locked with a password", next_step="Save a copy without a password and name that")
    return Refused(f"is an old Office file, not a {kind} of today's kind", next_step="Save it as .docx, .pptx or .xlsx")


def _broken(data: bytes, kind: str) -> Refused:
    other = binary_kind(data)
    if other and not data.startswith(b"PK"):
        return Refused(f"is {other}, not a {kind}", next_step="Give it the name of what it is")
    return Refused(f"is damaged: it cannot be opened as a {kind}", next_step="Open it where it was made and save it again")
