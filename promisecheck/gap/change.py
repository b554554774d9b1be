"""What would change a verdict: so many more who got it, so many more who did not, another tolerance."""

import dataclasses
from collections.abc import Callable

from promisecheck.core.judgement import Change
from promisecheck.core.taxonomy import Verdict
from promisecheck.gap.case import Case
from promisecheck.gap.rules import Rules
from promisecheck.gap.verdict import decide, grow

_MOST = 4_096
"""More customers than this are not asked for."""
_STEPS = 100
"""Tolerances are told in whole percent."""


def what_would_change(case: Case, rules: Rules, *, held: float, tolerance: float) -> tuple[Change, ...]:
    """For a promise that is broken: supports, or a tolerance; for one that is kept: contradictions. Nothing for `unproven`."""
    verdict = decide(case, rules, held=held)
    if verdict is Verdict.UNPROVEN:
        return ()
    if verdict in {Verdict.KEPT, Verdict.OVER_DELIVERED}:
        return _change("contradicts", _MOST, verdict, lambda more: decide(grow(case, against=more), rules, held=held))
    allowance = case.limit - tolerance
    first = round(tolerance * _STEPS)

    def tolerated(more: int) -> Verdict:
        return decide(dataclasses.replace(case, limit=(first + more) / _STEPS + allowance), rules, held=held)

    supports = _change("supports", _MOST, verdict, lambda more: decide(grow(case, favour=more), rules, held=held))
    tolerances = _change("tolerance", _STEPS - first, verdict, tolerated)
    return (*supports, *(dataclasses.replace(change, number=round((first + change.number) / _STEPS, 2)) for change in tolerances))


def _change(what: str, most: int, present: Verdict, at: Callable[[int], Verdict]) -> tuple[Change, ...]:
    """The least number from 1 to `most` at which the verdict is another one; none where not even `most` changes it."""
    low, high = 0, 1
    while high < most and at(high) is present:
        low, high = high, min(most, 2 * high)
    if at(high) is present:
        return ()
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at(middle) is present else (low, middle)
    return (Change(what=what, number=float(high), verdict=at(high)),)
