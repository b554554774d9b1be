"""The stages as types: what goes in, what comes out. `audit.py` is the only place that knows their order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from promisecheck.core.promises import Skipped, Sorted, StancePair, Told, Trouble

Notice = Skipped | Trouble


class Encode(Protocol):
    """Texts -> float32 array [n, d], rows of length one. Vectors of two fingerprints are never mixed."""

    fingerprint: str

    def __call__(self, texts: Sequence[str]) -> Any:
        """Encode the texts in their order."""
        ...


class Categorize(Protocol):
    """Observed texts -> what each is about."""

    def __call__(self, observed: Any, *, always: bool, closer: Any = None) -> Sequence[Sorted]:
        """Sort each text; with `always` every text gets its likeliest category; `closer` is what a second look read."""
        ...


class Judge(Protocol):
    """Pairs of a claim and a customer's sentence -> the stance of each, its scores, and why."""

    name: str

    def __call__(self, pairs: Iterable[StancePair]) -> Iterator[Told]:
        """Answer the pairs in their order; a pair that gets no answer is left out."""
        ...
