"""What was read at a place: a quantity in the making, with the place after it."""

from dataclasses import dataclass, replace
from math import inf

MONEY = frozenset({"KR", "DKK", "NOK", "SEK", "EUR", "GBP", "USD", "CHF", "ISK", "PLN", "JPY", "INR", "AED", "AUD", "CAD"})
"""Units of money; `KR` where the language does not say whose crowns."""
DURATIONS = frozenset({"s", "workday"})


@dataclass(frozen=True, slots=True)
class Found:
    """low and high in base units of `unit`, the hedge, and the tokens [start, end) that said it."""

    low: float
    high: float
    unit: str
    start: int
    end: int
    hedge: str = ""


def hedged(found: Found, hedge: str, *, start: int | None = None, end: int | None = None) -> Found:
    """The same with a hedge: "up to" opens it downwards, "from" upwards; a range keeps its lower end "within"."""
    low, high = found.low, found.high
    if hedge in {"up to", "under"} or (hedge == "within" and low == high):
        low = 0.0
    if hedge in {"from", "at least", "over"}:
        high = inf
    return replace(
        found, low=low, high=high, hedge=hedge, start=found.start if start is None else start, end=found.end if end is None else end
    )
