"""A run of inline text -> the texts that people see in it: one sentence, or four selling points side by side."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4.element import Tag

_BULLET = re.compile(r"[✓✔☑✅]|(?:^|(?<=\s))[•▪●➜►](?=\s|\w)")
_ONLY_SEPARATORS = re.compile(r"[\s|•·/›»>,–—-]*$")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SEVERAL = 3
_NEAR = 300
"""Characters on either side of a seam that decide about it."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of inline text; `owner` is the inline child of the block that it stands in (None: the block itself)."""

    text: str
    owner: Tag | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A text of a run, and the inline element that holds all of it, if one does."""

    text: str
    owner: Tag | None
    small: bool


def lines_of(bits: Sequence[Bit], *, prose: bool, heading: bool = False) -> Iterator[Line]:
    r"""The texts of a run in order. In `prose` (a paragraph, a heading) sibling elements go on one sentence; else they may stand apart.

    A `<br>` comes in as "\n": two of them part texts, one stays a line break where a new line of thought begins and
    is a blank where the sentence goes on, and always in a `heading`.
    """
    for group in _groups(bits, prose=prose):
        owners = {id(bit.owner) for bit in group if bit.text.strip()}
        owner = next((bit.owner for bit in group if bit.text.strip()), None) if len(owners) == 1 else None
        small = all(bit.small for bit in group if bit.text.strip())
        for part in _EMPTY_LINE.split("".join(_spaced(group))):
            for text in _BULLET.split(part):
                if text.strip():
                    yield Line(text=_one_line(text) if heading else _broken(text, prose=prose), owner=owner, small=small)


def _groups(bits: Sequence[Bit], *, prose: bool) -> Iterator[list[Bit]]:
    """Bits that make one text together."""
    group: list[Bit] = []
    units = list(_joined(bits))
    row = not prose and _is_row(units)
    for bit in units:
        if not prose and bit.owner is None and group and bit.text.strip() and _ONLY_SEPARATORS.match(bit.text):
            yield group
            group = []
        elif group and not prose and _stands_apart(group, bit, row=row):
            yield group
            group = [bit]
        else:
            group.append(bit)
    if group:
        yield group


def _joined(bits: Sequence[Bit]) -> Iterator[Bit]:
    """Neighbours with the same owner are one."""
    pending: list[Bit] = []
    for bit in bits:
        if pending and pending[-1].owner is not bit.owner:
            yield _one(pending)
            pending = []
        pending.append(bit)
    if pending:
        yield _one(pending)


def _one(bits: Sequence[Bit]) -> Bit:
    spoken = [bit for bit in bits if bit.text.strip()] or list(bits)
    return Bit("".join(bit.text for bit in bits), bits[0].owner, all(bit.small for bit in spoken))


def _is_row(units: Sequence[Bit]) -> bool:
    """Whether three elements or more stand side by side that each begin anew and mostly say more than a word."""
    spoken = [bit for bit in units if bit.text.strip() and not (bit.owner is None and _ONLY_SEPARATORS.match(bit.text))]
    starts = [bit.text[:_NEAR].split() for bit in spoken]
    fresh = all(bit.owner is not None and not words[0][0].islower() for bit, words in zip(spoken, starts, strict=True))
    return len(spoken) >= _SEVERAL and fresh and 2 * sum(len(words) > 1 for words in starts) >= len(spoken)


def _stands_apart(group: Sequence[Bit], bit: Bit, *, row: bool) -> bool:
    """Whether `bit` begins a text of its own behind `group`: two links, or two elements that each say something whole."""
    before = next((earlier for earlier in reversed(group) if earlier.text.strip()), None)
    if before is None or before.owner is None or bit.owner is None or not bit.text.strip():
        return False
    if row or "a" in {before.owner.name, bit.owner.name}:
        return True
    left, right = before.text[-_NEAR:].split(), bit.text[:_NEAR].split()
    if _ENDS.search(before.text[-_NEAR:]) or _BULLET.match(bit.text.lstrip()):
        return True
    if len(left) == 1 and len(right) == 1:
        return False
    return len(left) > 1 and right[0][:1].isupper()


def _spaced(group: Sequence[Bit]) -> Iterator[str]:
    """The texts of a group; two elements that touch are set apart by style, so a blank goes between."""
    last = ""
    for number, bit in enumerate(group):
        touching = last[-1:].isalnum() and bit.text[:1].isalnum()
        if number and touching and bit.owner is not None and group[number - 1].owner is not None and min(len(last), len(bit.text)) > 1:
            yield " "
        yield bit.text
        last = bit.text


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _broken(text: str, *, prose: bool) -> str:
    """Line breaks kept where a line is complete, else turned into blanks."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    several = len(lines) >= _SEVERAL and not prose
    joined = lines[0]
    for before, line in itertools.pairwise(lines):
        new = _ENDS.search(before) or (line[:1].isupper() and not before.endswith((",", "-", "–"))) or several
        joined += ("\n" if new else " ") + line
    return joined
