"""A page of a PDF -> its letters with where they stand."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST_LETTERS = 100_000
_HYPHEN = 2
"""What the library gives for a hyphen at the end of a line."""
_UPRIGHT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One character; coordinates in points, to the right and downwards from the page's upper left corner."""

    text: str
    left: float
    right: float
    base: float
    """Where the line stands on which it is written."""
    size: float
    upright: bool = True


def letters_of(page: Any) -> Iterator[Letter]:
    """The characters of a page in the order in which they were drawn; blanks that the library makes up are left out."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    height = page.get_height()
    try:
        for index in range(min(textpage.count_chars(), _MOST_LETTERS)):
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            if code > _HYPHEN and pdfium.FPDFText_IsGenerated(textpage, index) == 1:
                continue
            if letter := _letter(textpage, index, "-" if code == _HYPHEN else chr(code), height):
                yield letter
    finally:
        textpage.close()


def _letter(textpage: Any, index: int, text: str, height: float) -> Letter | None:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, box) or not pdfium.FPDFText_GetCharOrigin(textpage, index, x, y):
        return None
    turned = pdfium.FPDFText_GetCharAngle(textpage, index) % 6.283  # a full turn
    return Letter(
        text=text,
        left=box.left,
        right=box.right,
        base=height - y.value,
        size=max(abs(box.top - box.bottom) * 0.85, 1.0),  # of a font's whole height its letters take so much
        upright=turned < _UPRIGHT or turned > 6.283 - _UPRIGHT,
    )
