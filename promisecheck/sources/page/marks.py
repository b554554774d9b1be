"""What the authors of a page say to promisecheck in the page itself: to ignore a promise, and why.

<!-- promisecheck: ignore PC102 until=2027-03-01 reason="the new warehouse opens in February" -->
<p data-promisecheck="ignore" data-promisecheck-reason="agreed with the shop">...</p>

A comment speaks of the element after it, or, where none follows, of the one it stands in; before <html> it speaks of
the whole page. What it says is judged later: here it is only found.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from promisecheck.sources.page.names import attribute

_COMMENT = re.compile(r"\s*promisecheck:\s*(.{0,1000}?)\s*\Z", re.DOTALL)
_ATTRIBUTE = "data-promisecheck"
_PARTS = ("until", "reason")
_MOST = 1_000
"""So many marks are read of one page."""

Marks = Mapping[int, str]
"""What stands in the marks, a line each, by the id of the element they speak of."""


def marks_of(soup: BeautifulSoup) -> Marks:
    """Every mark of the page; empty for nearly all pages, at the cost of one look."""
    found: dict[int, list[str]] = defaultdict(list)
    for comment in soup.find_all(string=_is_ours, limit=_MOST):
        if told := _COMMENT.match(str(comment)):
            found[id(_meant(comment))].append(" ".join(told[1].split()))
    for tag in soup.find_all(_is_marked, limit=_MOST):
        found[id(tag)].append(_written(tag))
    return {element: "\n".join(lines) for element, lines in found.items()}


def mark_on(element: Tag, marks: Marks) -> str:
    """What the nearest mark around `element` says, or ""."""
    if not marks:
        return ""
    return next((marks[id(tag)] for tag in (element, *element.parents) if id(tag) in marks), "")


def _is_ours(text: str | None) -> bool:
    return isinstance(text, Comment) and "promisecheck:" in text


def _is_marked(tag: Tag) -> bool:
    return _ATTRIBUTE in tag.attrs


def _meant(comment: PageElement) -> PageElement | None:
    """The element after the comment, unless words stand between; else the one it stands in."""
    for sibling in comment.next_siblings:
        if isinstance(sibling, Tag):
            return sibling
        if isinstance(sibling, NavigableString) and not isinstance(sibling, Comment) and sibling.strip():
            break
    return comment.parent


def _written(tag: Tag) -> str:
    """`data-promisecheck` with the attributes that name its parts, in the form of a comment."""
    parts = [(name, attribute(tag, f"{_ATTRIBUTE}-{name}")) for name in _PARTS]
    told = [f'{name}="{value.replace(chr(34), chr(39))}"' for name, value in parts if value]
    return " ".join([*attribute(tag, _ATTRIBUTE).split(), *told])
