"""Sentences that run on from one column, or one page, to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from promisecheck.sources.documents.parts import Block, Part
from promisecheck.sources.documents.pdf_texts import goes_on_in, rejoin


def flow(columns: Iterable[list[Part]]) -> Iterator[Part]:
    """The parts of all columns in order; a text that ends in the middle and the one that goes on with it are one."""
    held: Block | None = None
    for column in columns:
        beside = [part for part in column if isinstance(part, Block) and part.zone]
        yield from beside
        for number, part in enumerate(part for part in column if part not in beside):
            if held is not None and number == 0 and isinstance(part, Block) and part.tag == "p" and goes_on_in(held.text, part.text):
                held = replace(held, text=rejoin(held.text, part.text), place=_through(held.place, part.place))
                continue
            if held is not None:
                yield held
            held = part if isinstance(part, Block) and part.tag == "p" else None
            if held is None:
                yield part
    if held is not None:
        yield held


def _through(first: str, last: str) -> str:
    """The place of a text that stands on two pages."""
    return first if first == last else f"{first} to {last.removeprefix('page ')}"
