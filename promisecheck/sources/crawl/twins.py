"""Pages that say that they are another one (rel=canonical) and hold the same text: their claims count once."""

from collections import defaultdict
from dataclasses import dataclass, field

from promisecheck.sources.address import page_key
from promisecheck.sources.page.page import Page

_SAME = 0.9
"""So much of the smaller page's texts must stand on the other; a canonical address alone is often wrong."""


@dataclass(slots=True)
class Twins:
    """The texts of the pages read so far, by the address that they call their own."""

    _texts: defaultdict[str, list[frozenset[int]]] = field(default_factory=lambda: defaultdict(list))

    def is_twin(self, page: Page) -> bool:
        """Take a page in; whether one with the same canonical address and nearly the same texts was read before."""
        texts = frozenset(hash(passage.text) for passage in page.passages)
        group = self._texts[page_key(page.canonical or page.source)]
        twin = any(texts and len(texts & other) >= _SAME * max(len(texts), len(other)) for other in group)
        group.append(texts)
        return twin
