"""Durations: what was waited against what was promised, what lasted against what should last."""

from math import inf

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About
from promisecheck.language.comparing.elapsed import UNTIL

_DAY = 86_400.0
_LONG = 28 * _DAY
_YEAR = 365 * _DAY
_SLACK = 1.1
"""Months are not all alike: "12 weeks" and "three months" are the same promise."""
_ABOUT = 1.25
_MUCH_SOONER = 0.5
_MUCH_LONGER = 1.2
_NEXT_TO_NOTHING = 0.2
_WAITS = frozenset({"delivery", "answer", "refund", "setup", "effort"})
_WINDOWS = frozenset({"guarantee", "returns"})
_OTHERS = _WAITS | _WINDOWS | {"lasting"}


def compare_times(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """The relation of two durations; "" when it is not sure that they are about the same thing."""
    kind = _kind(claim, promised)
    if kind == "deadline":
        return _deadline(promised, remark, told)
    if kind == "window":
        return _window(promised, remark, told)
    if kind == "lasts":
        return _lasting(promised, remark, told)
    return _waited(claim, promised, remark, told) if kind == "wait" else ""


def _kind(claim: About, promised: Quantity) -> str:
    """What sort of time the claim speaks of: "deadline", "window", "lasts", "wait" or ""."""
    wanted = claim.matters()
    if promised.hedge in {"", "up to", "within"} and claim.beside(promised.saw, "before", after=True):
        return "deadline" if "returns" in wanted else ""
    if claim.beside(promised.saw, "by"):
        return "wait"
    if wanted & _WINDOWS:
        return "window"
    if "lasting" in wanted:
        return "lasts"
    return "wait" if wanted & _WAITS or promised.hedge in {"within", "under"} else ""


def _waited(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """Shorter is better. The same figure again is a quotation more often than an answer: it counts with the same matter only."""
    limit, same = _limit(promised), bool(remark.matters() & claim.matters() & _WAITS)
    if limit == inf or not (same or _tells_a_wait(claim, promised, remark, told)):
        return ""
    if shortest(told) > limit:
        if not same and remark.matters() & _OTHERS and not claim.shares(remark):
            return ""
        return "keeps" if claim.has("remedy") and remark.has("free") else "breaks"
    top = longest(told)
    if top > limit or (_is_quoted(promised, told) and not (same and remark.has("took"))):
        return ""
    days = promised.high * _DAY if promised.unit == "workday" else promised.high
    if top <= _MUCH_SOONER * days and top < (shortest(promised) or limit):
        return "exceeds" if same else ""
    return "keeps"


def _tells_a_wait(claim: About, promised: Quantity, remark: About, told: Quantity) -> bool:
    """Whether a time is told as one that passed, and not as how long one has had it, a start, or years where hours are promised."""
    if told.hedge == "from" or "usage" in remark.matters() or shortest(told) >= _YEAR > _LONG > longest(promised):
        return False
    return remark.has("took") or remark.beside(told.saw, "by") or claim.shares(remark) or told.high in {0, _DAY}


def _is_quoted(promised: Quantity, told: Quantity) -> bool:
    """Whether it is the same time again, working days taken for days; not where the days are named ("next morning")."""
    if UNTIL in told.saw or (promised.high in {0, _DAY} and told.high == promised.high and told.saw.lower() != promised.saw.lower()):
        return False
    days = promised.high * _DAY if promised.unit == "workday" else promised.high
    return longest(told) == promised.high or told.high in {promised.high, days} or (told.unit == "workday" and told.high * _DAY == days)


def _limit(promised: Quantity) -> float:
    """Seconds after which the promise is broken."""
    top = longest(promised)
    return top * (_ABOUT if promised.hedge == "about" else _SLACK if top >= _LONG and promised.unit == "s" else 1.0)


def longest(one: Quantity) -> float:
    """Seconds at most: n working days are n * 7 / 5 + 2 days at most."""
    return (one.high * 7 / 5 + 2) * _DAY if one.unit == "workday" else one.high


def shortest(one: Quantity) -> float:
    """Seconds at least."""
    return one.low * _DAY if one.unit == "workday" else one.low


def _deadline(promised: Quantity, remark: About, told: Quantity) -> str:
    """Free until so long before: who was in time and paid nothing was kept to, who was in time and paid was not."""
    if not remark.beside(told.saw, "before", after=True):
        return ""
    in_time = shortest(told) >= promised.high
    if remark.has("free"):
        return "keeps" if in_time else "exceeds"
    return "breaks" if in_time and (remark.has("refused") or remark.has("charged")) else ""


def _window(promised: Quantity, remark: About, told: Quantity) -> str:
    """A guarantee, a right to return: longer is better, and what came of it decides."""
    accepted, refused = remark.has("accepted") or remark.has("free"), remark.has("refused")
    if accepted == refused or (accepted and remark.has("negated") and not remark.has("free")):
        return ""
    inside = longest(told) <= promised.high
    if accepted:
        return "keeps" if inside else "exceeds"
    return "breaks" if inside else ""


def _lasting(promised: Quantity, remark: About, told: Quantity) -> str:
    """Longer is better: a battery, a bouquet."""
    if "lasting" not in remark.matters() and not remark.has("ended"):
        return ""
    wanted = promised.high if promised.hedge == "up to" else promised.low or promised.high
    if told.high < wanted:
        return "" if promised.hedge == "up to" and told.high >= _NEXT_TO_NOTHING * wanted else "breaks"
    if told.low < wanted:
        return ""
    return "exceeds" if told.low >= _MUCH_LONGER * wanted and promised.hedge != "up to" else "keeps"
