"""Does a customer's number keep, break or exceed a promise's? Careful: where it is not sure, it says nothing."""

import re
from collections.abc import Sequence

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About, about
from promisecheck.language.comparing.amounts import at_least, at_most, compare_counts, compare_money, compare_shares, nearly_at_least
from promisecheck.language.comparing.clocks import compare_clocks
from promisecheck.language.comparing.elapsed import elapsed
from promisecheck.language.comparing.times import compare_times
from promisecheck.language.grammar.found import DURATIONS, MONEY

_MORE_IS_BETTER = frozenset({"B", "m2", "Wh", "x", "l"})
_LESS_IS_BETTER = frozenset({"dB"})
_CONDITIONS = frozenset({"over", "from", "at least"})
_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]{2,}")


def compare(claim: str, promised: Sequence[Quantity], remark: str, told: Sequence[Quantity]) -> str:
    """How the numbers in `remark` relate to those in `claim`.

    "keeps", "breaks" or "exceeds"; "other": the same figure of something else; "": nothing can be said.

    >>> from promisecheck.language.quantities import read_quantities
    >>> claim, remark = "Levering 1-2 hverdage", "Bestilte fredag, kom mandag"
    >>> compare(claim, read_quantities(claim, "da"), remark, read_quantities(remark, "da"))
    'keeps'
    """
    if not promised or not told:
        return ""
    offer, words = about(claim), about(remark)
    promises = [one for one in promised if not _is_condition(one, offer)]
    spoken = elapsed(words, told)
    relations = {_relation(offer, one, words, other) for one in promises for other in spoken}
    kept = relations & {"keeps", "exceeds"}
    if "breaks" in relations:
        return "" if kept else "breaks"
    if kept:
        return "exceeds" if kept == {"exceeds"} else "keeps"
    return "other" if relations == {"other"} else ""


def _is_condition(one: Quantity, offer: About) -> bool:
    """Over 499 kr, before 2 pm, from age 12: what the customer must do, not what is promised."""
    if one.unit == "clock":
        return (one.hedge in {"under", "up to"} or one.low == one.high) and offer.has("condition")
    return one.unit in MONEY and one.hedge in _CONDITIONS


def _relation(offer: About, one: Quantity, words: About, other: Quantity) -> str:
    """Of one number on each side."""
    if one.unit in DURATIONS and other.unit in DURATIONS:
        return compare_times(offer, one, words, other) or _same_figure(one, other)
    if one.unit in MONEY and other.unit in MONEY:
        return compare_money(offer, one, words, other) if one.unit == other.unit or "KR" in {one.unit, other.unit} else ""
    if one.unit != other.unit:
        return _same_figure(one, other)
    by_kind = {"clock": compare_clocks, "%": compare_shares}.get(one.unit, compare_counts if one.unit.startswith("n:") else _of_kind)
    return by_kind(offer, one, words, other)


def _of_kind(offer: About, one: Quantity, words: About, other: Quantity) -> str:
    """Units that are better the more, or the less; a distance is a reach where something lasts, else a way to go."""
    if one.unit == "bit/s":
        return at_least(one, other)
    if one.unit in _MORE_IS_BETTER and (offer.shares(words) or offer.matters() & words.matters()):
        return nearly_at_least(one, other)
    if one.unit in _LESS_IS_BETTER:
        return at_most(one, other)
    if one.unit == "m" and "lasting" in offer.matters():
        return nearly_at_least(one, other)
    if one.unit == "m" and offer.shares(words):
        return at_most(one, other)
    return ""


def _same_figure(one: Quantity, other: Quantity) -> str:
    """Say "other" where the same figure stands before another unit: 20 GB and 20 minutes."""
    first, second = (_PIECE.findall(quantity.saw.lower()) for quantity in (one, other))
    figures = [[piece for piece in pieces if piece[0].isdecimal()] or pieces[:1] for pieces in (first, second)]
    return "other" if figures[0] == figures[1] and first[-1:] != second[-1:] else ""
