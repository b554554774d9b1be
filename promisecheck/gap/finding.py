"""One claim with those who are heard on it -> the finding."""

import dataclasses
from collections.abc import Sequence

from promisecheck.core.judgement import Burst, Drift, SegmentGap, Voice
from promisecheck.core.promises import Claim, Finding, Share
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.core.text import Reason
from promisecheck.gap.bursts import find_rushes
from promisecheck.gap.case import Case, make_case
from promisecheck.gap.change import what_would_change
from promisecheck.gap.drift import find_drift
from promisecheck.gap.heard import Heard, Run
from promisecheck.gap.posterior import Mass
from promisecheck.gap.priority import priority
from promisecheck.gap.rules import Rules
from promisecheck.gap.steps import said, steps_of
from promisecheck.gap.tolerance import tolerance
from promisecheck.gap.verdict import certainty, decide, enough
from promisecheck.gap.weights import evenness
from promisecheck.gap.wording import Evidence, suggest

_BAD = frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED})


def unjudged(occurrences: Sequence[Claim], rules: Rules) -> Finding:
    """A claim with no customers' words to hold it against: no verdict."""
    allowed = tolerance(occurrences[0], rules.tolerance)
    reasons = (*occurrences[0].why, Reason(by="tolerance", saw=f"{allowed:.2f}"))
    return Finding(claim=occurrences[0], occurrences=tuple(occurrences), tolerance=allowed, why=reasons)


def make_finding(heard: Heard, run: Run, *, held: float, importance: float, segments: Sequence[SegmentGap]) -> Finding:
    """The finding. `held`: how sure a flag of this run must be; `segments`: groups for which it is broken, tested over the whole run."""
    case, rules, claim = heard.case, run.rules, heard.claim
    allowed = tolerance(claim, rules.tolerance)
    verdict = decide(case, rules, held=held)
    estimate = _estimate(heard, run)
    over = case.posterior(case.whole).above(case.limit)
    drift = find_drift(heard.voices, limit=case.limit, rules=rules, correlation=run.correlation)
    evidence = Evidence(claim=claim, matches=heard.counted, voices=heard.voices, same=run.same, case=case, rules=rules)
    return Finding(
        claim=claim,
        occurrences=tuple(heard.occurrences),
        matches=heard.matches,
        contradicted=estimate,
        contradict=sum(voice.stance is Stance.CONTRADICTS for voice in heard.voices),
        support=sum(voice.stance is Stance.SUPPORTS for voice in heard.voices),
        beyond=sum(voice.beyond for voice in heard.voices),
        tolerance=allowed,
        verdict=verdict,
        confidence=_confidence(case, rules, verdict, over) if heard.voices else 0.0,
        priority=priority(estimate, limit=case.limit, sure=over, importance=importance, occurrences=heard.occurrences, rule=rules.priority),
        enough=enough(case, rules, held=held),
        suggestions=suggest(evidence, verdict, segments),
        why=_why(heard, run, drift, held=held, tolerated=allowed),
        importance=importance,
        voices=heard.voices,
        scope=heard.scope,
        bursts=_bursts(heard, run, held=held, tolerated=allowed),
        drift=drift,
        segments=tuple(segments),
        steps=steps_of(heard, run, tolerance=allowed, held=held),
        changes=what_would_change(case, rules, held=held, tolerance=allowed),
    )


def _estimate(heard: Heard, run: Run) -> Share:
    """The share with its interval, which is wider where some weigh more than others."""
    even = evenness(heard.voices, rules=run.rules, as_of=run.as_of)
    thinner = tuple(
        Mass(language=mass.language, contradict=mass.contradict * even, support=mass.support * even) for mass in heard.case.whole.masses
    )
    posterior = heard.case.posterior(dataclasses.replace(heard.case.whole, masses=thinner))
    return posterior.share(level=run.rules.estimate.level, customers=len(heard.voices))


def _confidence(case: Case, rules: Rules, verdict: Verdict, over: float) -> float:
    """How sure the verdict is: that most do not get it where it is bad, that few enough do not where it is good."""
    return round(max(certainty(case, rules).best, over if verdict is Verdict.CONTESTED else 0.0) if verdict in _BAD else 1 - over, 4)


def _bursts(heard: Heard, run: Run, *, held: float, tolerated: float) -> tuple[Burst, ...]:
    """Each burst with the verdict without it."""
    bursts = []
    for rush in find_rushes(heard.voices, volume=run.volume, rule=run.rules.bursts):
        rest = [voice for voice in heard.voices if voice.customer not in set(rush.customers)]
        without = make_case(rest, tolerance=tolerated, rules=run.rules, prior=heard.case.prior, errors=heard.case.errors)
        bursts.append(
            Burst(
                first=rush.first, last=rush.last, stance=rush.stance, customers=rush.customers, expected=rush.expected,
                without=decide(without, run.rules, held=held),
            )
        )  # fmt: skip
    return tuple(bursts)


def _why(heard: Heard, run: Run, drift: Drift | None, *, held: float, tolerated: float) -> tuple[Reason, ...]:
    """The steps in words, for people."""
    case, sure = heard.case, certainty(heard.case, run.rules)
    strengths = ", ".join(heard.claim.strengths) or "plain"
    bound = max(case.limit, run.rules.verdict.majority)
    left_out = f"; {heard.scope.left_out} customers left out" if heard.scope.left_out else ""
    rule = f"P(share above {bound:.2f}) = {sure.whole:.2f}" + (f"; since {case.month} {sure.since:.2f}" if case.since else "")
    return (
        *heard.claim.why,
        Reason(by="scope", saw=heard.scope.why + left_out),
        Reason(by="tolerance", saw=f"{tolerated:.2f} for a claim that is {strengths}; limit with the kinds' allowance {case.limit:.2f}"),
        Reason(by="count", saw=said(heard.voices)),
        *_not_counted(heard),
        *_kinds(heard.voices),
        *((Reason(by="drift", saw=_drift(drift)),) if drift else ()),
        Reason(by="verdict rule", saw=rule),
        *(
            (Reason(by="false flags", saw=f"a flag of this run needs {held:.3f}"),)
            if held > sure.best >= run.rules.verdict.certainty
            else ()
        ),
    )


def _not_counted(heard: Heard) -> tuple[Reason, ...]:
    """What was found and left aside: copies, and words that their kind may not say (a complaint in favour, a picked quote)."""
    mute = len(heard.matches) - heard.admitted
    told = [f"{heard.copies} with another's words"] * bool(heard.copies) + [f"{mute} sentences whose kind does not count for that"] * bool(
        mute
    )
    return (Reason(by="not counted", saw=", ".join(told)),) if told else ()


def _kinds(voices: Sequence[Voice]) -> tuple[Reason, ...]:
    """Which kinds of evidence spoke, where it was not reviews alone."""
    kinds = sorted({voice.kind for voice in voices})
    told = ", ".join(f"{sum(voice.kind is kind for voice in voices)} {kind}" for kind in kinds)
    return (Reason(by="kinds", saw=told),) if len(kinds) > 1 else ()


def _drift(drift: Drift) -> str:
    before, after = (f"{against} of {against + favour} contradict" for against, favour in (drift.before, drift.after))
    words = f"; customers say: {', '.join(drift.saw)}" if drift.saw else ""
    return f"{drift.turn} since {drift.since or 'an unknown month'}: before {before}, after {after}{words}"
