"""What earlier runs saw of a promise: since when it stands there, the ends it named, and the prices before."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from promisecheck.core.promises import Claim
from promisecheck.language.quantities import read_quantities
from promisecheck.store.tables.claims import verdicts, wordings

_YEARLESS = 4
_CURRENCY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What earlier runs saw of one wording and of those before it; the present day counts as seen."""

    first_seen: date
    last_seen: date
    runs: int
    deadlines: tuple[date, ...]
    """The last days that all its wordings named."""
    prices: tuple[tuple[date, float], ...]
    """The lowest price in its earlier wordings, on the days when these were first and last seen."""


@dataclass(frozen=True, slots=True)
class _Wording:
    key: str
    text: str
    language: str
    first_seen: datetime
    last_seen: datetime


def read_pasts(connection: Connection, *, today: date) -> Callable[[Claim], Past]:
    """Tells of any promise what earlier runs saw of it; a promise that is seen for the first time has stood there since `today`."""
    told: dict[str, list[_Wording]] = defaultdict(list)
    of_key: dict[str, str] = {}
    columns = (wordings.c.key, wordings.c.text, wordings.c.language, wordings.c.first_seen, wordings.c.last_seen, wordings.c.claim)
    for row in connection.execute(select(*columns).order_by(wordings.c.first_seen)):
        told[row.claim].append(_Wording(*row[:5]))
        of_key[row.key] = row.claim
    counted = select(verdicts.c.wording, func.count()).group_by(verdicts.c.wording)
    runs = {wording: int(number) for wording, number in connection.execute(counted)}

    def past(claim: Claim) -> Past:
        words = told.get(of_key.get(claim.key, ""), [])
        own = next((one for one in words if one.key == claim.key), None)
        first = own.first_seen.date() if own else today
        return Past(
            first_seen=min(first, today),
            last_seen=today,
            runs=runs.get(claim.key, 0) + 1,
            deadlines=_deadlines(words, claim),
            prices=_prices(words, claim.key),
        )

    return past


def _deadlines(words: list[_Wording], claim: Claim) -> tuple[date, ...]:
    texts = [(one.text, one.language) for one in words] + [(claim.text, claim.passage.language)]
    days = {
        date.fromordinal(int(one.high))
        for text, language in texts
        for one in read_quantities(text, language)
        if one.unit == "date" and 1 <= one.high <= date.max.toordinal()
    }
    return tuple(sorted(day for day in days if day.year != _YEARLESS))


def _prices(words: list[_Wording], present: str) -> tuple[tuple[date, float], ...]:
    found = []
    for one in words:
        named = [
            quantity.low
            for quantity in read_quantities(one.text, one.language)
            if len(quantity.unit) == _CURRENCY and quantity.unit.isupper() and quantity.low == quantity.high
        ]
        if named and one.key != present:
            found += [(day, min(named)) for day in {one.first_seen.date(), one.last_seen.date()}]
    return tuple(sorted(found))
