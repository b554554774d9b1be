"""Contents of a document -> a page: its blocks become HTML, so that headings, lists and tables mean what they mean on a site."""

import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from promisecheck.core.promises import Skipped
from promisecheck.core.text import Origin, Passage
from promisecheck.language import guess
from promisecheck.sources.documents.parts import Block, Cell, Contents, Inner, Part, Table
from promisecheck.sources.merge import Merge
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.read import read_markup
from promisecheck.sources.plaintext import read_text

_TELLING = 200
"""So many texts of a document tell its language."""
_LINE = "data-promisecheck-line"
_NUMBERED = re.compile(r"line (\d+)")


def page_of(contents: Contents, *, source: str) -> Page:
    """The page that a document's contents make, every passage with its place in the document."""
    merge = Merge()
    told = [Skipped(what=f"{source}, {place}" if place else source, why=why) for place, why in contents.notices]
    for inner, parts in itertools.groupby(contents.parts, key=lambda part: isinstance(part, Inner)):
        for page in map(_inner_page, parts, itertools.repeat(source)) if inner else (_own_page(parts, source),):
            merge.add(page.passages)
            told += page.notices
    return Page(source=source, passages=tuple(merge.passages()), notices=tuple(dict.fromkeys(told)))


def _inner_page(part: Part, source: str) -> Page:
    """A page of HTML or a text inside the document, with the name of its place before its own places."""
    if not isinstance(part, Inner):
        return Page(source=source)
    inner = read_markup(part.text, source=source) if part.markup else read_text(part.text, source=source)
    passages = tuple(_placed(passage, lambda origin: replace(origin, place=f"{part.place}: {origin.place}")) for passage in inner.passages)
    return Page(source=source, passages=passages, notices=inner.notices)


def _own_page(parts: Iterable[Part], source: str) -> Page:
    parts = list(parts)
    spots = list[tuple[str, bool]]()
    markup = "".join(_markup(part, spots) for part in parts)
    page = read_markup(f'<html lang="{_spoken(parts)}"><body>{markup}</body></html>', source=source, line_attribute=_LINE)

    def named(origin: Origin) -> Origin:
        number = _NUMBERED.match(origin.place)
        if number is None:
            return origin
        place, hidden = spots[int(number[1])]
        return replace(origin, place=place + origin.place[number.end() :], hidden=origin.hidden or hidden)

    passages = tuple(_placed(passage, named) for passage in page.passages)
    notices = tuple(replace(notice, what=_told_place(notice.what, source, spots)) for notice in page.notices)
    return replace(page, passages=passages, notices=notices, wall="", title="")


def _spoken(parts: Iterable[Part]) -> str:
    """The language of the whole, for texts that are too short to tell. What an Office file declares is the program's, not the text's."""
    texts = (cell.text for part in parts for cell in (itertools.chain(*part.rows) if isinstance(part, Table) else (part,)))
    language = guess(" ".join(itertools.islice(texts, _TELLING)))
    return "" if "|" in language else language


def _placed(passage: Passage, named: Callable[[Origin], Origin]) -> Passage:
    return replace(passage, origin=named(passage.origin), others=tuple(map(named, passage.others)))


def _told_place(what: str, source: str, spots: list[tuple[str, bool]]) -> str:
    number = _NUMBERED.match(what.removeprefix(source).lstrip())
    return f"{source}, {spots[int(number[1])][0]}" if number else what


def _markup(part: Part, spots: list[tuple[str, bool]]) -> str:
    """A part as HTML; each text's place goes to `spots`, and its number there into the attribute."""
    if isinstance(part, Block):
        return _zoned(part.zone, _block(part, _spot(part.place, spots, hidden=part.hidden)))
    if isinstance(part, Table):
        return f"<table>{''.join(_rows(part, spots))}</table>"
    return ""


def _spot(place: str, spots: list[tuple[str, bool]], *, hidden: bool) -> str:
    spots.append((place, hidden))
    return f'{_LINE}="{len(spots) - 1}"'


def _block(block: Block, line: str) -> str:
    if block.tag == "img":
        return f'<img {line} alt="{html.escape(block.text)}">'
    return f"<{block.tag} {line}>{_lines(block.text)}</{block.tag}>"


def _zoned(zone: str, markup: str) -> str:
    if zone == "footnote":
        return f'<div class="footnote">{markup}</div>'
    return f"<{zone}>{markup}</{zone}>" if zone else markup


def _rows(table: Table, spots: list[tuple[str, bool]]) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.heads else "td"
        yield f"<tr>{''.join(_cell(cell, tag, _spot(cell.place, spots, hidden=table.hidden)) for cell in row)}</tr>"


def _cell(cell: Cell, tag: str, line: str) -> str:
    return f'<{tag} {line} colspan="{cell.wide}" rowspan="{cell.high}">{_lines(cell.text)}</{tag}>'


def _lines(text: str) -> str:
    return "<br>".join(html.escape(line) for line in text.split("\n"))
