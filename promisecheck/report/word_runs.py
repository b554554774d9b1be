"""Where words stand in a Word document: paragraphs one by one, and the runs that hold exactly those words."""

import copy
from collections.abc import Iterator
from typing import Any

from promisecheck.core.text import tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs_of(document: Any) -> Iterator[Any]:
    """Every paragraph of the body, those in tables and text boxes too, in the order of the file."""
    from docx.text.paragraph import Paragraph

    for element in document.element.body.iter(f"{_W}p"):
        yield Paragraph(element, document)


def find_runs(paragraph: Any, words: str) -> list[Any]:
    """The runs of `words` in the paragraph, cut so that they hold nothing else where that can be done; none where it has not the words."""
    runs = list(paragraph.runs)
    span = _span("".join(run.text for run in runs), words)
    if span is None:
        return []
    start, end = span
    found, place = [], 0
    for run in runs:
        length = len(run.text)
        low, high = max(start - place, 0), min(end - place, length)
        if low < high:
            found.append(_cut(run, low, high))
        place += length
    return found


def _span(text: str, words: str) -> tuple[int, int] | None:
    """Where `words` stand in the text, blanks, quotes and dashes of any sort taken as the same."""
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else tidy(letter)
        if plain and not (plain == " " and letters[-1:] == [" "]):
            letters.append(plain)
            at += [place] * len(plain)
    start = "".join(letters).casefold().find(tidy(words).casefold())
    return None if start < 0 else (at[start], at[start + len(tidy(words)) - 1] + 1)


def _cut(run: Any, low: int, high: int) -> Any:
    """The part `low` to `high` of a run as a run of its own; the whole run where it holds more than plain text."""
    element, text = run._r, run.text  # noqa: SLF001 - the element is how a run is split: python-docx has no method for it
    only_text = all(child.tag in {f"{_W}rPr", f"{_W}t"} for child in element)
    if not only_text or (low, high) == (0, len(text)):
        return run
    for piece, add in ((text[:low], element.addprevious), (text[high:], element.addnext)):
        if piece:
            other = copy.deepcopy(element)
            add(other)
            type(run)(other, run._parent).text = piece  # noqa: SLF001 - as above
    run.text = text[low:high]
    return run
