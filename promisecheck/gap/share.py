"""The share of customers on one side, as it is counted: for charts and the six-step report."""

from promisecheck.core.promises import Share
from promisecheck.gap.posterior import Mass, Posterior

_LEVEL = 0.95


def share(yes: float, no: float) -> Share:
    """The share yes / (yes + no) with its central interval, nothing known beforehand.

    >>> share(0, 0)
    Share(low=0.0, mid=0.5, high=1.0, customers=0)
    >>> round(share(12, 4).mid, 2)
    0.72
    """
    return Posterior([Mass(language="", contradict=yes, support=no)]).share(level=_LEVEL, customers=round(yes + no))
