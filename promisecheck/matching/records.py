"""Claims x what was measured -> matches: numbers against numbers, no model asked."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from promisecheck.core.promises import Claim, Match, Remark
from promisecheck.core.taxonomy import Category, Outcome, Stance
from promisecheck.core.text import Quantity, Reason

JUDGE = "measured"
_SURE = 0.99
_MUCH_SOONER = 0.5
_NO_LIMIT = frozenset({"from", "at least", "over"})
_DAY = 86_400.0
_HOURS = re.compile(r"(?:\d|\b)(?:t|h|hrs?|timer?|timar|timmar|hours?|stunden?|min\w*|sek\w*|sec\w*)\b", re.IGNORECASE)
_PRICES = frozenset({"price.fixed", "price.hidden-fee"})
_WAITS = {"delivery.time": Category.DELIVERY, "service.response-time": Category.SERVICE}

_Told = tuple[Stance, bool, str]
"""Stance, whether it is more than was promised, and the numbers that say so."""


def match_records(claims: Sequence[Claim], records: Iterable[Remark]) -> Iterator[Match]:
    """Every pair of a claim and a measured record that speak of the same thing; a claim without a limit says nothing about a wait."""
    about = {topic: [claim for claim in claims if speaks_of(claim, topic)] for topic in (*_WAITS, "delivery.punctuality", "price.fixed")}
    for record in records:
        topic = record.topics[0]
        for claim in about.get(topic, ()):
            if told := _relation(topic)(claim, record):
                yield _match(claim, record, told)


def speaks_of(claim: Claim, topic: str) -> bool:
    """Whether a measurement under `topic` can decide about a claim."""
    if topic in _WAITS:
        by_topic = topic in claim.topics or (not claim.topics and claim.categories[:1] == (_WAITS[topic],))
        return by_topic and _limit(claim) is not None
    if topic == "price.fixed":
        return not _PRICES.isdisjoint(claim.topics)
    return topic in claim.topics


def _relation(topic: str) -> Callable[[Claim, Remark], _Told | None]:
    return _waited if topic in _WAITS else _kept


def _kept(_claim: Claim, record: Remark) -> _Told | None:
    """What was promised to this customer and what came are in the record itself."""
    stance = {Outcome.GOT_IT: Stance.SUPPORTS, Outcome.DID_NOT: Stance.CONTRADICTS}.get(record.outcome)
    return None if stance is None else (stance, False, record.text)


def _waited(claim: Claim, record: Remark) -> _Told | None:
    promised = _limit(claim)
    told = None if promised is None else _comparable(promised, record)
    if promised is None or told is None:
        return None
    stance = Stance.SUPPORTS if told.high <= _in_unit(promised.high, told.unit) else Stance.CONTRADICTS
    beyond = (
        stance is Stance.SUPPORTS and promised.high > 0 and told.high <= _MUCH_SOONER * _in_unit(promised.low or promised.high, told.unit)
    )
    return stance, beyond, f"{told.saw} for {promised.saw!r}"


def _limit(claim: Claim) -> Quantity | None:
    """The time after which the claim is broken: its longest one; None where it promises none."""
    limits = [one for one in claim.quantities if one.unit in {"s", "workday"} and one.hedge not in _NO_LIMIT and one.high < float("inf")]
    return max(limits, key=lambda one: one.high * (_DAY if one.unit == "workday" else 1), default=None)


def _comparable(promised: Quantity, record: Remark) -> Quantity | None:
    """The record's wait in the measure of the promise: working days, hours to the minute, or days by the calendar."""
    by_unit = {one.unit: one for one in record.quantities}
    if promised.unit == "workday":
        return by_unit.get("workday")
    exact = by_unit.get("s")
    if exact is not None and (promised.high % _DAY or _HOURS.search(promised.saw)):
        return exact
    if promised.high % _DAY:
        return None
    return by_unit.get("day")


def _in_unit(promised: float, unit: str) -> float:
    """A promise in seconds as days, where the record counts days; working days and seconds are what they are."""
    return promised / _DAY if unit == "day" else promised


def _match(claim: Claim, record: Remark, told: _Told) -> Match:
    stance, beyond, saw = told
    why = (Reason(by=JUDGE, saw=saw),)
    return Match(claim=claim, remark=record, similarity=1.0, stance=stance, confidence=_SURE, beyond=beyond, why=why, judge=JUDGE)
