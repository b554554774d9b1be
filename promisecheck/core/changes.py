"""What became of the promises since an earlier run: one difference a promise, and all of them together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from promisecheck.core.taxonomy import Category, Verdict


class Turn(StrEnum):
    """What became of a promise, in the order in which people read it."""

    NEW = "new"
    """It was not there before."""
    WORSE = "worse"
    """Its verdict is a worse one."""
    BETTER = "better"
    """Its verdict is a better one."""
    FIXED = "fixed"
    """It was contradicted and stands there no longer, or is kept now."""
    EXPIRED = "expired"
    """Its last day has passed, and it still stands there."""
    WITHDRAWN = "withdrawn"
    """Customers begin to say that they used to get it, or what they confirmed is promised no longer."""
    REWORDED = "reworded"
    """The same promise in other words."""
    EVIDENCE = "evidence"
    """The copy and the verdict are as they were; what customers say is not."""
    MOVED = "moved"
    """The same words in other places."""
    GONE = "gone"
    """It was not contradicted and stands there no longer."""
    UNREACHABLE = "unreachable"
    """Its pages could not be read this time: nobody knows whether it still stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How a promise was judged in one run: `contradict` of `customers` who speak of it say that it did not hold."""

    verdict: Verdict | None
    contradict: int = 0
    customers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of one promise. `before` is None for a new one, `now` for one that is gone or could not be read."""

    turn: Turn
    claim: str
    """The promise's id: the present one where it still stands, else the one it had."""
    text: str
    """Its words, the present ones where it still stands."""
    language: str
    category: Category | None = None
    before: Heard | None = None
    now: Heard | None = None
    old_text: str = ""
    """The earlier words, where they were others."""
    sameness: float | None = None
    """0 to 1: how surely both wordings are one promise; None where the words are the same."""
    places: tuple[str, ...] = ()
    """Addresses where it stands now."""
    old_places: tuple[str, ...] = ()
    """Addresses where it stood, where they were others."""
    note: str = ""
    """Anything else worth a sentence, such as an offer whose last day has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """A run held against an earlier one."""

    since: str
    """The earlier run as people know it: a day, a name, a file."""
    differences: tuple[Difference, ...] = ()
    as_of: date | None = None
    """The newest customers' words that the earlier run had read."""
    lost: tuple[str, ...] = ()
    """Pages that were read before and could not be read this time."""
