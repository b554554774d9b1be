"""Bytes -> text: BOM, UTF-16 by its NULs, what is declared, strict UTF-8, else windows-1252. Never mojibake."""

import codecs
import re
from dataclasses import dataclass

from promisecheck.sources.wordlist import word_set

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = word_set(
    "utf-8 cp1252 iso8859-2 iso8859-4 iso8859-5 iso8859-7 iso8859-9 iso8859-10 iso8859-13 iso8859-15 cp1250 cp1251 cp1253 cp1254 "
    "cp1257 cp437 cp850 cp865 mac-roman koi8-r shift_jis euc_jp euc_kr gb2312 gbk gb18030 big5"
)
"""What may be declared. Python knows more, but some of its codecs are no character sets, or slow."""
_WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(?:[\u00c2-\u00c6][^\x00-\x7f]|\u00e2[^\x00-\x7f][^\x00-\x7f])")
_LOOKED_AT = 4_096
_MANY_NULS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, the encoding it was read with, and what was odd about it ("" where nothing was)."""

    text: str
    encoding: str
    odd: str = ""


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """`data` as text; `declared` is the charset of the HTTP header, which may be wrong or empty.

    >>> decode("smørrebrød".encode("cp1252"), declared="utf-8").text
    'smørrebrød'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _plain(data[len(bom) :].decode(encoding, errors="replace"), encoding)
    if wide := _wide(data):
        return _plain(data.decode(wide, errors="replace"), wide)
    return _by_declaration(data, _codec(declared) or _codec(_in_markup(data)))


def _by_declaration(data: bytes, declared: str) -> Decoded:
    try:
        text = codecs.getincrementaldecoder("utf-8")("strict").decode(data)
    except UnicodeDecodeError:
        if declared not in {"", "utf-8", "cp1252"}:
            return _plain(data.decode(declared, errors="replace"), declared)
        return _plain(data.decode("utf-8", errors="promisecheck-western"), "windows-1252")
    return _once(text)


def _once(text: str) -> Decoded:
    """UTF-8 that was read as windows-1252 and written as UTF-8 again ("Ã¦") is turned back."""
    mended = _TWICE.sub(_turn_back, text) if "\u00c3" in text or "\u00e2\u20ac" in text or "\u00c2" in text else text
    return _plain(mended, "utf-8", odd="" if mended == text else "its text was encoded twice and has been turned back")


def _turn_back(match: "re.Match[str]") -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()


def _plain(text: str, encoding: str, *, odd: str = "") -> Decoded:
    if "\ufffd" in text and not odd:
        odd = f"some of its bytes are no {encoding} and were replaced"
    return Decoded(text=text.replace("\x00", ""), encoding=encoding, odd=odd)


def _wide(data: bytes) -> str:
    """UTF-16 without a BOM: every other byte of Western text is NUL."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if half == 0 or b"\x00" not in head:
        return ""
    even, odd = head[0 : half * 2 : 2].count(0) / half, head[1 : half * 2 : 2].count(0) / half
    if odd > _MANY_NULS and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY_NULS and odd < even / 4 else ""


def _in_markup(data: bytes) -> str:
    match = _META.search(data[:_LOOKED_AT])
    return (match[1] or match[2]).decode("ascii", errors="ignore") if match else ""


def _codec(label: str) -> str:
    """Python's name for a declared charset; "" for one that is unknown, no character set, or UTF-16 in bytes that are not."""
    try:
        name = codecs.lookup(label.strip(" \"'")).name if label.isascii() else ""
    except (LookupError, ValueError):
        return ""
    if name in _WESTERN:
        return "cp1252"
    return name if name in _KNOWN else ""


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are read as windows-1252, one by one, so that a page of two halves comes out whole."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.start + 1]
    try:
        return bad.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return "\ufffd", error.start + 1


codecs.register_error("promisecheck-western", _western)
