"""The stages as types: what goes in, what comes out. `audit.py` is the only place that knows their order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from promisecheck.core.promises import Claim, Finding, Match, Remark, Review, Skipped, Sorted, Trouble
from promisecheck.core.text import Passage

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


class Read(Protocol):
    """Targets -> passages of copy."""

    def __call__(self, targets: Iterable[str]) -> Iterator[Passage]:
        """Read them one by one; what fails becomes a notice, not an exception."""
        ...


class FindClaims(Protocol):
    """Passages -> claims."""

    def __call__(self, passages: Iterable[Passage]) -> Iterator[Claim]:
        """Find every claim, in the order of the passages."""
        ...


class FindRemarks(Protocol):
    """Reviews -> remarks."""

    def __call__(self, reviews: Iterable[Review]) -> Iterator[Remark]:
        """Cut reviews into sentences and read each."""
        ...


class MatchAll(Protocol):
    """Claims x remarks -> matches with a stance."""

    def __call__(self, claims: Sequence[Claim], remarks: Iterable[Remark]) -> Iterator[Match]:
        """Yield the pairs that speak of the same promise."""
        ...


class Judge(Protocol):
    """Matches of one claim -> its finding."""

    def __call__(self, claim: Claim, matches: Sequence[Match]) -> Finding:
        """Weigh the matches."""
        ...
