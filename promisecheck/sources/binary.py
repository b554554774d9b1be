"""Is this text at all? A PNG under the name of a page is named as what it is."""

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"RIFF", "a WebP image or a recording"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "a recording"),
    (b"wOF2", "a font"),
    (b"wOFF", "a font"),
)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_LOOKED_AT = 4_096
_FEW_NULS = 0.02
_STRAY = 3


def binary_kind(data: bytes) -> str:
    """What `data` is if it is no text ("a PNG image"), else "". UTF-16 is text; a stray NUL does no harm.

    >>> binary_kind(b"%PDF-1.7 ..."), binary_kind("Fri fragt".encode("utf-16-le"))
    ('a PDF', '')
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:_LOOKED_AT]
    nuls = head.count(0)
    if nuls <= max(_STRAY, len(head) * _FEW_NULS) or head.startswith(_BOMS):
        return ""
    even = head[::2].count(0)
    one_sided = min(even, nuls - even) <= max(even, nuls - even) / 4
    return "" if one_sided and nuls > len(head) / 4 else "binary data (NUL bytes)"
