"""Another time for a promise: the longer ones that customers tell of, in the unit and the words of the promised one."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, inf

from promisecheck.core.promises import Claim, Match
from promisecheck.core.text import Quantity
from promisecheck.language.grammar.found import DURATIONS
from promisecheck.language.quantities import read_quantities

_DAY = 86_400.0
_SCALES = (("s", 1.0), ("min", 60.0), ("h", 3_600.0), ("d", _DAY))
_MOST = 10_000
"""No wording has a greater number."""
_WORKDAYS = 5 / 7
"""Of the days that customers wait, so many are working days."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number that could stand in place of the promised one, and the claim with it."""

    number: str
    text: str
    quantity: Quantity


def other_amounts(claim: Claim, told: Sequence[Match], names: Mapping[str, Sequence[str]]) -> Iterator[list[Amount]]:
    """For each time that is promised, the longer ones that customers tell of, the shortest first.

    `names`: one and several of each unit. Nothing for a claim without a time, or with one that is not a limit ("at least two days before").
    """
    for promised in claim.quantities:
        if promised.unit not in DURATIONS or promised.high == inf or promised.saw not in claim.text:
            continue
        unit, scale = _scale(promised)
        waited = {_in_units(quantity, promised, scale) for match in told for quantity in match.remark.quantities}
        longer = sorted(number for number in waited if promised.high / scale < number <= _MOST)
        before = _before_number(promised)
        numbers = [(number, f"{number:.0f} {names[unit][number != 1]}") for number in longer]
        yield [_amount(claim, promised, words, before=before, high=number * scale) for number, words in numbers]


def _scale(promised: Quantity) -> tuple[str, float]:
    """The unit in which the promise is told, and its length: working days count as such."""
    if promised.unit == "workday":
        return "workday", 1.0
    fitting = [(unit, scale) for unit, scale in _SCALES if promised.high >= scale and promised.high % scale == 0]
    return fitting[-1] if fitting else _SCALES[0]


def _in_units(told: Quantity, promised: Quantity, scale: float) -> float:
    """What was told as a whole number of the promise's units, rounded up; infinite where it is no time."""
    if told.unit == "workday":
        days, working = told.high / _WORKDAYS, told.high
    elif told.unit == "s":
        days, working = told.high / _DAY, told.high / _DAY * _WORKDAYS
    else:
        return inf
    wanted = working if promised.unit == "workday" else days * _DAY / scale
    return float(ceil(round(wanted, 6))) if wanted < inf else inf


def _amount(claim: Claim, promised: Quantity, words: str, *, before: str, high: float) -> Amount:
    saw = f"{before} {words}".strip()
    return Amount(
        number=words,
        text=claim.text.replace(promised.saw, saw, 1).rstrip(" .,;:"),
        quantity=Quantity(low=0.0, high=high, unit=promised.unit, saw=saw, hedge="within"),
    )


def _before_number(promised: Quantity) -> str:
    """The words before the number itself ("within", "op til", "no more than")."""
    parts = promised.saw.split()
    for start in reversed(range(len(parts))):
        if any(read.high == promised.high for read in read_quantities(" ".join(parts[start:]))):
            return " ".join(parts[:start])
    return ""
