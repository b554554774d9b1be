"""The same text in many places -> one passage with many places."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from promisecheck.core.text import Origin, Passage, normal

_ANSWERS = frozenset({"table", "faq", "structured-data"})
_TOO_SHORT = 3
"""An answer or a cell of so few words ("Yes", "2 years") means nothing without what stands above it."""
_ASIDE = frozenset({"nav", "footer", "legal", "form"})


class Merge:
    """Collects passages; the same normalised text in the same language is kept once, with every place."""

    def __init__(self) -> None:
        """Nothing collected yet."""
        self._kept: dict[tuple[str, str, str], Passage] = {}
        self._places: dict[tuple[str, str, str], dict[Origin, None]] = {}

    def add(self, passages: Iterable[Passage]) -> int:
        """Take `passages` in; return how many there were."""
        count = 0
        for passage in passages:
            key = _key(passage)
            self._kept.setdefault(key, passage)
            self._places.setdefault(key, {}).update(dict.fromkeys(passage.places))
            count += 1
        return count

    def passages(self) -> Iterator[Passage]:
        """One passage a text, in the order of their first appearance; its most prominent place comes first."""
        for key, passage in self._kept.items():
            first, *others = sorted(self._places[key], key=_aside)
            yield Passage(text=passage.text, language=passage.language, origin=first, others=tuple(others))


def _key(passage: Passage) -> tuple[str, str, str]:
    leans = passage.origin.role in _ANSWERS and len(passage.text.split()) <= _TOO_SHORT
    return _normal(passage.text), passage.language, _normal(passage.origin.heading) if leans else ""


_normal = lru_cache(maxsize=16_384)(normal)
"""Menus, footers and promises of the whole site stand on every page."""


def _aside(origin: Origin) -> int:
    """0 for what is shown as copy, 1 for what is only present, 2 for what stands beside it."""
    return 2 if origin.role in _ASIDE else int(origin.hidden)
