"""Texts as found -> passages: plain, with a language, none over 5,000 characters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from promisecheck.core.promises import Skipped
from promisecheck.core.text import Origin, Passage, tidy
from promisecheck.language import guess, languages_of

LONGEST = 5_000
"""Characters. A longer run of text is cut at a blank into several passages, and that is said."""
_CHUNK = 100_000
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), " ")
_BULLETS = " \t✓✔☑✅✗✘•▪●◦‣▸►▶➜➔→›★☆|·–—*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text as it was found, with what is known of its place."""

    text: str
    place: str
    role: str = "paragraph"
    heading: str = ""
    hidden: bool = False
    hint: str = ""
    """The language that the source declares."""
    mark: str = ""
    """What the authors say of it to promisecheck."""


def plain(text: str) -> str:
    r"""`text` without bullets before it, control characters and lone surrogates; a line break stays one.

    >>> plain(" ✔ Fri\u00a0fragt over\t499 kr ")
    'Fri fragt over 499 kr'
    """
    text = text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")
    return "\n".join(line for raw in text.split("\n") if (line := _without_bullet(tidy(raw))))


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(character.isalnum() for character in text)


def make_passages(
    found: Found, *, source: str, notice: Callable[[Skipped], None], about: tuple[tuple[str, str], ...] = ()
) -> Iterator[Passage]:
    """The passages of one found text: none if it says nothing, several if it is longer than `LONGEST`; `about` as in `Origin`."""
    pieces = [piece for raw in _chunks(found.text) for piece in _pieces(plain(raw)) if says_something(piece)]
    if not pieces:
        return
    language = spoken(pieces[0], hint=found.hint)
    if len(pieces) > 1:
        notice(Skipped(what=f"{source} {found.place}", why=f"a text of {len(found.text):,} characters was cut into {len(pieces)} passages"))
    for number, piece in enumerate(pieces, 1):
        place = found.place if len(pieces) == 1 else f"{found.place} (part {number})"
        heading = plain(found.heading)[:LONGEST]
        origin = Origin(source=source, place=place, role=found.role, heading=heading, hidden=found.hidden, about=about, mark=found.mark)
        yield Passage(text=piece, language=language, origin=origin)


@lru_cache(maxsize=4_096)
def spoken(text: str, *, hint: str = "") -> str:
    """The language of `text`; where it holds no word at all ("24/7", "£24") the declared one."""
    if any(character.isalpha() for character in text):
        return guess(text[:LONGEST], hint=hint)
    return "|".join(languages_of(hint)[:1])


def _without_bullet(line: str) -> str:
    """Without the check marks before it; a dash before a digit is a minus, and stays."""
    stripped = line.lstrip(_BULLETS)
    if stripped[:2] == "- ":
        return stripped[2:].lstrip()
    return line if stripped[:1].isdigit() and line[:1] in "–—" else stripped


def _chunks(text: str) -> Iterator[str]:
    """A very long text in parts, so that cleaning it takes no memory to speak of."""
    start = 0
    while len(text) - start > _CHUNK:
        blank = text.rfind(" ", start + _CHUNK // 2, start + _CHUNK)
        stop = blank if blank > 0 else start + _CHUNK
        yield text[start:stop]
        start = stop
    yield text[start:]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST:
        stop = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), text.rfind("\n", start + LONGEST // 2, start + LONGEST))
        stop = stop if stop > start else start + LONGEST
        yield text[start:stop].strip()
        start = stop
    if last := text[start:].strip():
        yield last
