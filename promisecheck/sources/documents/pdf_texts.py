"""Lines of one column -> its texts: lines that were only wrapped put together, words that were parted made whole."""

import re
from collections.abc import Iterator

from promisecheck.sources.documents.lines import Line

_LEADING = 1.75
"""Letter heights from one line to the next; beyond that a new text begins."""
_LARGER = 1.15
"""Letters so much larger than the usual ones are a heading's."""
_HUGE, _BIG = 1.9, 1.45
_LONGEST_HEADING = 200
_ALIKE = 1.1
_BLANK = 0.25
_ITEM = re.compile(r"(?:[•▪●◦‣✓✔➜►*–-]|\(?\d{1,2}[.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_SHORT = 45
_STOPS_SHORT = re.compile(r"(?:,|\b\w{1,3})$")
_AND = re.compile(r"(?:og|eller|samt|and|or|och|und|oder)\b")


def texts_of(column: list[Line], *, body: float) -> Iterator[tuple[str, str]]:
    """Each text with the HTML tag that means the same; `body` is the usual height of letters in the document."""
    right = max(line.right for line in column)
    group: list[Line] = []
    for line in column:
        if group and not _goes_on(group, line, right=right):
            yield _text(group, body)
            group = []
        group.append(line)
    yield _text(group, body)


def _goes_on(group: list[Line], line: Line, *, right: float) -> bool:
    """Whether `line` is the rest of what was wrapped at the column's edge."""
    before = group[-1]
    if _ITEM.match(line.text) or max(before.size, line.size) > _ALIKE * min(before.size, line.size):
        return False
    if line.bottom - before.bottom > _LEADING * line.size:
        return False
    if goes_on_in(before.text, line.text):
        return True
    return not _begins(before.text, line.text) and not _would_fit(before, line, right=right)


def _begins(before: str, line: str) -> bool:
    """A capital below a short line that has no end, nor stops at a small word: the next of several short texts."""
    return line[:1].isupper() and len(before) < _SHORT and not _ENDS.search(before) and not _STOPS_SHORT.search(before)


def _would_fit(before: Line, line: Line, *, right: float) -> bool:
    """Whether the first word of `line` had room behind `before`: then nobody wrapped there."""
    first = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) * len(first) / len(line.text)
    return before.right + _BLANK * before.size + width < right


def _text(group: list[Line], body: float) -> tuple[str, str]:
    text = group[0].text
    for line in group[1:]:
        text = rejoin(text, line.text)
    item = _ITEM.match(text)
    if item:
        return text[item.end() :], "li"
    return text, _heading(group[0].size / body if body else 1.0, text)


def goes_on_in(text: str, line: str) -> bool:
    """Whether a text that has no end goes on in a line that begins in the middle of a sentence."""
    return line[:1].islower() and not _ENDS.search(text)


def rejoin(text: str, line: str) -> str:
    """A text and its next line; of a parted word the hyphen stays behind a figure, before a capital, and in "for- og bagside"."""
    if not text.endswith("-") or _AND.match(line):
        return f"{text} {line}"
    whole = line[:1].islower() and text[-2:-1].isalpha()
    return text[:-1] + line if whole else text + line


def _heading(times: float, text: str) -> str:
    if times < _LARGER or len(text) > _LONGEST_HEADING:
        return "p"
    return "h1" if times >= _HUGE else "h2" if times >= _BIG else "h3"
