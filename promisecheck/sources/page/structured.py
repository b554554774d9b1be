"""JSON-LD blocks -> Python values, block by block: a broken one does not take the others with it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from promisecheck.sources.page.names import attribute

_LONGEST = 2_000_000
_DEEPEST = 40
_MOST_THINGS = 20_000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Thing = dict[str, Any]


def read_blocks(soup: BeautifulSoup) -> tuple[list[Any], int]:
    """The values of all JSON-LD blocks that can be read, and how many could not."""
    values, broken = [], 0
    for script in soup.find_all("script"):
        if attribute(script, "type").split(";")[0].strip().lower() == "application/ld+json":
            text = script.get_text()
            try:
                values.append(_parse(text))
            except (ValueError, RecursionError):
                broken += bool(text.strip())
    return values, broken


def things(values: list[Any]) -> Iterator[Thing]:
    """Every object in the values, outer ones first, in document order; bounded in depth and number."""
    waiting: list[tuple[Any, int]] = [(value, 0) for value in reversed(values)]
    count = 0
    while waiting and count < _MOST_THINGS:
        value, depth = waiting.pop()
        count += 1
        if isinstance(value, dict):
            yield value
        if isinstance(value, dict | list) and depth < _DEEPEST:
            inner = list(value.values()) if isinstance(value, dict) else value
            waiting += [(item, depth + 1) for item in reversed(inner) if isinstance(item, dict | list)]


def types_of(thing: Thing) -> list[str]:
    """The names in `@type`, without their vocabulary."""
    given = thing.get("@type", "")
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in (given if isinstance(given, list) else [given])]


def _parse(text: str) -> Any:
    """The value of one block; mends what people get wrong: comments around it, trailing commas, escaped quotes."""
    if len(text) > _LONGEST:
        raise ValueError("too long")
    text = _WRAPPING.sub("", text.strip())
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except ValueError:
            continue
    raise ValueError("no JSON")
