"""A page as text, with its promises where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from promisecheck.core.promises import Finding, Report
from promisecheck.core.silent import PageText
from promisecheck.core.text import Passage
from promisecheck.report.levels import FLAGGED
from promisecheck.report.places import places

_AT_THE_END = frozenset({"nav", "footer", "legal", "meta", "structured-data"})
_TITLES = frozenset({"hero", "heading", "title"})

Piece = tuple[str, Finding | None]
"""Words, and the finding of the promise they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One passage: its pieces, and whether it is set as a title or as something beside the text."""

    pieces: tuple[Piece, ...]
    language: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page: its address, what stands on it, and its text where it was kept and there is room."""

    source: str
    found: int
    flagged: int
    blocks: tuple[Block, ...]
    cut: bool


def page_views(report: Report, *, letters: int) -> tuple[PageView, ...]:
    """The pages with promises, those that customers contradict most first; the text of the first ones up to so many characters together."""
    kept = {page.source: page for page in report.pages}
    standing = _standing(report.findings)
    ordered = sorted(standing, key=lambda source: (-_flagged(standing[source]), -len(standing[source]), source))
    of_text = _by_text(report.findings)
    views, room = [], letters
    for source in ordered:
        page = kept.get(source)
        size = sum(len(passage.text) for passage in page.passages) if page else 0
        shown = page is not None and size <= room
        room -= size if shown else 0
        views.append(_view(source, standing[source], page if shown else None, of_text))
    return tuple(views)


def _standing(findings: Iterable[Finding]) -> dict[str, dict[str, Finding]]:
    """For each page its findings by claim."""
    standing: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        for place in places(finding):
            standing.setdefault(place.source, {})[finding.claim.key] = finding
    return standing


def _flagged(findings: dict[str, Finding]) -> int:
    return sum(finding.verdict in FLAGGED for finding in findings.values())


def _by_text(findings: Iterable[Finding]) -> dict[str, list[tuple[int, int, Finding]]]:
    """For each passage's text the promises in it."""
    found: dict[str, dict[tuple[int, int], Finding]] = {}
    for finding in findings:
        for claim in finding.occurrences:
            found.setdefault(claim.passage.text, {})[claim.span.start, claim.span.end] = finding
    return {
        text: [(start, end, finding) for (start, end), finding in sorted(spans.items(), key=lambda row: row[0])]
        for text, spans in found.items()
    }


def _view(source: str, findings: dict[str, Finding], page: PageText | None, of_text: dict[str, list[tuple[int, int, Finding]]]) -> PageView:
    passages: Sequence[Passage] = page.passages if page else ()
    ordered = sorted(passages, key=lambda passage: _role(passage, source) in _AT_THE_END)
    return PageView(
        source=source,
        found=len(findings),
        flagged=_flagged(findings),
        blocks=tuple(_block(passage, _role(passage, source), of_text) for passage in ordered),
        cut=bool(page and page.cut),
    )


def _role(passage: Passage, source: str) -> str:
    return next((place.role for place in passage.places if place.source == source), passage.origin.role)


def _block(passage: Passage, role: str, of_text: dict[str, list[tuple[int, int, Finding]]]) -> Block:
    pieces: list[Piece] = []
    place = 0
    for start, end, finding in of_text.get(passage.text, []):
        if start < place:  # a promise inside another one is shown in its card
            continue
        pieces += [(passage.text[place:start], None), (passage.text[start:end], finding)]
        place = end
    pieces.append((passage.text[place:], None))
    look = "title" if role in _TITLES else "aside" if role in _AT_THE_END else ""
    return Block(pieces=tuple(piece for piece in pieces if piece[0]), language=passage.language.split("|")[0], look=look)
