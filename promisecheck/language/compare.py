"""Does a customer's number keep, break or exceed a promise's? Careful: where it is not sure, it says nothing."""

from collections.abc import Sequence

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About
from promisecheck.language.comparing.amounts import at_least, compare_counts, compare_money
from promisecheck.language.comparing.elapsed import elapsed
from promisecheck.language.comparing.times import compare_times
from promisecheck.language.grammar.found import MONEY

TAGS: list[str] = []
_TIMES = frozenset({"s", "workday"})
_MORE_IS_BETTER = frozenset({"%", "bit/s", "B", "m2", "Wh", "x"})
_CONDITIONS = frozenset({"over", "from", "at least"})


def compare(claim: str, promised: Sequence[Quantity], remark: str, told: Sequence[Quantity]) -> str:
    """How the numbers in `remark` relate to those in `claim`.

    "keeps", "breaks" or "exceeds"; "other": the numbers are about something else; "": nothing can be said.
    """
    if not promised or not told:
        return ""
    offer, words = About(claim), About(remark)
    promises = [one for one in promised if not _is_condition(one, offer)]
    spoken = elapsed(words, told)
    relations = {_relation(offer, one, words, other) for one in promises for other in spoken}
    TAGS[:] = sorted(r for r in relations if '#' in r)
    relations = {r.partition('#')[0] for r in relations}
    if "breaks" in relations and "keeps" not in relations and "exceeds" not in relations:
        return "breaks"
    kept = relations & {"keeps", "exceeds"}
    if kept and "breaks" not in relations:
        return "exceeds" if kept == {"exceeds"} else "keeps"
    return "other" if relations == {"other"} else ""


def _is_condition(one: Quantity, offer: About) -> bool:
    """Over 499 kr, before 2 pm, from age 12: what the customer must do, not what is promised."""
    if one.unit == "clock":
        return one.hedge in {"under", "up to"} or (one.low == one.high and offer.has("condition"))
    return one.unit in MONEY and one.hedge in _CONDITIONS


def _relation(offer: About, one: Quantity, words: About, other: Quantity) -> str:
    if one.unit in _TIMES and other.unit in _TIMES:
        return compare_times(offer, one, words, other)
    if one.unit in MONEY and other.unit in MONEY:
        return compare_money(offer, one, words, other) if one.unit == other.unit or "KR" in {one.unit, other.unit} else "other"
    if one.unit != other.unit:
        return "other"
    tag=f"#{one.unit[:2] if one.unit.startswith('n:') else one.unit}{'h' if one.hedge else ''}{'m' if offer.matters() & words.matters() else ''}{'s' if offer.shares(words) else ''}{'o' if words.has('only') else ''}{'=' if one.low==other.low else ''}"
    if one.unit in {"clock"}:
        if one.low<=other.low<=one.high or one.low<=other.low+43200<=one.high: return "keeps"+tag+('F' if words.has('failed') else '')
        return "breaks"+tag+('F' if words.has('failed') else '')
    if one.unit in {"weekday","date"}: return ""
    r=at_least(one, other)
    return r and r+tag
