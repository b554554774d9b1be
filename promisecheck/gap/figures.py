"""Another amount of money, or another speed, for a promise: written as the old one, with the figure changed."""

import re
from collections.abc import Iterator, Sequence
from math import inf

from promisecheck.core.promises import Claim, Match
from promisecheck.core.text import Quantity
from promisecheck.gap.amounts import Amount
from promisecheck.language.grammar.found import MONEY

_FIGURE = re.compile(r"(?<![\d.,])\d{1,9}(?![\d.,])")
_MOST = 3
"""What is so many times the price is about something else."""
_MORE_IS_BETTER = frozenset({"bit/s"})


def other_figures(claim: Claim, told: Sequence[Match]) -> Iterator[list[Amount]]:
    """For each price that is promised the higher ones that customers tell of, for each speed the lower ones, the nearest first.

    Only of figures that are written plainly ("29 kr", "250 Mbps").
    """
    for promised in claim.quantities:
        figure = _FIGURE.search(promised.saw)
        rising = promised.unit in MONEY and promised.low == promised.high
        if figure is None or promised.saw not in claim.text or not (rising or promised.unit in _MORE_IS_BETTER):
            continue
        scale = (promised.high if rising else promised.low) / max(1.0, float(figure.group()))
        if 0 < scale < inf:
            yield [_amount(claim, promised, value, scale=scale) for value in _values(promised, told, rising=rising)]


def _values(promised: Quantity, told: Sequence[Match], *, rising: bool) -> list[float]:
    """What customers paid above a price, or got below a speed, the nearest to the promise first."""
    units = {promised.unit, "KR"} if promised.unit in {"DKK", "NOK", "SEK", "KR"} else {promised.unit}
    spoken = {quantity for match in told for quantity in match.remark.quantities if quantity.unit in units}
    if rising:
        return sorted({quantity.high for quantity in spoken if promised.high < quantity.high <= _MOST * promised.high})
    return sorted({quantity.low for quantity in spoken if 0 < quantity.low < promised.low}, reverse=True)


def _amount(claim: Claim, promised: Quantity, value: float, *, scale: float) -> Amount:
    saw = _FIGURE.sub(f"{value / scale:g}", promised.saw, count=1)
    high = value if promised.high == promised.low else promised.high
    return Amount(
        number=saw,
        text=claim.text.replace(promised.saw, saw, 1).rstrip(" .,;:"),
        quantity=Quantity(low=value, high=high, unit=promised.unit, saw=saw, hedge=promised.hedge),
    )
