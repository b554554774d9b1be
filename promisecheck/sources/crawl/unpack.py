"""Compressed bytes -> bytes, never more than asked for: a bomb is cut, a broken stream gives what it held."""

import zlib

_GZIP = b"\x1f\x8b"


def unpack(data: bytes, *, encoding: str, limit: int) -> tuple[bytes, str]:
    """At most `limit` bytes of `data`, decoded by its `Content-Encoding`, and what was odd ("" if nothing was).

    Raises:
        ValueError: an encoding that was not asked for and is not known here.
    """
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in {"", "identity"}]
    if not names:
        return data[:limit], ""
    if len(names) > 1 or names[0] not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"its Content-Encoding is {encoding[:60]!r}")
    if names[0] != "deflate" and not data.startswith(_GZIP):
        return data[:limit], "" if data.isascii() or data.lstrip()[:1] == b"<" else "it says gzip and is not"
    return _inflate(data, names[0] == "deflate", limit)


def is_gzip(data: bytes) -> bool:
    """Whether the bytes themselves are a gzip archive."""
    return data.startswith(_GZIP)


def gunzip(data: bytes, *, limit: int) -> tuple[bytes, str]:
    """At most `limit` bytes of a gzip archive, and what was odd."""
    return _inflate(data, False, limit)  # noqa: FBT003 - not deflate


def _inflate(data: bytes, deflate: bool, limit: int) -> tuple[bytes, str]:  # noqa: FBT001 - one of two formats
    try:
        return _all(zlib.decompressobj(zlib.MAX_WBITS if deflate else zlib.MAX_WBITS | 16), data, limit)
    except zlib.error:
        if not deflate:
            return b"", "its compression is broken"
    try:
        return _all(zlib.decompressobj(-zlib.MAX_WBITS), data, limit)
    except zlib.error:
        return b"", "its compression is broken"


def _all(stream: "zlib._Decompress", data: bytes, limit: int) -> tuple[bytes, str]:
    """Salvages what came out before an error in the middle."""
    parts: list[bytes] = []
    size = 0
    while data and size < limit and not stream.eof:
        before = stream.copy()
        try:
            part = stream.decompress(data[:65_536], limit - size)
        except zlib.error:
            parts.append(_salvaged(before, data[:65_536], limit - size))
            if not any(parts):
                raise
            return b"".join(parts), "its compression is broken further on"
        data = stream.unconsumed_tail + data[65_536:]
        parts.append(part)
        size += len(part)
    odd = "" if stream.eof else "it was cut" if size >= limit else "its compression ends too early"
    return b"".join(parts), odd


def _salvaged(stream: "zlib._Decompress", data: bytes, limit: int) -> bytes:
    """What comes out of a piece before the place where it breaks."""
    saved = bytearray()
    for start in range(0, len(data), 16):
        try:
            saved += stream.decompress(data[start : start + 16], limit - len(saved))
        except zlib.error:
            break
        if len(saved) >= limit:
            break
    return bytes(saved)
