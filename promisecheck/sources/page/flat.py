"""Text without a tree: for pages that no parser should be asked to read. Linear in the length of the page, whatever it holds."""

import html
import re
from collections.abc import Iterator

from promisecheck.sources.passages import Found

_RAW = ("script", "style", "template", "noscript", "textarea", "title", "svg")
_BLOCK = re.compile(
    r"(?:address|article|aside|blockquote|body|br|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|"
    r"html|legend|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$"
)
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20})")
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]*\n\s*")
_QUOTED = 5_000
"""A quoted attribute may be this long; beyond that the quote is taken for a slip."""


def flat_texts(markup: str) -> Iterator[Found]:
    """The texts of a page, block by block, without comments, scripts, styles and templates; what is hidden cannot be told."""
    text = "".join(_pieces(markup))
    lines = (line for line in _BLANKS.sub("\n", text).split("\n") if line.strip())
    for number, line in enumerate(lines, 1):
        yield Found(text=html.unescape(line), place=f"text {number}")


def _pieces(markup: str) -> Iterator[str]:
    """Text between tags, with a line break at each block; newlines of the source are blanks."""
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    unclosed: set[str] = set()
    position = 0
    while True:
        start = markup.find("<", position)
        if start < 0:
            yield markup[position:].replace("\n", " ")
            return
        yield markup[position:start].replace("\n", " ")
        shown, position = _skip(markup, lower, start, unclosed)
        yield shown


def _skip(markup: str, lower: str, start: int, unclosed: set[str]) -> tuple[str, int]:
    """What the tag at `start` shows as text (nothing, a line break, or a lone "<"), and where the text goes on.

    `unclosed` remembers which tags are never closed, so that nobody looks for their end again.
    """
    if markup.startswith("<!--", start):
        return "", _after(markup, "-->", start + 4)
    if markup[start + 1 : start + 2] in {"!", "?"}:
        return "", _after(markup, ">", start)
    match = _NAME.match(markup, start + 1)
    if match is None:
        return "<", start + 1
    end = _tag_end(markup, match.end())
    name = match[1].lower()
    if name in _RAW and name not in unclosed and markup[start + 1] != "/":
        closing = lower.find(f"</{name}", end)
        if closing >= 0 or name in {"script", "style"}:
            return "", _after(lower, ">", closing) if closing >= 0 else len(markup)
        unclosed.add(name)
    return ("\n" if _BLOCK.match(name) else ""), end


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _tag_end(markup: str, start: int) -> int:
    """Behind the ">" that ends a tag; one inside quotes does not, as far as `_QUOTED` reaches."""
    end = markup.find(">", start)
    if end < 0:
        return len(markup)
    for quote in "\"'":
        if markup.count(quote, start, min(end, start + _QUOTED)) % 2:
            closing = markup.find(quote, end, end + _QUOTED)
            behind = markup.find(">", closing, closing + _QUOTED) if closing >= 0 else -1
            return behind + 1 if behind >= 0 else end + 1
    return end + 1
