"""Money, percent, speeds, distances, things counted: which way is better, and by how much."""

from math import inf

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

_NEXT_TO_NOTHING = 0.2
_NEARLY = 0.8
_MUCH_MORE = 1.2
_MUCH_LESS = 0.9
_MORE_HEDGES = frozenset({"from", "over", "at least"})
_LIMITS = frozenset({"up to", "under", "within"})


def compare_money(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """A price is a limit upwards, a saving downwards; only where both speak of the same sort of money."""
    same = bool((claim.matters() & remark.matters()) - {"usage"})
    if claim.has("saving"):
        return at_least(promised, told) if remark.has("saving") and (same or claim.shares(remark)) else ""
    if promised.hedge in _MORE_HEDGES or not (remark.has("charged") or same):
        return ""
    if told.low > promised.high:
        return "breaks"
    if told.high > promised.high or not same or (told.low == promised.low and not remark.has("charged")):
        return ""
    return "exceeds" if told.high < _MUCH_LESS * (promised.low or promised.high) and promised.hedge != "up to" else "keeps"


def at_least(promised: Quantity, told: Quantity) -> str:
    """More is better; "up to" is kept by nearly as much and broken by next to nothing."""
    if promised.hedge in _LIMITS:
        if told.low >= _NEARLY * promised.high:
            return "keeps"
        return "breaks" if told.high < _NEXT_TO_NOTHING * promised.high else ""
    least = promised.low * (_NEARLY if promised.hedge == "about" else 1.0)
    if told.high < least:
        return "breaks"
    if told.low < least:
        return ""
    beyond = promised.low if promised.high == inf else promised.high
    return "exceeds" if told.low >= _MUCH_MORE * beyond else "keeps"


def nearly_at_least(promised: Quantity, told: Quantity) -> str:
    """More is better, and a tenth less is no breach: a range, a capacity."""
    relation = at_least(promised, told)
    return "" if relation == "breaks" and told.high >= _MUCH_LESS * promised.low and promised.hedge not in _LIMITS else relation


def at_most(promised: Quantity, told: Quantity) -> str:
    """Less is better: noise, weight, a distance to walk."""
    if told.low > promised.high:
        return "breaks"
    return "keeps" if told.high < promised.high else ""


def compare_shares(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """Percent: less than the share breaks it, unless the claim says "under"; the same figure needs the same matter."""
    same = claim.shares(remark) or bool(claim.matters() & remark.matters())
    if told.low == promised.low and told.high == promised.high and not same:
        return ""
    return at_most(promised, told) if promised.hedge == "under" or claim.beside(promised.saw, "only") else at_least(promised, told)


def compare_counts(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """The same things counted. As many keep it, unless the same figure is quoted; fewer break it where the customer says "only"."""
    if promised.hedge == "up to" and told.low > promised.high:
        return "breaks"
    relation = at_least(promised, told)
    if relation == "breaks":
        return relation if remark.has("only") else ""
    return relation if told.low != promised.low or claim.matters() & remark.matters() else ""
