"""Where a sentence ends: full stops that close one, and not those of "kl. 14", "ca. 3 dage" or "1.299,-"."""

import re

from promisecheck.core.text import Span
from promisecheck.language.da import DA
from promisecheck.language.de import DE
from promisecheck.language.en import EN
from promisecheck.language.nb import NB
from promisecheck.language.nn import NN
from promisecheck.language.sv import SV

_ABBREVIATIONS = frozenset().union(*(words.abbreviations for words in (DA, NB, NN, EN, SV, DE)))
_END = re.compile(r"[.!?…]{1,20}[\"')\]]{0,3}(?=\s|$)|\n+|\s[•✓✔|]\s")
_WORD_BEFORE = re.compile(r"[^\s(\"'\[]{1,12}$")
_LONGEST = 600
"""A sentence of more characters than this is cut at a blank: no model reads on for ever."""


def sentences(text: str) -> list[Span]:
    """The sentences of `text` as spans without outer blanks, in order; linear in its length.

    >>> text = "Vi leverer kl. 14 i morgen. Fri fragt!"
    >>> [span.of(text) for span in sentences(text)]
    ['Vi leverer kl. 14 i morgen.', 'Fri fragt!']
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _goes_on(text, match):
            continue
        spans += _cut(text, start, match.end())
        start = match.end()
    return spans + _cut(text, start, len(text))


def _goes_on(text: str, match: "re.Match[str]") -> bool:
    """Whether the full stop belongs to an abbreviation, an ordinal or an initial, or a lower-case word follows it."""
    if match.group() != ".":
        return False
    following = text[match.end() : match.end() + 2].strip()[:1]
    before = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
    word = before.group().lower().strip("(\"'") if before else ""
    if word in _ABBREVIATIONS:
        return not (following.isupper() and word in {"osv", "mv", "m.v", "m.m", "etc", "kr", "usw", "o.l"})
    return (len(word) == 1 and word.isalpha() and word != "i") or (word.isdigit() and len(word) <= 2 and following.islower())  # noqa: PLR2004 - "3. juni"


def _cut(text: str, start: int, end: int) -> list[Span]:
    spans = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = blank if blank > start else start + _LONGEST
        spans.append(Span(start=start, end=stop))
        start = stop
    spans.append(Span(start=start, end=end))
    return [trimmed for span in spans if (trimmed := _trim(text, span)) is not None]


def _trim(text: str, span: Span) -> Span | None:
    piece = span.of(text)
    inner = piece.strip(" \t\r\n•✓✔|")
    if not any(character.isalnum() for character in inner):
        return None
    start = span.start + piece.index(inner)
    return Span(start=start, end=start + len(inner))
