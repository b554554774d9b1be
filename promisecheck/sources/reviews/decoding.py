"""Bytes -> text: which encoding a file is in, and reading it piece by piece, however long a line is."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from promisecheck.errors import UnknownFormat, Unreadable

_CHUNK = 1 << 20
_LONGEST_LINE = 4_000_000
"""No more characters of one line than this are read."""
_MAC_LETTERS = b"\xbe\xbf\x8c\x8a\x9a"
"""æøåäö in Mac Roman; three fractions and seldom letters in cp1252."""
_CP1252_LETTERS = b"\xe6\xf8\xe5\xe4\xf6\xfc\xdf\xe9\xc6\xd8\xc5\xc4\xd6\xdc"
_CP1252_UNUSED = b"\x81\x8d\x8f\x90\x9d"
_ASCII = bytes(range(128))
_STRAY = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of a byte that is no UTF-8."""
_MOSTLY = 20
"""One byte in so many non-ASCII ones may be wrong before a file is no longer UTF-8."""
_MAGIC = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls), or one with a password",
}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How to read a file: a codec, and how many bytes in it are not of that codec (they are read as cp1252)."""

    name: str
    strays: int = 0


def find_encoding(path: Path) -> Encoding:
    """BOM, UTF-16 by its NULs, strict UTF-8 (a few stray bytes allowed), else cp1252 or Mac Roman.

    Raises UnknownFormat for a binary file and Unreadable for an empty one. Reads the file once, in pieces.
    """
    with path.open("rb") as file:
        head = file.read(_CHUNK)
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("the file is empty", where=str(path), next_step="Export it again")
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise UnknownFormat(f"it is {kind}, not a table", where=str(path), next_step="Save it as .csv or .xlsx")
    for bom, name in _BOMS.items():
        if head.startswith(bom):
            return Encoding(name=name)
    return _utf_16(head, path) if b"\x00" in head else _eight_bit(path)


def _utf_16(head: bytes, path: Path) -> Encoding:
    """NULs at every second byte are UTF-16 without its mark; any other NULs are no text."""
    even, odd, pairs = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if odd > pairs // 3 and even < pairs // 20:
        return Encoding(name="utf-16-le")
    if even > pairs // 3 and odd < pairs // 20:
        return Encoding(name="utf-16-be")
    if head.count(0) * 1000 < len(head):
        return _eight_bit(path)
    raise UnknownFormat("it is a binary file, not a table", where=str(path), next_step="Save it as .csv or .xlsx")


def _eight_bit(path: Path) -> Encoding:
    good, strays, high = 0, 0, bytearray()
    for piece in _pieces(path):
        good_here, strays_here = _count_utf_8(piece)
        good, strays = good + good_here, strays + strays_here
        if strays_here and len(high) < _CHUNK:
            high += piece.translate(None, delete=_ASCII)
    if strays * _MOSTLY <= good + strays:
        return Encoding(name="utf-8", strays=strays)
    _refuse_binary(path, len(high))
    mac, windows = (sum(high.count(letter) for letter in letters) for letters in (_MAC_LETTERS, _CP1252_LETTERS))
    unused = any(byte in high for byte in _CP1252_UNUSED)
    return Encoding(name="mac_roman" if unused or mac > windows else "cp1252")


def _refuse_binary(path: Path, high: int) -> None:
    """A text has few control characters, and more ASCII than anything else."""
    with path.open("rb") as file:
        head = file.read(_CHUNK)
    control = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1e\x1f")
    if control * 50 > len(head) or high * 2 > len(head):
        raise UnknownFormat("it is a binary file, not a table", where=str(path), next_step="Save it as .csv or .xlsx")


def _pieces(path: Path) -> Iterator[bytes]:
    """The file in pieces that end with a line where they can."""
    with path.open("rb") as file:
        rest = b""
        while piece := file.read(_CHUNK):
            cut = piece.rfind(b"\n") + 1
            yield rest + piece[:cut]
            rest = piece[cut:]
            if len(rest) > _LONGEST_LINE:
                yield rest
                rest = b""
        yield rest


def _count_utf_8(piece: bytes) -> tuple[int, int]:
    """How many bytes continue a valid UTF-8 character, and how many bytes are not UTF-8."""
    text = piece.decode(errors="surrogateescape")
    return len(piece) - len(text), 0 if piece.isascii() else len(_STRAY.findall(text))


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: the bytes that are no UTF-8 are what a Windows program wrote."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("promisecheck-cp1252", _read_as_cp1252)


def open_text(path: Path, encoding: Encoding) -> TextIO:
    """The file as text, line ends untouched."""
    return path.open(encoding=encoding.name, errors="promisecheck-cp1252" if encoding.name.startswith("utf") else "replace", newline="")


def read_lines(file: TextIO) -> Iterator[str]:
    """Lines with their ends and without NULs; of a line beyond 4 million characters only the beginning."""
    while line := file.readline(_LONGEST_LINE):
        piece = line
        while len(piece) == _LONGEST_LINE and not piece.endswith(("\n", "\r")):
            piece = file.readline(_LONGEST_LINE)
        yield line.replace("\x00", "") if "\x00" in line else line
