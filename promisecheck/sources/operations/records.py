"""One row of operational data -> what it says of promises: a wait, a day that was kept or missed, a price."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from promisecheck.core.promises import Remark
from promisecheck.core.taxonomy import Category, Kind, Outcome, Polarity
from promisecheck.core.text import Origin, Passage, Quantity, Span
from promisecheck.sources.operations.moments import Moment, Wait, read_moment, read_wait, wait_between

_AMOUNT = re.compile(r"-?\d{1,3}(?:[ .\u00a0\u202f,]\d{3})+(?:[.,]\d{1,2})?|-?\d{1,9}(?:[.,]\d{1,2})?")
_LITTLE = 0.005
"""Prices that differ by less are the same: somebody rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One thing that was measured: words to show, its topic, how long it took, and whether it was as promised (None: nothing was)."""

    text: str
    topic: str
    outcome: Outcome
    wait: Wait | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The cells of a row by role, and who and where it is."""

    cells: Mapping[str, str]
    names: Mapping[str, str]
    """The columns' names by role: a unit may stand there."""
    id: str
    customer_key: str
    facets: tuple[tuple[str, str], ...]
    origin: Origin
    day_first: bool = True


def remarks_of(record: Record) -> Iterator[Remark]:
    """What a row says, one remark for each thing that was measured."""
    for number, measured in enumerate(_measured(record)):
        category = Category(measured.topic.partition(".")[0])
        yield Remark(
            passage=Passage(text=measured.text, language="en", origin=record.origin),
            span=Span(start=0, end=len(measured.text)),
            review_id=record.id,
            number=number,
            categories=(category,),
            topics=(measured.topic,),
            outcome=measured.outcome,
            polarity=Polarity.NEUTRAL,
            quantities=_quantities(measured.wait),
            said_at=measured.day,
            customer_key=record.customer_key,
            facets=record.facets,
            kind=Kind.OPERATIONS,
        )


def _quantities(wait: Wait | None) -> tuple[Quantity, ...]:
    """Days, working days and, where it is known, the exact length."""
    if wait is None:
        return ()
    told = [Quantity(low=wait.days, high=wait.days, unit="day", saw=f"{wait.days} days")]
    told.append(Quantity(low=wait.workdays, high=wait.workdays, unit="workday", saw=f"{wait.workdays} working days"))
    if wait.seconds is not None:
        told.append(Quantity(low=wait.seconds, high=wait.seconds, unit="s", saw=spoken(wait)))
    return tuple(told)


def _measured(record: Record) -> Iterator[Measured]:
    yield from _delivery(record)
    yield from _answer(record)
    yield from _price(record)


def _moment(record: Record, role: str) -> Moment | None:
    raw = record.cells.get(role, "")
    return read_moment(raw, day_first=record.day_first) if raw else None


def _delivery(record: Record) -> Iterator[Measured]:
    """How long it took, and whether it came on the day that was promised."""
    ordered, promised, delivered = (_moment(record, role) for role in ("ordered", "promised", "delivered"))
    day = delivered.day if delivered else (ordered.day if ordered else None)
    wait = wait_between(ordered, delivered) if ordered and delivered else _told_wait(record, "delivery_time")
    if wait is not None:
        yield Measured(text=f"Delivered {_after(wait)}.", topic="delivery.time", outcome=Outcome.NONE, wait=wait, day=day)
    if promised and delivered:
        late = (delivered.day - promised.day).days
        if late == 0 and delivered.at and promised.at and delivered.at > promised.at:
            yield _punctual(f"Promised by {promised.at:%H:%M}, delivered at {delivered.at:%H:%M} on {delivered.day}.", Outcome.DID_NOT, day)
        else:
            how = f"{_days(late)} late" if late > 0 else f"{_days(-late)} early" if late < 0 else "as promised"
            outcome = Outcome.DID_NOT if late > 0 else Outcome.GOT_IT
            yield _punctual(f"Promised for {promised.day}, delivered on {delivered.day}: {how}.", outcome, day)


def _punctual(text: str, outcome: Outcome, day: date | None) -> Measured:
    return Measured(text=text, topic="delivery.punctuality", outcome=outcome, day=day)


def _answer(record: Record) -> Iterator[Measured]:
    asked, answered = _moment(record, "asked"), _moment(record, "answered")
    wait = wait_between(asked, answered) if asked and answered else _told_wait(record, "answer_time")
    if wait is not None:
        day = answered.day if answered else (asked.day if asked else None)
        yield Measured(text=f"Answered after {spoken(wait)}.", topic="service.response-time", outcome=Outcome.NONE, wait=wait, day=day)


def _price(record: Record) -> Iterator[Measured]:
    promised, charged = (read_amount(record.cells.get(role, "")) for role in ("promised_price", "price"))
    if promised is None or charged is None:
        return
    more = charged - promised
    dearer = more > _LITTLE * max(abs(promised), 1)
    outcome = Outcome.DID_NOT if dearer else Outcome.GOT_IT
    day = next((moment.day for role in ("ordered", "delivered") if (moment := _moment(record, role))), None)
    how = f"{more:g} more" if dearer else "as promised"
    yield Measured(text=f"Promised price {promised:g}, charged {charged:g}: {how}.", topic="price.fixed", outcome=outcome, day=day)


def _told_wait(record: Record, role: str) -> Wait | None:
    raw = record.cells.get(role, "")
    return read_wait(raw, column=record.names.get(role, "")) if raw else None


def read_amount(raw: str) -> float | None:
    """An amount of money, in Nordic or English writing, without its currency.

    >>> read_amount("1.299,95 kr."), read_amount("1,299.95"), read_amount("DKK 79"), read_amount("free")
    (1299.95, 1299.95, 79.0, None)
    """
    match = _AMOUNT.search(raw[:60])
    if match is None:
        return None
    text = re.sub(r"[ \u00a0\u202f]", "", match.group())
    last = max(text.rfind(","), text.rfind("."))
    decimals = last >= 0 and len(text) - last - 1 in {1, 2}
    whole, part = (text[:last], text[last + 1 :]) if decimals else (text, "")
    return float(f"{re.sub('[.,]', '', whole)}.{part or 0}")


def spoken(wait: Wait) -> str:
    """A wait in words: minutes, hours or days, whichever is nearest.

    >>> spoken(Wait(days=0, workdays=0, seconds=5400.0)), spoken(Wait(days=3, workdays=1))
    ('1.5 hours', '3 days')
    """
    if wait.seconds is None or wait.seconds >= 2 * 86_400:
        return _days(wait.days)
    if wait.seconds < 3_600:  # noqa: PLR2004 - an hour
        return f"{wait.seconds / 60:.3g} minutes"
    return f"{wait.seconds / 3_600:.3g} hours"


def _after(wait: Wait) -> str:
    same_day = wait.days == 0 and (wait.seconds is None or wait.seconds >= 86_400)  # noqa: PLR2004 - a day
    return "on the day of the order" if same_day else f"{spoken(wait)} after the order"


def _days(number: int) -> str:
    return "the same day" if number == 0 else f"{number} day{'s' if number != 1 else ''}"


def cells_by_role(cells: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> dict[str, str]:
    """The first filled cell of each role."""
    return {
        role: next((cells[place].strip() for place in own if place < len(cells) and cells[place].strip()), "")
        for role, own in places.items()
    }
