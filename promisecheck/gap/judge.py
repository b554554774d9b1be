"""All claims of a run and all matches -> the findings. What one claim cannot tell alone (false flags, groups, importance) is told here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from promisecheck.core.promises import Claim, Finding, Match
from promisecheck.core.taxonomy import Category
from promisecheck.gap.confusion import Errors
from promisecheck.gap.finding import make_finding, unjudged
from promisecheck.gap.flags import held_certainty
from promisecheck.gap.heard import Heard, Promises, listen
from promisecheck.gap.importance import Importance
from promisecheck.gap.policy import load_rules
from promisecheck.gap.rules import Rules
from promisecheck.gap.segments import find_segments
from promisecheck.gap.verdict import certainty, flagged
from promisecheck.settings import Policy


def judge(
    promises: Promises,
    matches: Iterable[Match],
    *,
    rules: Rules,
    as_of: date | None = None,
    errors: Mapping[str, Errors] | None = None,
    importance: Mapping[Category, float] | None = None,
) -> tuple[Finding, ...]:
    """A finding for each promise, in their order; the order of the matches does not matter.

    `as_of`: now, for what ages (default: the newest remark's day). `errors`: the judge's known ones, by language.
    `importance`: of `Importance` over all remarks (default: over those that were matched).
    """
    return _judge(promises, _by_promise(matches), rules=rules, as_of=as_of, errors=errors, importance=importance)


def _by_promise(matches: Iterable[Match]) -> dict[str, list[Match]]:
    """The matches by the key of their promise, which is asked of each claim once."""
    of_claim: dict[int, tuple[Claim, list[Match]]] = {}
    for match in matches:
        of_claim.setdefault(id(match.claim), (match.claim, []))[1].append(match)
    found: dict[str, list[Match]] = defaultdict(list)
    for claim, own in of_claim.values():
        found[claim.key] += own
    return found


def find(claim: Claim, occurrences: Sequence[Claim], matches: Iterable[Match], *, compared: bool, policy: Policy) -> Finding:
    """One claim by itself: no other claims of its category, no run whose false flags are held. `compared` false: no verdict."""
    promises, rules = {claim.key: occurrences}, load_rules(policy)
    if not compared:
        return leave_unjudged(promises, rules=rules)[0]
    return _judge(promises, {claim.key: matches}, rules=rules)[0]


def _judge(
    promises: Promises,
    matches: Mapping[str, Iterable[Match]],
    *,
    rules: Rules,
    as_of: date | None = None,
    errors: Mapping[str, Errors] | None = None,
    importance: Mapping[Category, float] | None = None,
) -> tuple[Finding, ...]:
    run, heard = listen(promises, matches, rules=rules, as_of=as_of, errors=errors)
    flags = [sure.best for sure in (certainty(one.case, rules) for one in heard.values()) if flagged(sure, rules)]
    held = held_certainty(flags, rate=rules.verdict.false_flags)
    segments = find_segments({key: one.voices for key, one in heard.items()}, {key: one.case for key, one in heard.items()}, rules)
    weight = importance if importance is not None else _importance(heard, rules)
    return tuple(
        make_finding(one, run, held=held, importance=_of(one, weight), segments=segments.get(key, ())) for key, one in heard.items()
    )


def leave_unjudged(promises: Promises, *, rules: Rules) -> tuple[Finding, ...]:
    """Findings without a verdict: no customers' words were given."""
    return tuple(unjudged(occurrences, rules) for occurrences in promises.values())


def _importance(heard: Mapping[str, Heard], rules: Rules) -> Mapping[Category, float]:
    """From the remarks that were matched, each once."""
    remarks = {
        (match.remark.review_id, match.remark.number, match.remark.key): match.remark for one in heard.values() for match in one.matches
    }
    importance = Importance()
    for _ in importance.watch(remarks[key] for key in sorted(remarks)):
        pass
    return importance.weights(rules.priority)


def _of(one: Heard, weight: Mapping[Category, float]) -> float:
    return max((weight.get(category, 1.0) for category in one.claim.categories[:1]), default=1.0)
