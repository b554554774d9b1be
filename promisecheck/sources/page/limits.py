"""Is a page small enough to be parsed? Counted before the parser sees it, and again on the tree."""

import re

from bs4.element import Tag

MOST_CHARACTERS = 8_000_000
MOST_TAGS = 120_000
DEEPEST = 250
"""Levels. Real pages have some 60; more than this comes from tags that are never closed, or from malice."""
_MOST_ATTRIBUTES = 5_000
_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")


def too_much(html: str) -> str:
    """Why `html` is not parsed as a tree ("" if it is): too long, too many tags, or a tag with too many attributes."""
    if len(html) > MOST_CHARACTERS:
        return f"it is {len(html):,} characters long"
    tags = html.count("<")
    if tags > MOST_TAGS:
        return f"it has {tags:,} tags"
    for match in _TAG.finditer(html):
        attributes = match.group().count("=")
        if attributes > _MOST_ATTRIBUTES:
            return f"one of its tags has {attributes:,} attributes"
    return ""


def too_deep(root: Tag) -> bool:
    """Whether tags are nested deeper than `DEEPEST`; without recursion."""
    depth = {id(root): 0}
    for element in root.descendants:
        if isinstance(element, Tag) and element.parent is not None:
            level = depth[id(element.parent)] + 1
            if level > DEEPEST:
                return True
            depth[id(element)] = level
    return False
