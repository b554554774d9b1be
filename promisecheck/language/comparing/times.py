"""Durations: what was waited against what was promised, what lasted against what should last."""

from collections.abc import Sequence
from dataclasses import replace

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

DAY = 86_400.0
_WEEK = 7
_MUCH_SOONER = 0.5
_MUCH_LONGER = 1.2
_WAITS = frozenset({"delivery", "answer", "refund", "setup", "effort"})
_LASTS = frozenset({"guarantee", "returns", "lasting"})


def elapsed(about: About, told: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What was told, with "ordered Friday, came Monday" and "10 April ... 13 May" as durations."""
    for unit in ("weekday", "date"):
        days = [one for one in told if one.unit == unit and one.low == one.high]
        if len(days) == 2 and about.place("ordered") >= 0 and about.has("arrived"):  # noqa: PLR2004 - from one day to another
            first, second = days if about.place("ordered") <= max(0, about.place("arrived")) else days[::-1]
            gap = (second.low - first.low) % (_WEEK if unit == "weekday" else 366)
            gap += _WEEK if unit == "weekday" and gap == 0 else 0
            span = Quantity(low=gap * DAY, high=gap * DAY, unit="s", saw=f"{first.saw} - {second.saw}")
            return (*(one for one in told if one.unit not in {"clock", unit}), span)
    return tuple(told)


def compare_times(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """The relation of two durations; "" when it is not sure that they are about the same thing."""
    wanted, spoken = claim.matters(), remark.matters()
    if wanted & _LASTS and not wanted & (_WAITS - {"refund", "delivery"}):
        return _lasting(wanted & _LASTS, promised, remark, spoken, told)
    waits = wanted & _WAITS
    if not waits and promised.hedge not in {"within", "under"}:
        return ""
    if spoken & (_WAITS | _LASTS | {"usage"}) and not (spoken & waits):
        return "other" if waits else ""
    if not remark.has("took"):
        return ""
    return _waited(promised, told)


def _waited(promised: Quantity, told: Quantity) -> str:
    """Shorter is better."""
    limit, sooner = _longest(promised), _shortest(promised)
    if limit == float("inf"):
        return ""
    if _shortest(told) > limit:
        return "breaks"
    if _longest(told) <= limit:
        much = _longest(told) < (sooner if sooner else _MUCH_SOONER * limit)
        return "exceeds" if much and _longest(told) <= _MUCH_SOONER * limit else "keeps"
    return ""


def _longest(one: Quantity) -> float:
    """Seconds at most: n working days are n * 7 / 5 + 2 days at most."""
    return (one.high * 7 / 5 + 2) * DAY if one.unit == "workday" else one.high


def _shortest(one: Quantity) -> float:
    return one.low * DAY if one.unit == "workday" else one.low


def _lasting(wanted: frozenset[str], promised: Quantity, remark: About, spoken: frozenset[str], told: Quantity) -> str:
    """Longer is better: a guarantee, a right to return, a battery."""
    if spoken & (_WAITS - {"refund", "delivery"}) and not spoken & _LASTS:
        return "other"
    if "lasting" in wanted and "lasting" in spoken or ("lasting" in wanted and remark.has("ended")):
        return _at_least(promised, told)
    if wanted & {"guarantee", "returns"}:
        accepted, refused = remark.has("accepted"), remark.has("refused")
        if accepted == refused:
            return ""
        inside = told.high <= promised.high
        return ("keeps" if inside else "exceeds") if accepted else ("breaks" if inside else "")
    return ""


def _at_least(promised: Quantity, told: Quantity) -> str:
    wanted = promised.low or promised.high
    if told.high < wanted:
        return ("breaks" if told.high < wanted / 5 else "") if promised.hedge == "up to" else "breaks"
    if told.low >= wanted:
        return "exceeds" if told.low >= _MUCH_LONGER * wanted and promised.hedge != "up to" else "keeps"
    return ""


def as_seconds(one: Quantity) -> Quantity:
    """Working days as the days they are at most."""
    return replace(one, low=_shortest(one), high=_longest(one), unit="s") if one.unit == "workday" else one
