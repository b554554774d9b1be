"""Durations: what was waited against what was promised, what lasted against what should last."""

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

DAY = 86_400.0
_MUCH_SOONER = 0.5
_MUCH_LONGER = 1.2
_NEXT_TO_NOTHING = 0.2
_WAITS = frozenset({"delivery", "answer", "refund", "setup", "effort"})
_WINDOWS = frozenset({"guarantee", "returns"})


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
    if wanted & _WINDOWS and not claim.beside(promised.saw, "by"):
        return "window"
    if "lasting" in wanted and not claim.beside(promised.saw, "by"):
        return "lasts"
    return "wait" if wanted & _WAITS or promised.hedge in {"within", "under"} or claim.beside(promised.saw, "by") else ""


def _waited(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """Shorter is better."""
    limit = longest(promised)
    if limit == float("inf"):
        return ""
    same = bool(remark.matters() & claim.matters() & _WAITS)
    if shortest(told) > limit:
        return "breaks#wait"
    if longest(told) > limit or (longest(told) == limit and not (same and remark.has("took"))):
        return ""
    soon = longest(told) <= _MUCH_SOONER * limit and longest(told) < (shortest(promised) or limit)
    if soon:
        return "exceeds#wait" if same else ""
    return "keeps#wait"


def longest(one: Quantity) -> float:
    """Seconds at most: n working days are n * 7 / 5 + 2 days at most."""
    return (one.high * 7 / 5 + 2) * DAY if one.unit == "workday" else one.high


def shortest(one: Quantity) -> float:
    """Seconds at least."""
    return one.low * DAY if one.unit == "workday" else one.low


def _deadline(promised: Quantity, remark: About, told: Quantity) -> str:
    """Free until so long before: who was in time and paid nothing was kept to, who paid was not."""
    free, paid = remark.has("free"), remark.has("refused") or remark.has("charged")
    if not remark.beside(told.saw, "before", after=True) or free == (paid and not free):
        return ""
    in_time = shortest(told) >= promised.high
    if free:
        return ("keeps" if in_time else "exceeds")+"#dl"
    return "breaks#dl" if in_time and paid else ""


def _window(promised: Quantity, remark: About, told: Quantity) -> str:
    """A guarantee, a right to return: longer is better, and what came of it decides."""
    accepted, refused = remark.has("accepted") or remark.has("free"), remark.has("refused")
    if accepted == refused:
        return ""
    inside = longest(told) <= promised.high
    if accepted:
        return ("keeps" if inside else "exceeds")+"#w"
    return "breaks#w" if inside else ""


def _lasting(promised: Quantity, remark: About, told: Quantity) -> str:
    """Longer is better: a battery, a bouquet."""
    if "lasting" not in remark.matters() and not remark.has("ended"):
        return ""
    wanted = promised.high if promised.hedge == "up to" else promised.low or promised.high
    if told.high < wanted:
        return "" if promised.hedge == "up to" and told.high >= _NEXT_TO_NOTHING * wanted else "breaks#l"
    if told.low >= wanted:
        return ("exceeds" if told.low >= _MUCH_LONGER * wanted and promised.hedge != "up to" else "keeps")+"#l"
    return ""
