"""Plain text -> a page: one passage a paragraph, lines that were only wrapped put together again."""

import re
from collections.abc import Iterator

from promisecheck.core.promises import Skipped
from promisecheck.sources.merge import Merge
from promisecheck.sources.page.page import Page
from promisecheck.sources.passages import Found, make_passages

_WRAPPED = 55
"""A line of at least so many characters without an end goes on in the next one."""
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[-*•✓✔–]|\d{1,2}[.)])\s+")


def read_text(text: str, *, source: str, notices: tuple[Skipped, ...] = ()) -> Page:
    """The passages of a plain text, each with the line it begins on; items of a list have the role `list`."""
    merge, told = Merge(), list(notices)
    for found in _paragraphs(text):
        merge.add(make_passages(found, source=source, notice=told.append))
    return Page(source=source, passages=tuple(merge.passages()), notices=tuple(told))


def _paragraphs(text: str) -> Iterator[Found]:
    lines: list[str] = []
    first = 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if lines and not _goes_on(lines[-1], stripped):
            yield _found(lines, first)
            lines = []
        if stripped:
            first = first if lines else number
            lines.append(stripped)
    if lines:
        yield _found(lines, first)


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` is the rest of a sentence that was wrapped."""
    if not line or _ITEM.match(line) or _ENDS.search(before):
        return False
    return line[0].islower() or len(before) >= _WRAPPED


def _found(lines: list[str], first: int) -> Found:
    item = _ITEM.match(lines[0])
    text = " ".join(lines)
    return Found(text=text[item.end() :] if item else text, place=f"line {first}", role="list" if item else "paragraph")
