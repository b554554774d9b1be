"""Money, percent, speeds, distances, things counted: which way is better, and by how much."""

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

_NEXT_TO_NOTHING = 0.2
_NEARLY = 0.8
_MUCH_MORE = 1.2
_LESS = 0.9


def compare_money(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """A price is a limit upwards, a saving downwards; only where both speak of the same sort of money."""
    wanted, spoken = claim.matters() - {"usage"}, remark.matters() - {"usage"}
    tag='#money'+('m' if wanted&spoken else '')+('s' if claim.shares(remark) else '')+('c' if remark.has('charged') else '')+('S' if claim.has('saving') else '')+('=' if told.low==promised.low else '')
    if claim.has("saving"):
        r=at_least(promised, told)
        return r and r+tag
    if promised.hedge in {"from", "over", "at least"}:
        return ""
    if told.low > promised.high:
        return "breaks"+tag
    if told.high <= promised.high:
        return ("exceeds" if told.high < _LESS * (promised.low or promised.high) and promised.hedge != "up to" else "keeps")+tag
    return ""


def at_least(promised: Quantity, told: Quantity) -> str:
    """More is better; "up to" is kept by nearly as much and broken by next to nothing."""
    if promised.hedge in {"up to", "under", "within"}:
        top = promised.high
        if told.low >= _NEARLY * top:
            return "keeps"
        return "breaks" if told.high < _NEXT_TO_NOTHING * top else ""
    least = promised.low
    if told.high < least:
        return "breaks" if promised.hedge != "about" or told.high < _NEARLY * least else "keeps"
    if told.low >= least:
        return "exceeds" if told.low >= _MUCH_MORE * least and told.low > promised.high * (promised.high < float("inf")) else "keeps"
    return ""


def compare_counts(promised: Quantity, remark: About, told: Quantity) -> str:
    """As many things as promised keep it; fewer break it only where the customer says "only"."""
    relation = at_least(promised, told)
    return relation if relation != "breaks" or remark.has("only") else ""
