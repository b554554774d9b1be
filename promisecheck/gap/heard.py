"""All claims of a run at once: who is heard on which, each customer once, weighed; and what the run as a whole tells."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from promisecheck.core.judgement import Scope, Voice
from promisecheck.core.promises import Claim, Match
from promisecheck.core.taxonomy import Category
from promisecheck.gap.bursts import volume_of
from promisecheck.gap.case import Case, make_case
from promisecheck.gap.confusion import Beta, Errors
from promisecheck.gap.correlation import month_correlation
from promisecheck.gap.duplicates import customer_of, same_customers
from promisecheck.gap.kinds import admitted
from promisecheck.gap.posterior import Mass
from promisecheck.gap.rules import Rules
from promisecheck.gap.scope import Scopes, within
from promisecheck.gap.tolerance import tolerance
from promisecheck.gap.voices import voices
from promisecheck.gap.weights import masses, weigh

_LEAST_PRIOR = 0.01
"""A policy may give the category no weight; a distribution needs some."""

Promises = Mapping[str, Sequence[Claim]]
"""Each promise's key with its occurrences, the first one first."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One claim with those who are heard on it."""

    occurrences: Sequence[Claim]
    matches: tuple[Match, ...]
    """All that were found, the surest first."""
    counted: tuple[Match, ...]
    """Those of them that may speak, within the claim's scope."""
    admitted: int
    """How many of all matches may speak, whatever the scope."""
    voices: tuple[Voice, ...]
    copies: int
    """Customers who are not counted because their words are another's."""
    scope: Scope
    case: Case

    @property
    def claim(self) -> Claim:
        """The promise, as it was met first."""
        return self.occurrences[0]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What holds for all claims of a run."""

    rules: Rules
    as_of: date | None
    same: Mapping[str, str]
    volume: Mapping[date, int]
    correlation: float
    errors: Mapping[str, Errors]


def listen(
    promises: Promises,
    matches: Mapping[str, Iterable[Match]],
    *,
    rules: Rules,
    as_of: date | None,
    errors: Mapping[str, Errors] | None = None,
) -> tuple[Run, dict[str, Heard]]:
    """Everybody who speaks of any claim. `matches`: by the promise's key; their order does not matter."""
    found = {key: _in_order(matches.get(key, ())) for key in promises}
    allowed = {key: admitted(own, rules) for key, own in found.items()}
    everything = [match for key in sorted(allowed) for match in allowed[key]]
    scopes = Scopes(everything, rule=rules.scope)
    scoped = {key: _scoped(scopes.of(occurrences), allowed[key], rules) for key, occurrences in promises.items()}
    same = same_customers(everything, rules.duplicates)
    told = {key: voices(counted, same=same) for key, (_, counted) in scoped.items()}
    run = Run(
        rules=rules,
        as_of=as_of or max((match.remark.said_at for match in everything if match.remark.said_at), default=None),
        same=same,
        volume=volume_of(told.values()),
        correlation=month_correlation((told[key] for key in sorted(told)), usual=rules.estimate.correlation),
        errors=errors or {},
    )
    weighed = {key: weigh(own, rules=rules, as_of=run.as_of, correlation=run.correlation) for key, own in told.items()}
    return run, {
        key: Heard(
            occurrences=occurrences,
            matches=tuple(found[key]),
            counted=tuple(scoped[key][1]),
            admitted=len(allowed[key]),
            voices=weighed[key],
            copies=len({customer_of(match.remark) for match in scoped[key][1]}) - len(weighed[key]),
            scope=scoped[key][0],
            case=make_case(weighed[key], tolerance=tolerance(occurrences[0], rules.tolerance), rules=rules, prior=prior, errors=run.errors),
        )
        for (key, occurrences), prior in zip(promises.items(), _priors(promises, weighed, rules), strict=True)
    }


def _in_order(matches: Iterable[Match]) -> list[Match]:
    """The surest first; the same whatever order they came in."""
    return sorted(
        matches, key=lambda match: (-match.confidence, match.remark.review_id, match.remark.number, match.remark.text, match.stance)
    )


def _scoped(scope: Scope, own: Sequence[Match], rules: Rules) -> tuple[Scope, list[Match]]:
    kept, left_out = within(own, scope, rules.scope)
    return dataclasses.replace(scope, left_out=left_out), kept


def _priors(promises: Promises, weighed: Mapping[str, Sequence[Voice]], rules: Rules) -> list[Beta]:
    """For each promise: what the company's other claims of the category say, with the weight of so many customers as the policy has it."""
    own = {key: _together(masses(weighed[key])) for key in promises}
    category = {key: occurrences[0].categories[:1] for key, occurrences in promises.items()}
    against: dict[tuple[Category, ...], float] = defaultdict(float)
    favour: dict[tuple[Category, ...], float] = defaultdict(float)
    for key in sorted(promises):
        against[category[key]] += own[key][0]
        favour[category[key]] += own[key][1]
    strength, priors = max(_LEAST_PRIOR, rules.estimate.prior_customers), []
    for key in promises:
        others = (against[category[key]] - own[key][0] + 1, favour[category[key]] - own[key][1] + 1)
        share = round(others[0] / sum(others), 6)
        priors.append((strength * share, strength * (1 - share)))
    return priors


def _together(own: Sequence[Mass]) -> Beta:
    return (sum(mass.contradict for mass in own), sum(mass.support for mass in own))
