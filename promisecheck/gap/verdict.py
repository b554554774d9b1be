"""A case -> verdict: the rule of the taxonomy, and how many more customers would be enough for one."""

import dataclasses

from promisecheck.core.taxonomy import Verdict
from promisecheck.gap.case import Case, Tally
from promisecheck.gap.posterior import Mass
from promisecheck.gap.rules import Rules

_MOST_ASKED = 60
"""How many further customers are tried before "more than that" is said."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How probable it is that more than the limit, and more than the majority, do not get what is claimed."""

    whole: float
    since: float

    @property
    def best(self) -> float:
        """The greater of the two."""
        return max(self.whole, self.since)


def certainty(case: Case, rules: Rules) -> Certainty:
    """Over the whole period, and since the month that is worst; 0 where too few contradict, or nobody who may say so alone."""
    bound = max(case.limit, rules.verdict.majority)
    whole, since = (
        round(case.posterior(tally).above(bound), 6) if tally and _speak(tally, rules) else 0.0 for tally in (case.whole, case.since)
    )
    return Certainty(whole=whole, since=since)


def flagged(sure: Certainty, rules: Rules, *, held: float = 0.0) -> bool:
    """Whether it is sure enough to say over-promised. `held`: how sure a flag must be for the run to keep its rate of false ones."""
    return sure.whole >= max(rules.verdict.certainty, held) or sure.since >= max(rules.drift.since, held)


def decide(case: Case, rules: Rules, *, held: float = 0.0) -> Verdict:
    """The verdict."""
    if flagged(certainty(case, rules), rules, held=held):
        return Verdict.OVER_PROMISED
    counted, share, least = case.whole, case.share, rules.verdict.least_support
    if min(counted.contradict, counted.support) >= least and share > case.limit:
        return Verdict.CONTESTED
    if counted.support >= least and share <= case.limit:
        beyond = counted.beyond >= least and 2 * counted.beyond >= counted.support
        return Verdict.OVER_DELIVERED if beyond else Verdict.KEPT
    return Verdict.UNPROVEN


def enough(case: Case, rules: Rules, *, held: float = 0.0) -> int:
    """How many more customers, speaking as those so far do, would end an `unproven`; 0 when it is none, or nobody has spoken: the least."""
    if decide(case, rules, held=held) is not Verdict.UNPROVEN:
        return 0
    counted = case.whole
    part = counted.contradict / counted.customers if counted.customers else 0.0
    for more in range(1, _MOST_ASKED + 1):
        against = min(float(more), max(0.0, round(part * (counted.customers + more)) - counted.contradict))
        if decide(grow(case, against=against, favour=more - against), rules, held=held) is not Verdict.UNPROVEN:
            return more
    return _MOST_ASKED


def grow(case: Case, *, against: float = 0.0, favour: float = 0.0) -> Case:
    """The case with so many more customers of today on either side."""
    since = case.since and _grown(case.since, against, favour)
    return dataclasses.replace(case, whole=_grown(case.whole, against, favour), since=since)


def _grown(tally: Tally, against: float, favour: float) -> Tally:
    empty = Mass(language="", contradict=0.0, support=0.0)
    own = max(tally.masses, key=lambda mass: (mass.contradict + mass.support, mass.language), default=empty)
    more = dataclasses.replace(own, contradict=own.contradict + against, support=own.support + favour)
    return dataclasses.replace(
        tally,
        contradict=tally.contradict + against,
        support=tally.support + favour,
        alone=tally.alone or against > 0,
        masses=(*(mass for mass in tally.masses if mass is not own), more),
    )


def _speak(tally: Tally, rules: Rules) -> bool:
    return tally.alone and tally.contradict >= rules.verdict.least_contradict
