"""Counts -> verdict: the rule of the taxonomy, and what it saw."""

from dataclasses import dataclass

from promisecheck.core.taxonomy import Verdict
from promisecheck.gap.share import above
from promisecheck.settings import Policy

_MOST_ASKED = 60
"""How many further customers are tried before "more than that" is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Customers who contradict and support a claim, and how many of the latter got more than was claimed."""

    contradict: int
    support: int
    beyond: int = 0

    @property
    def customers(self) -> int:
        """All who speak of it."""
        return self.contradict + self.support


def decide(counts: Counts, *, limit: float, policy: Policy) -> Verdict:
    """The verdict at `limit` (tolerance and allowance together)."""
    if counts.contradict >= policy.least_contradict and certainty(counts, limit=limit, policy=policy) >= policy.certainty:
        return Verdict.OVER_PROMISED
    observed = counts.contradict / counts.customers if counts.customers else 0.0
    if min(counts.contradict, counts.support) >= policy.least_support and observed > limit:
        return Verdict.CONTESTED
    if counts.support >= policy.least_support and observed <= limit:
        beyond = counts.beyond >= policy.least_support and 2 * counts.beyond >= counts.support
        return Verdict.OVER_DELIVERED if beyond else Verdict.KEPT
    return Verdict.UNPROVEN


def certainty(counts: Counts, *, limit: float, policy: Policy) -> float:
    """How probable it is that more than the limit, and more than the majority, do not get what is claimed."""
    return above(counts.contradict, counts.support, max(limit, policy.majority))


def enough(counts: Counts, *, limit: float, policy: Policy) -> int:
    """How many more customers, speaking as those so far do, would end an `unproven`; 0 when it is none, or nobody has spoken: the least."""
    if decide(counts, limit=limit, policy=policy) is not Verdict.UNPROVEN:
        return 0
    part = counts.contradict / counts.customers if counts.customers else 0.0
    for more in range(1, _MOST_ASKED + 1):
        against = round(part * (counts.customers + more))
        grown = Counts(contradict=against, support=counts.customers + more - against)
        if decide(grown, limit=limit, policy=policy) is not Verdict.UNPROVEN:
            return more
    return _MOST_ASKED
