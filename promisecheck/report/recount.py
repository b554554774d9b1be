"""What the page needs to judge a promise again when a quote is taken out of it: the stored steps and the voices behind the quotes shown.

The browser applies the same rule as the audit: `script/recount.js` is that rule once more.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import prod
from typing import Any

from promisecheck.core.judgement import Voice
from promisecheck.core.promises import Finding, Match
from promisecheck.core.taxonomy import Kind, Stance
from promisecheck.core.text import normal
from promisecheck.report.cards import Card, shown_quotes

_PARTS = ("sensitivity", "specificity", "strangers", "leaning")
_DIGITS, _PRIOR = 4, 6
"""Decimals of weights, and of what was known beforehand."""

Steps = Mapping[str, Mapping[str, float]]


def rule_of(findings: Iterable[Finding]) -> dict[str, Any]:
    """What is the same for all promises of a run: thresholds, kinds, the judge's errors by language; empty where nothing was judged."""
    steps = next((_steps(finding) for finding in findings if finding.steps), None)
    if steps is None or "thresholds" not in steps:
        return {}
    kinds = steps["kinds"]
    return {
        "thresholds": dict(steps["thresholds"]),
        "kinds": [[kinds[f"{kind} weight"], kinds[f"{kind} alone"]] for kind in Kind],
        "held": steps["false flags"]["held"],
        "errors": {
            name.removeprefix("judge's errors "): [[values[f"{part} yes"], values[f"{part} no"]] for part in _PARTS]
            for name, values in steps.items()
            if name.startswith("judge's errors ")
        },
    }


def case_of(card: Card, *, as_of: date | None) -> dict[str, Any]:
    """One promise as numbers: limit, prior, what was weighed by language, the month that is worst, and the voices behind its quotes."""
    finding = card.finding
    steps = _steps(finding)
    if "count" not in steps or not finding.voices:
        return {}
    since = steps.get("since")
    first = f"{int(since['year']):04d}-{int(since['month']):02d}" if since else ""
    fresh = {voice.customer: _fresh(voice, as_of, steps["weights"]["half-life in days"]) for voice in finding.voices}
    case: dict[str, Any] = {
        "limit": steps["limit"]["limit"],
        "prior": [round(steps["category"][side], _PRIOR) for side in ("for", "not")],
        "whole": _tally(finding.voices, steps["kinds"]),
        "fresh": [round(sum(fresh.values()), _DIGITS), round(sum(part**2 for part in fresh.values()), _DIGITS), len(fresh)],
        "reviews": _reviews(card, fresh, first),
    }
    if first:
        case["since"] = _tally([voice for voice in finding.voices if _month(voice.said_at) >= first], steps["kinds"])
    return case


def _steps(finding: Finding) -> Steps:
    return {step.by: dict(step.values) for step in finding.steps}


def _tally(voices: Sequence[Voice], kinds: Mapping[str, float]) -> list[Any]:
    """Customers against, in favour, beyond; how many who may stand alone are against; weights against and in favour by language."""
    counts, alone, masses = [0.0, 0.0, 0.0], 0, dict[str, list[float]]()
    for voice in voices:
        favour = voice.stance is Stance.SUPPORTS
        counts[favour] += kinds[f"{voice.kind} weight"]
        counts[2] += kinds[f"{voice.kind} weight"] * (favour and voice.beyond)
        alone += int(kinds[f"{voice.kind} alone"] and not favour)
        masses.setdefault(voice.language, [0.0, 0.0])[favour] += voice.weight
    return [*counts, alone, {name: [round(side, _DIGITS) for side in sides] for name, sides in sorted(masses.items())}]


def _reviews(card: Card, fresh: Mapping[str, float], first: str) -> dict[str, list[Any]]:
    """For each review with a quote in the page: its customer, the voice it is part of, and what the customer's other reviews say."""
    voices = {voice.customer: voice for voice in card.finding.voices}
    number = {customer: place for place, customer in enumerate(voices)}
    of_customer: dict[str, list[Match]] = {}
    for match in card.finding.matches:
        of_customer.setdefault(match.remark.customer_key or match.remark.review_id, []).append(match)
    shown = {quoted.review for quoted in shown_quotes(card)}
    return {
        match.remark.review_id: [number[customer], *_voice(voices[customer], own, match.remark.review_id, fresh, first)]
        for customer, own in of_customer.items()
        if customer in voices
        for match in own
        if match.remark.review_id in shown
    }


def _voice(voice: Voice, own: Sequence[Match], review: str, fresh: Mapping[str, float], first: str) -> list[Any]:
    """Side (1: in favour, 2: got more, 4: since the worst month), kind, language, weight, freshness; the other reviews' weights."""
    others = [match for match in own if match.remark.review_id != review]
    return [
        (voice.stance is Stance.SUPPORTS) + 2 * voice.beyond + 4 * (bool(first) and _month(voice.said_at) >= first),
        list(Kind).index(voice.kind),
        voice.language,
        round(voice.weight, _DIGITS),
        round(fresh[voice.customer], _DIGITS),
        *([[_weight(others, stance) for stance in (Stance.CONTRADICTS, Stance.SUPPORTS)]] if others else []),
    ]


def _weight(matches: Sequence[Match], stance: Stance) -> float:
    """How probable it is that at least one of these sentences says so, each sentence once."""
    surest: dict[str, float] = {}
    for match in matches:
        if match.stance is stance:
            words = normal(match.remark.text)
            surest[words] = max(match.confidence, surest.get(words, 0.0))
    return round(1 - prod(1 - confidence for confidence in surest.values()), 4) if surest else 0.0


def _month(day: date | None) -> str:
    return f"{day.year:04d}-{day.month:02d}" if day else ""


def _fresh(voice: Voice, as_of: date | None, half_life: float) -> float:
    """How much the age leaves of a voice, as the interval counts it."""
    if voice.said_at is None or as_of is None or half_life <= 0:
        return 1.0
    return float(2 ** (-max(0, (as_of - voice.said_at).days) / half_life))
