"""Does a customer's number keep, break or exceed a promise's? Careful: where it is not sure, it says nothing."""

from collections.abc import Sequence

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About
from promisecheck.language.comparing.amounts import at_least, compare_counts, compare_money
from promisecheck.language.comparing.times import compare_times, elapsed
from promisecheck.language.grammar.found import Money

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
    return one.unit in Money and one.hedge in _CONDITIONS


def _relation(offer: About, one: Quantity, words: About, other: Quantity) -> str:
    if one.unit in _TIMES and other.unit in _TIMES:
        return compare_times(offer, one, words, other)
    if one.unit in Money and other.unit in Money:
        return compare_money(offer, one, words, other) if one.unit == other.unit or "KR" in {one.unit, other.unit} else "other"
    if one.unit != other.unit:
        return "other"
    if one.unit in _MORE_IS_BETTER:
        return at_least(one, other) if offer.matters() & words.matters() or one.unit in {"bit/s", "B"} else ""
    if one.unit.startswith("n:"):
        return compare_counts(one, words, other)
    return ""
