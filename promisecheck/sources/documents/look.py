"""Pictures in documents -> the texts that stand in them, or the word that somebody should look."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

from promisecheck.sources.documents import ocr
from promisecheck.sources.documents.drawing import is_drawing, read_drawing
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.lines import Line
from promisecheck.sources.documents.parts import Block, Part, Picture
from promisecheck.sources.documents.pixels import read_pixels
from promisecheck.sources.documents.refusal import Refused

_SECONDS = 25.0
"""For the pictures of one document; those that are left are named."""
_MOST_KNOWN = 2_000
_BY_HAND = "look at this one by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What came of one picture: its texts, or why there are none."""

    texts: tuple[Line, ...] = ()
    why: str = ""


class Looker:
    """Looks at each picture once, however often it stands somewhere."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._known: dict[bytes, _Seen] = {}
        self._until = 0.0

    def begin(self) -> None:
        """A new document: its pictures have their own time."""
        self._until = time.monotonic() + _SECONDS
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()

    def look(self, picture: Picture, *, say: Say) -> Iterator[Part]:
        """The texts of a picture, each with its box in the picture's own pixels. Raises Refused for a named picture that cannot be read."""
        if is_drawing(picture.data):
            yield from _drawn(picture, say)
            return
        if not ocr.can_read():
            self._refer(picture, say)
            return
        key = hashlib.sha256(picture.data).digest()
        if key not in self._known and time.monotonic() > self._until:
            say(picture.place, f"there was no time left to read this picture: {_BY_HAND}")
            return
        seen = self._known[key] = self._known.get(key) or _see(picture)
        for line in seen.texts:
            yield Block(text=line.text, place=_in(picture.place, _box(line)))
        if not seen.texts and not picture.alt:
            say(picture.place, seen.why or f"no text was read in this picture: {_BY_HAND}")

    def _refer(self, picture: Picture, say: Say) -> None:
        if picture.named:
            raise Refused(
                "is a picture, and text in pictures is read with the extra [ocr], which is not installed",
                next_step="Look at this one by hand, or install promisecheck[ocr]",
            )
        if not picture.alt:
            say(picture.place, f"text in pictures is not read without the extra [ocr]: {_BY_HAND}")


def _see(picture: Picture) -> _Seen:
    try:
        pixels = read_pixels(picture.data)
    except Refused as refused:
        if picture.named:
            raise
        return _Seen(why=f"{refused.what}: {_BY_HAND}")
    return _Seen(texts=tuple(_scaled(line, pixels.scale) for line in ocr.read_picture(pixels.array)))


def _drawn(picture: Picture, say: Say) -> Iterator[Part]:
    for part in read_drawing(picture.data, say):
        if isinstance(part, Block):
            yield Block(text=part.text, place=_in(picture.place, part.place), hidden=part.hidden)


def _scaled(line: Line, scale: float) -> Line:
    left, top, right, bottom = (round(edge * scale) for edge in (line.left, line.top, line.right, line.bottom))
    return Line(text=line.text, left=left, top=top, right=right, bottom=bottom, size=line.size * scale)


def _box(line: Line) -> str:
    return f"box {line.left:.0f},{line.top:.0f} to {line.right:.0f},{line.bottom:.0f}"


def _in(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
