"""False flags over a whole run: how sure each must be, so that the rate that was set is held."""

from collections.abc import Iterable


def held_certainty(flags: Iterable[float], *, rate: float) -> float:
    """The lowest certainty from which flags stand, given those of all flags of a run; 0 where all can stand, 1 - `rate` where none can.

    A flag of certainty c is wrong with probability 1 - c: of those that stand, so many on average as `rate` allows.

    >>> held_certainty([0.99, 0.98, 0.91], rate=0.03)
    0.98
    """
    surest = sorted(flags, reverse=True)
    held, wrong = 1 - rate if surest else 0.0, 0.0
    for number, sure in enumerate(surest, start=1):
        wrong += 1 - sure
        if wrong / number <= rate:
            held = sure
    return held if surest and held > surest[-1] else 0.0
