"""A promise and its new wording word by word: what goes, what comes, what stays."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

Piece = tuple[str, str]
"""What becomes of it ("del", "ins" or "same"), and the words."""
_ALIKE = 0.35
"""Wordings that have less than this in common are shown whole, one after the other."""
_LONGEST = 400
"""Longer texts are not held word against word."""


def rewrite(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in the order in which they are read.

    >>> rewrite("Delivered in 1 day", "Delivered in 3 days")
    (('same', 'Delivered in '), ('del', '1 day'), ('ins', '3 days'))
    """
    before, after = (re.findall(r"\s+|\S+", text) for text in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if len(before) + len(after) > _LONGEST or matcher.ratio() < _ALIKE:
        return (("del", old), ("ins", new))
    return tuple(_tidied(list(_pieces(matcher, before, after))))


def _pieces(matcher: SequenceMatcher[str], before: list[str], after: list[str]) -> Iterator[Piece]:
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[first:last])
        else:
            yield "del", "".join(before[first:last])
            yield "ins", "".join(after[start:end])


def _tidied(pieces: list[Piece]) -> Iterator[Piece]:
    """Changes with only blanks between them become one change."""
    gathered: list[list[str]] = []
    old, new = "", ""
    for (kind, words), (following, _) in pairwise([*pieces, ("end", "")]):
        blank = kind == "same" and not words.strip() and (old or new) and following in {"del", "ins"}
        if kind == "del" or blank:
            old += words
        if kind == "ins" or blank:
            new += words
        if kind == "same" and not blank:
            gathered += [["del", old], ["ins", new], ["same", words]]
            old, new = "", ""
    gathered += [["del", old], ["ins", new]]
    yield from ((kind, words) for kind, words in gathered if words)
