"""SVG -> the words written in it; scripts and whatever it points to are left alone."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.markup import local, parse_xml
from promisecheck.sources.documents.parts import Block, Part, Picture

_SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*){0,4}<(?:\w{1,20}:)?svg[\s>]",
    re.DOTALL,
)
_UNSEEN = frozenset({"defs", "script", "style", "metadata", "symbol", "clipPath", "mask"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_TOLD = frozenset({"title", "desc"})
_EMBEDDED = re.compile(r"data:image/[\w.+-]{1,40};base64,")


def is_drawing(data: bytes) -> bool:
    """Whether the bytes are an SVG, whatever their name."""
    return _SVG.match(data[:5_000]) is not None


def read_drawing(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """The texts of a drawing in order; its title and description are not shown, as alt texts are not."""
    empty = True
    for number, element in enumerate(_written(parse_xml(data)), 1):
        name = local(element)
        if name == "image":
            yield from _embedded(element, number)
        elif text := " ".join("".join(element.itertext()).split()):
            empty = False
            yield Block(text=text, place=_place(element, name, number), hidden=name in _TOLD)
    if empty:
        say("", "no text is written in this drawing: look at this one by hand")


def _written(element: Any) -> Iterator[Any]:
    """The elements that hold words or pictures, outermost first."""
    name = local(element)
    if name in _UNSEEN or element.get("display") == "none" or _NOT_SHOWN.search(element.get("style", "")):
        return
    if name in _TOLD or name in {"text", "foreignObject", "image"}:
        yield element
        return
    for child in element:
        yield from _written(child)


def _place(element: Any, name: str, number: int) -> str:
    position = ",".join(filter(None, (element.get("x", "").strip()[:20], element.get("y", "").strip()[:20])))
    return f"{name} {number} at {position}" if position else f"{name} {number}"


def _embedded(image: Any, number: int) -> Iterator[Picture]:
    """A picture that the drawing holds itself; one that it only points to is not fetched."""
    source = next((value for key, value in image.attrib.items() if key.rpartition("}")[2] == "href"), "")
    if match := _EMBEDDED.match(source):
        try:
            yield Picture(data=base64.b64decode(source[match.end() :]), place=f"image {number}")
        except (binascii.Error, ValueError):
            return
