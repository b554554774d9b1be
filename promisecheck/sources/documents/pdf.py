"""PDF -> its text in the order of reading, page by page; scripts, forms that compute, and links in it are left alone."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from promisecheck.sources.binary import binary_kind
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.lines import Line, columns_of
from promisecheck.sources.documents.parts import Block, Part, Picture
from promisecheck.sources.documents.pdf_flow import flow
from promisecheck.sources.documents.pdf_letters import letters_of
from promisecheck.sources.documents.pdf_lines import lines_of
from promisecheck.sources.documents.pdf_tables import Grid, stretches_of
from promisecheck.sources.documents.pdf_texts import texts_of
from promisecheck.sources.documents.refusal import Refused

_MOST_PAGES = 500
_PASSWORD = 4
_LARGEST_PICTURES = 8
"""So many scanned pages are looked at as pictures; the others are named."""
_DOTS = 150 / 72
_MARGIN = 0.08
"""This much of a page's height at its top and bottom belongs to running heads and page numbers."""
_OFTEN = 3


def read_pdf(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """All text of a PDF; pages that are only pictures are yielded as such."""
    document = _open(data)
    count = len(document)
    if count > _MOST_PAGES:
        say("", f"only its first {_MOST_PAGES} of {count:,} pages were read")
    pages = [(number, _lines(document, number - 1)) for number in range(1, min(count, _MOST_PAGES) + 1)]
    body = _usual_size([line for _, (lines, _) in pages for line in lines])
    running = _running(pages)
    scanned = [number for number, (lines, _) in pages if not lines and _shows_something(document, number - 1)]
    yield from flow(
        column
        for number, (lines, height) in pages
        for column in _page(lines, place=f"page {number}", height=height, body=body, running=running)
    )
    yield from _scanned(document, scanned, say, all_pages=len(scanned) == len(pages) > 0)


def _open(data: bytes) -> Any:
    import pypdfium2

    if b"%PDF-" not in data[:1_024]:
        raise Refused(f"is {binary_kind(data) or 'text'}, not a PDF", next_step="Give it the name of what it is")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise Refused("is locked with a password", next_step="Save a copy without a password and name that") from error
        raise Refused("is damaged: it cannot be opened as a PDF", next_step="Export it again where it was made") from error


def _lines(document: Any, index: int) -> tuple[list[Line], float]:
    """The lines of a page and its height; a page that is damaged has none."""
    page = document[index]
    try:
        return lines_of(letters_of(page)), page.get_height()
    finally:
        page.close()


def _shows_something(document: Any, index: int) -> bool:
    """Whether a page without text is not simply empty."""
    page = document[index]
    try:
        return next(iter(page.get_objects(max_depth=1)), None) is not None
    finally:
        page.close()


def _usual_size(lines: list[Line]) -> float:
    """The height of the letters in which most of the text is set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _running(pages: list[tuple[int, tuple[list[Line], float]]]) -> frozenset[str]:
    """Texts that stand in the margin of several pages, numbers aside."""
    seen = Counter(text for _, (lines, height) in pages for text in {_unnumbered(line.text) for line in lines if _in_margin(line, height)})
    return frozenset(text for text, count in seen.items() if count >= _OFTEN)


def _page(lines: list[Line], *, place: str, height: float, body: float, running: frozenset[str]) -> Iterator[list[Part]]:
    """What runs along the margins, and then column by column."""
    copy, beside = list[Line](), list[Part]()
    for line in lines:
        if not _in_margin(line, height):
            copy.append(line)
        elif _unnumbered(line.text) in running:
            if _unnumbered(line.text):
                beside.append(Block(text=line.text, place=place, zone="footer" if line.top > height / 2 else "header"))
        elif not line.text.strip().isdigit():
            copy.append(line)
    yield beside
    yield from _copy(copy, place=place, body=body)


def _copy(lines: list[Line], *, place: str, body: float) -> Iterator[list[Part]]:
    """Tables as such, and what stands between them column by column."""
    tables = 0
    for stretch in stretches_of(lines):
        if isinstance(stretch, Grid):
            tables += 1
            yield [stretch.table(f"{place}, table {tables}")]
            continue
        for column in columns_of(stretch):
            yield [Block(text=text, place=place, tag=tag) for text, tag in texts_of(column, body=body)]


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _unnumbered(text: str) -> str:
    """Without digits, so that "Page 3 of 9" is the same on each page; "" for a number alone."""
    return " ".join("".join(letter for letter in text if not letter.isdigit()).split()).strip(" .,-–|/")


def _scanned(document: Any, numbers: list[int], say: Say, *, all_pages: bool) -> Iterator[Picture]:
    """Pages without text, drawn as pictures."""
    from promisecheck.sources.documents import ocr

    if all_pages and not ocr.can_read():
        raise Refused(
            "is scanned: its pages are pictures without text", next_step="Export it from where it was written, or install promisecheck[ocr]"
        )
    for number in numbers[:_LARGEST_PICTURES]:
        yield Picture(data=_drawn(document[number - 1]), place=f"page {number}")
    if left := numbers[_LARGEST_PICTURES:]:
        say(f"pages {left[0]} to {left[-1]}", f"{len(left)} more pages are pictures without text: look at these by hand")


def _drawn(page: Any) -> bytes:
    import io

    scale = min(_DOTS, 2_400 / max(page.get_size()))
    file = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(file, "PNG")
    return file.getvalue()
