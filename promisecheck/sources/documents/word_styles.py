"""What a paragraph is by its style: a heading, an item of a list, a quote, a caption."""

import re
from typing import Any

from promisecheck.sources.documents.markup import local

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ([1-9])")
_DEEPEST = 12
"""Styles that rest on one another longer than this rest on themselves."""
_BODY_LEVEL = 9
_TAGS = {"title": "h1", "caption": "figcaption", "quote": "blockquote", "intense quote": "blockquote"}
CONTENTS = "contents"
"""The tag of a line in a table of contents, which only repeats headings."""


class Styles:
    """The styles of one document. Their names are English in every language of the program."""

    def __init__(self, root: Any) -> None:
        """`root`: of word/styles.xml, or None where there is none."""
        found = () if root is None else root.iterfind(f"{_W}style")
        self._styles = {style.get(f"{_W}styleId", ""): style for style in found}

    def tag_of(self, paragraph: Any) -> str:
        """The HTML tag that means the same as a w:p."""
        own = paragraph.find(f"{_W}pPr")
        chain = [] if own is None else [own]
        names = []
        for style in self._chain(_value(own, "pStyle")):
            names.append(_value(style, "name").lower())
            chain += style.findall(f"{_W}pPr")
        return _heading(names, chain) or next((tag for name in names if (tag := _by_name(name))), "") or ("li" if _is_item(chain) else "p")

    def _chain(self, identifier: str) -> list[Any]:
        """A style and those that it rests on."""
        chain: list[Any] = []
        while identifier in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[identifier])
            identifier = _value(chain[-1], "basedOn")
        return chain


def _heading(names: list[str], chain: list[Any]) -> str:
    """By the outline level that counts for the program itself, then by name."""
    level = next((value for properties in chain if (value := _value(properties, "outlineLvl")).isdigit()), "")
    if level and int(level) < _BODY_LEVEL:
        return f"h{min(int(level) + 1, 6)}"
    match = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
    return f"h{min(int(match[1]), 6)}" if match else ""


def _by_name(name: str) -> str:
    if name.startswith("toc "):
        return CONTENTS
    return _TAGS.get(name) or ("li" if name.startswith("list") else "")


def _is_item(chain: list[Any]) -> bool:
    """The nearest numbering counts; number 0 takes it away."""
    for properties in chain:
        numbering = properties.find(f"{_W}numPr")
        if numbering is not None:
            return _value(numbering, "numId") != "0"
    return False


def _value(element: Any, name: str) -> str:
    """The w:val of a child; "" where there is none."""
    child = None if element is None else next((child for child in element if local(child) == name), None)
    return "" if child is None else child.get(f"{_W}val", "")
