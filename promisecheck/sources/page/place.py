"""Where an element stands, as a CSS path from the nearest landmark: `main > p:nth-of-type(2)`."""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.sources.page.names import attribute

_SIMPLE = re.compile(r"[A-Za-z][\w-]{0,60}$")
_STEPS = 14
"""A longer path keeps its last steps: it still finds the element."""
_LANDMARKS = frozenset({"main", "header", "footer", "nav", "article"})


class Places:
    """Names the places of one page; the positions of siblings are counted once."""

    def __init__(self, soup: BeautifulSoup, *, line_attribute: str = "") -> None:
        """With `line_attribute`, a place is the line of the source that the attribute holds ("line 12")."""
        self._line_attribute = line_attribute
        self._positions: dict[int, dict[int, str]] = {}
        names = [tag.name for tag in soup.find_all(list(_LANDMARKS))]
        self._landmarks = {name for name in _LANDMARKS if names.count(name) == 1}
        ids = [attribute(tag, "id") for tag in soup.find_all(id=True)]
        seen: set[str] = set()
        self._twice = {name for name in ids if name in seen or seen.add(name)}  # type: ignore[func-returns-value]

    def path(self, element: Tag) -> str:
        """The path of `element`."""
        if self._line_attribute and (line := self._line(element)):
            return line
        steps: list[str] = []
        for tag in (element, *element.parents):
            if tag.parent is None or tag.name in {"html", "body"}:
                break
            identifier = attribute(tag, "id")
            if _SIMPLE.match(identifier) and identifier not in self._twice:
                steps.append(f"#{identifier}")
                break
            if tag.name in self._landmarks:
                steps.append(tag.name)
                break
            steps.append(self._step(tag, tag.parent))
        return " > ".join(reversed(steps[:_STEPS])) or "body"

    def _line(self, element: Tag) -> str:
        for tag in (element, *element.parents):
            if number := attribute(tag, self._line_attribute):
                return f"line {number}"
        return ""

    def _step(self, tag: Tag, parent: Tag) -> str:
        positions = self._positions.get(id(parent))
        if positions is None:
            positions = self._positions[id(parent)] = _count(parent)
        return positions[id(tag)]


def _count(parent: Tag) -> dict[int, str]:
    """Every child's step: its name, and its number among its like where there are several."""
    children = [child for child in parent.children if isinstance(child, Tag)]
    totals: dict[str, int] = {}
    for child in children:
        totals[child.name] = totals.get(child.name, 0) + 1
    numbers: dict[str, int] = {}
    steps = {}
    for child in children:
        numbers[child.name] = numbers.get(child.name, 0) + 1
        steps[id(child)] = child.name if totals[child.name] == 1 else f"{child.name}:nth-of-type({numbers[child.name]})"
    return steps
