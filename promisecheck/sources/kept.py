"""The text of the first pages, kept while it streams by: so that a report can show promises where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from promisecheck.core.silent import PageText
from promisecheck.core.text import Passage

_PAGES = 200
_LETTERS = 12_000
"""A page is kept up to so many characters, and no more pages than that: memory does not grow with the site."""


@dataclass
class _Kept:
    passages: list[Passage] = field(default_factory=list)
    letters: int = 0
    cut: bool = False


class KeptPages:
    """Passes passages on and keeps those of the first pages."""

    def __init__(self) -> None:
        """Nothing kept yet."""
        self._kept: dict[str, _Kept] = {}

    def watch(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The same passages; one that stands on several pages is kept for each."""
        for passage in passages:
            for source in dict.fromkeys(place.source for place in passage.places):
                self._keep(source, passage)
            yield passage

    @property
    def pages(self) -> tuple[PageText, ...]:
        """What was kept, in the order in which the pages were met."""
        return tuple(PageText(source=source, passages=tuple(kept.passages), cut=kept.cut) for source, kept in self._kept.items())

    def _keep(self, source: str, passage: Passage) -> None:
        if source not in self._kept and len(self._kept) >= _PAGES:
            return
        kept = self._kept.setdefault(source, _Kept())
        kept.cut = kept.cut or kept.letters + len(passage.text) > _LETTERS
        if not kept.cut:
            kept.passages.append(passage)
            kept.letters += len(passage.text)
