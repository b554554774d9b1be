"""Diagrams (SmartArt) in Office files -> the words in their shapes."""

from collections.abc import Iterator

from promisecheck.sources.documents.markup import local, parse_xml
from promisecheck.sources.documents.parts import Block


def diagram_texts(data: bytes, *, place: str) -> Iterator[Block]:
    """The texts of a diagram's data part, one for each paragraph of each point."""
    for point in parse_xml(data).iter():
        if local(point) != "p":
            continue
        text = "".join(run.text or "" for run in point.iter() if local(run) == "t")
        if text.strip():
            yield Block(text=text, place=place, tag="li")
