"""The share of customers who contradict, with its uncertainty: a Beta-binomial estimate."""

from scipy.special import betainc, betaincinv

from promisecheck.core.promises import Share

_PRIOR = 0.5
"""Jeffreys: half a customer on either side."""


def share(contradict: float, support: float, *, level: float = 0.95) -> Share:
    """The share contradict / (contradict + support) with its central interval.

    >>> share(0, 0)
    Share(low=0.0, mid=0.5, high=1.0, customers=0)
    >>> round(share(12, 4).mid, 2)
    0.74
    """
    if contradict + support == 0:
        return Share(low=0.0, mid=0.5, high=1.0, customers=0)
    a, b = contradict + _PRIOR, support + _PRIOR
    tail = (1 - level) / 2
    return Share(
        low=round(float(betaincinv(a, b, tail)), 4),
        mid=round(a / (a + b), 4),
        high=round(float(betaincinv(a, b, 1 - tail)), 4),
        customers=round(contradict + support),
    )


def above(contradict: float, support: float, limit: float) -> float:
    """How probable it is that the share lies above `limit` (uniform prior: nothing is known beforehand).

    >>> round(above(8, 0, 0.5), 3)
    0.998
    """
    return float(1 - betainc(contradict + 1, support + 1, min(max(limit, 0.0), 1.0)))
