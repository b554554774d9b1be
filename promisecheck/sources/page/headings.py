"""The nearest heading above a text, while walking down a page."""

from bs4.element import Tag

LOWEST = 7
"""The level of a question: below every heading."""


class Headings:
    """The open headings, the highest level first."""

    def __init__(self) -> None:
        """None yet."""
        self._open: list[tuple[int, str]] = []

    def add(self, tag: Tag, text: str) -> None:
        """A heading was read: it closes those of its own level and below."""
        level = level_of(tag)
        self._open = [(other, words) for other, words in self._open if other < level] + [(level, text)]

    def above(self, tag: Tag) -> str:
        """The heading over `tag`: the last one, or for a heading the last of a higher level."""
        level = level_of(tag)
        return next((words for other, words in reversed(self._open) if other < level), "")

    def question(self) -> str:
        """The question, term or panel's button that is open just now; "" where none is."""
        return self._open[-1][1] if self._open and self._open[-1][0] == LOWEST else ""

    def answer(self) -> None:
        """The open question is being answered: what follows the answer does not stand under it."""
        self._open = [(level, words) for level, words in self._open if level != LOWEST]

    def mark(self) -> list[tuple[int, str]]:
        """The present state, for `back_to`."""
        return self._open

    def clear(self) -> None:
        """A part of the page begins that stands under no heading so far."""
        self._open = []

    def back_to(self, mark: list[tuple[int, str]]) -> None:
        """Forget what was read since `mark`."""
        self._open = mark


def level_of(tag: Tag) -> int:
    """1 to 6 for a heading, 7 for a question or a button that heads a panel, 8 for anything else."""
    if tag.name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return int(tag.name[1])
    given = tag.attrs.get("aria-level")
    if tag.attrs.get("role") == "heading":
        return int(given) if isinstance(given, str) and given in "123456" and given else 2
    return LOWEST if tag.name in {"summary", "dt", "button"} else LOWEST + 1
