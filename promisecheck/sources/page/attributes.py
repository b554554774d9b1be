"""Texts that stand in attributes: alt texts, titles, labels for screen readers, placeholders, options, words in drawings."""

import re
from collections.abc import Iterator

from bs4.element import Tag

from promisecheck.sources.page.names import attribute

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)
_SENTENCE = 4
_CHOICE = 3
_SUBMITS = frozenset({"submit", "button", "reset"})


def attribute_texts(tag: Tag) -> Iterator[tuple[str, str]]:
    """Name and text of each attribute of `tag` that people read or hear. Titles and labels only where they are sentences."""
    kind = attribute(tag, "type").lower()
    if tag.name in {"img", "area"} or (tag.name == "input" and kind == "image"):
        alt = attribute(tag, "alt").strip()
        if alt and not _FILE_NAME.match(alt):
            yield "alt", alt
    if tag.name == "input" and kind in _SUBMITS:
        yield "value", attribute(tag, "value")
    if tag.name in {"input", "textarea"} and kind != "hidden":
        yield "placeholder", attribute(tag, "placeholder")
    if tag.name == "svg":
        yield from _drawn(tag)
    for name in ("title", "aria-label"):
        text = attribute(tag, name)
        if tag.name not in {"iframe", "link", "style"} and _is_sentence(text) and text.strip() != tag.get_text().strip():
            yield name, text


def option_texts(tag: Tag) -> Iterator[str]:
    """The choices of a <select> that say more than a word or two ("Delivery tomorrow (39 kr)")."""
    if tag.name == "select":
        for option in tag.find_all("option"):
            text = option.get_text(" ", strip=True)
            if len(text.split()) >= _CHOICE:
                yield text


def _drawn(svg: Tag) -> Iterator[tuple[str, str]]:
    """A drawing's title, description and written words; deeper drawings come with theirs."""
    for name in ("title", "desc", "text"):
        for part in svg.find_all(name):
            yield name, part.get_text(" ", strip=True)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE or (text.rstrip().endswith((".", "!", "?")) and " " in text.strip())
