"""What earlier crawls add: a deadline that never comes, a former price that nobody paid, an offer that is over."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from promisecheck.core.promises import Claim
from promisecheck.core.text import Quantity, Reason

_YEAR = re.compile(r"(?<![\w.,/])20\d\d(?![\w/]|[.,]\d)")
_BEFORE = timedelta(days=30)
"""A former price is looked for in so many days before the cut was first seen."""
_LASTED = timedelta(days=1)
"""Words of hurry that stand longer than this stand too long."""
_YEARLESS = 4
"""The year in which dates without a year are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What earlier crawls saw of one promise, and of the thing it speaks of."""

    first_seen: date
    last_seen: date
    crawls: int = 1
    """How many crawls saw it."""
    deadlines: tuple[date, ...] = ()
    """The ends that those crawls computed from its words ("today" on the 3rd is the 3rd), or read from a timer."""
    prices: tuple[tuple[date, float], ...] = ()
    """What was charged on which day, in the currency of the promise; empty where nobody looked."""


Check = Callable[[Claim, History | None, date | None], Reason | None]


def _deadline(_claim: Claim, history: History | None, _as_of: date | None) -> Reason | None:
    """The hurry is older than a day, or its end has moved."""
    if history is None:
        return None
    ends = sorted(set(history.deadlines))
    if len(ends) > 1:
        return Reason(by="crawls", saw=f"ends {', '.join(map(str, ends[:5]))}")
    if history.last_seen - history.first_seen > _LASTED:
        return Reason(by="crawls", saw=f"{history.first_seen} to {history.last_seen}, {history.crawls} crawls")
    return None


def _prior_price(claim: Claim, history: History | None, _as_of: date | None) -> Reason | None:
    """The highest price in the words was charged on no day of the month before they were first seen."""
    named = [quantity.low for quantity in claim.quantities if _is_price(quantity)]
    if history is None or len(named) < 2 or not history.prices:  # noqa: PLR2004 - the former price and the present one
        return None
    before = [price for day, price in history.prices if history.first_seen - _BEFORE <= day < history.first_seen]
    if not before or max(named) in before:
        return None
    return Reason(
        by="crawls", saw=f"{max(named):g} not charged {history.first_seen - _BEFORE} to {history.first_seen}, lowest {min(before):g}"
    )


def _expired(claim: Claim, history: History | None, as_of: date | None) -> Reason | None:
    """A date or year in the words lies before the day of the crawl."""
    today = as_of or (history.last_seen if history else None)
    if today is None:
        return None
    dates = [date.fromordinal(int(quantity.high)) for quantity in claim.quantities if quantity.unit == "date"]
    dated = [day for day in dates if day.year != _YEARLESS]
    if dated:
        return Reason(by="calendar", saw=f"{max(dated)}") if max(dated) < today else None
    years = [int(year) for year in _YEAR.findall(claim.text)]
    return Reason(by="calendar", saw=f"{max(years)}") if years and max(years) < today.year else None


def _is_price(quantity: Quantity) -> bool:
    return len(quantity.unit) == 3 and quantity.unit.isupper() and quantity.low == quantity.high  # noqa: PLR2004 - a currency's code


CHECKS: dict[str, Check] = {"deadline": _deadline, "prior-price": _prior_price, "expired": _expired}
"""The checks that a rule may name under `history`."""
