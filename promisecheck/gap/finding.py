"""One claim and its matches -> the finding."""

from collections.abc import Sequence

from promisecheck.core.promises import Claim, Finding, Match, Suggestion
from promisecheck.core.taxonomy import Kind, Stance, Verdict
from promisecheck.core.text import Reason
from promisecheck.gap.share import above, share
from promisecheck.gap.tolerance import tolerance
from promisecheck.gap.verdict import Counts, certainty, decide, enough
from promisecheck.gap.voices import voices
from promisecheck.gap.wording import suggest
from promisecheck.settings import Policy

_PROMINENCE = {"hero": 1.0, "usp": 1.0, "banner": 1.0, "heading": 0.9, "cta": 0.8, "meta": 0.7, "quote": 0.6, "legal": 0.3, "footer": 0.4}
_FULL_REACH = 10
"""So many places are as good as everywhere."""


def find(claim: Claim, occurrences: Sequence[Claim], matches: Sequence[Match], *, compared: bool, policy: Policy) -> Finding:
    """Weigh all matches of one claim; without customers' words (`compared` false) there is no verdict."""
    allowed = tolerance(claim, policy)
    if not compared:
        return Finding(claim=claim, occurrences=tuple(occurrences), tolerance=allowed, why=(_reason("tolerance", f"{allowed:.2f}"),))
    heard = voices(matches)
    counts = Counts(
        contradict=sum(voice.stance is Stance.CONTRADICTS for voice in heard),
        support=sum(voice.stance is Stance.SUPPORTS for voice in heard),
        beyond=sum(voice.beyond for voice in heard),
    )
    reviewers = any(voice.kind in {Kind.REVIEW, Kind.COMPLAINT} for voice in heard) or not heard
    limit = allowed + (policy.reviewers_allowance if reviewers else 0.0)
    verdict = decide(counts, limit=limit, policy=policy)
    sure = certainty(counts, limit=limit, policy=policy) if counts.customers else 0.0
    return Finding(
        claim=claim,
        occurrences=tuple(occurrences),
        matches=tuple(matches),
        contradicted=share(counts.contradict, counts.support),
        contradict=counts.contradict,
        support=counts.support,
        beyond=counts.beyond,
        tolerance=allowed,
        verdict=verdict,
        confidence=round(
            sure if verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED} else 1 - above(counts.contradict, counts.support, limit), 4
        )
        if counts.customers
        else 0.0,
        priority=_priority(counts, limit, occurrences),
        enough=enough(counts, limit=limit, policy=policy),
        suggestions=_suggestions(claim, counts, verdict),
        why=_why(claim, counts, allowed, limit, sure, policy.majority),
    )


def _suggestions(claim: Claim, counts: Counts, verdict: Verdict) -> tuple[Suggestion, ...]:
    return suggest(claim, counts) if verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED} else ()


def _priority(counts: Counts, limit: float, occurrences: Sequence[Claim]) -> float:
    """Gap x reach x prominence, 0 to 1: what to fix first."""
    estimate = share(counts.contradict, counts.support)
    gap = max(0.0, estimate.mid - limit) * min(1.0, counts.customers / 10) if counts.customers else 0.0
    places = [place for claim in occurrences for place in claim.passage.places]
    reach = 0.5 + 0.5 * min(1.0, len({place.source for place in places}) / _FULL_REACH)
    prominence = max((_PROMINENCE.get(place.role, 0.6) for place in places), default=0.6)
    return round(min(1.0, gap * reach * prominence), 4)


def _why(claim: Claim, counts: Counts, allowed: float, limit: float, sure: float, majority: float) -> tuple[Reason, ...]:
    strengths = ", ".join(claim.strengths) or "plain"
    return (
        *claim.why,
        _reason("tolerance", f"{allowed:.2f} for a claim that is {strengths}; limit with the reviewers' allowance {limit:.2f}"),
        _reason(
            "count",
            f"{counts.contradict} customers contradict, {counts.support} support, {counts.beyond} got more",
        ),
        _reason("verdict rule", f"P(share above {max(limit, majority):.2f}) = {sure:.2f}"),
    )


def _reason(by: str, saw: str) -> Reason:
    return Reason(by=by, saw=saw)
