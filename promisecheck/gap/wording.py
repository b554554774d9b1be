"""Wordings that the evidence carries: another number first, then a condition, then a hedge, then nothing. Each is judged again."""

import bisect
import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from promisecheck.core.judgement import SegmentGap, Voice
from promisecheck.core.promises import Claim, Match, Suggestion
from promisecheck.core.taxonomy import Stance, Strength, Verdict
from promisecheck.gap.amounts import Amount, other_amounts
from promisecheck.gap.case import Case, make_case
from promisecheck.gap.figures import other_figures
from promisecheck.gap.ladder import Ladder
from promisecheck.gap.rules import Rules
from promisecheck.gap.tolerance import tolerance, tolerance_of
from promisecheck.gap.verdict import decide
from promisecheck.language.grammar.found import DURATIONS

_GOOD = frozenset({Verdict.KEPT, Verdict.OVER_DELIVERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a new wording is judged by: the same as the old one."""

    claim: Claim
    matches: Sequence[Match]
    voices: Sequence[Voice]
    same: Mapping[str, str]
    case: Case
    rules: Rules

    def judge(self, voices: Sequence[Voice], *, allowed: float) -> Verdict:
        """The verdict on a wording with this tolerance."""
        return decide(make_case(voices, tolerance=allowed, rules=self.rules, prior=self.case.prior, errors=self.case.errors), self.rules)

    @property
    def say(self) -> Mapping[str, Any]:
        """The sentences in the claim's language; English for one that has none."""
        return _phrases().get(self.claim.passage.language.split("|")[0], _phrases()["en"])


def suggest(evidence: Evidence, verdict: Verdict, segments: Sequence[SegmentGap]) -> tuple[Suggestion, ...]:
    """What could be said instead of a promise that is broken or disputed, the best first.

    Of one that is kept only for most: the condition. Of one that is exceeded: what to decide first.
    """
    if verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED}:
        return (*_numbers(evidence), *_conditions(evidence, segments), *_hedges(evidence), _drop(evidence))
    conditions = tuple(_conditions(evidence, segments))
    return (*conditions, _decide(evidence)) if verdict is Verdict.OVER_DELIVERED else conditions


def _numbers(evidence: Evidence) -> Iterator[Suggestion]:
    """The nearest other number that most customers would have got, and that comes out kept."""
    times = other_amounts(evidence.claim, evidence.matches, evidence.say)
    for amounts in itertools.chain(times, other_figures(evidence.claim, evidence.matches)):
        ladder = Ladder(amounts, evidence.matches, evidence.same)
        # who gets one number gets every looser one too, so that the nearest can be found by halving
        rungs = range(len(amounts))
        place = bisect.bisect_left(rungs, 1, key=lambda rung: int(_with_number(evidence, ladder, rung) is not None))
        if place < len(amounts) and (suggestion := _with_number(evidence, ladder, place)):
            yield suggestion
            return


def _with_number(evidence: Evidence, ladder: Ladder, place: int) -> Suggestion | None:
    """The promise with another number, where most got that and it comes out kept."""
    allowed = tolerance_of("", [*evidence.claim.strengths, Strength.HEDGED], evidence.rules.tolerance)
    amount, voices = ladder.amounts[place], ladder.told_again(evidence.voices, place)
    counts = _counts(voices)
    if counts["kept"] < (1 - allowed) * counts["all"] or (verdict := evidence.judge(voices, allowed=allowed)) not in _GOOD:
        return None
    values = counts | {"number": amount.number, "with_number": amount.text}
    return Suggestion(
        text=_number_phrase(evidence, amount).format(**values),
        because=evidence.say["because_number"].format(**values),
        how="number",
        verdict=verdict,
    )


def _number_phrase(evidence: Evidence, amount: Amount) -> str:
    """The claim's topic has a sentence of its own for a time; anything else is the claim with the number changed."""
    say = evidence.say
    topics = evidence.claim.topics if amount.quantity.unit in DURATIONS else ()
    return next((str(say[key]) for topic in topics if (key := f"number.{topic}") in say), str(say["number.any"]))


def _conditions(evidence: Evidence, segments: Sequence[SegmentGap]) -> Iterator[Suggestion]:
    """The promise without the groups for which it is broken."""
    allowed = tolerance(evidence.claim, evidence.rules.tolerance)
    for gap in segments:
        others = [voice for voice in evidence.voices if (gap.facet, gap.value) not in {*voice.facets, ("language", voice.language)}]
        if gap.facet != "language" and (verdict := evidence.judge(others, allowed=allowed)) in _GOOD:
            values = _counts(others) | {"value": gap.value, "claim": evidence.claim.text.rstrip(" .,;:")}
            yield Suggestion(
                text=evidence.say["condition"].format(**values),
                because=evidence.say["because_condition"].format(**values),
                how="condition",
                verdict=verdict,
            )


def _hedges(evidence: Evidence) -> Iterator[Suggestion]:
    """The promise as a rule, where it is not hedged yet."""
    if Strength.HEDGED in evidence.claim.strengths:
        return
    allowed = tolerance_of(evidence.claim.text, [*evidence.claim.strengths, Strength.HEDGED], evidence.rules.tolerance)
    values = _counts(evidence.voices) | {"claim": evidence.claim.text.rstrip(" .,;:")}
    if values["kept"] >= (1 - allowed) * values["all"] and (verdict := evidence.judge(evidence.voices, allowed=allowed)) in _GOOD:
        yield Suggestion(
            text=evidence.say["hedge"].format(**values), because=evidence.say["because"].format(**values), how="hedge", verdict=verdict
        )


def _drop(evidence: Evidence) -> Suggestion:
    return Suggestion(text=evidence.say["drop"], because=evidence.say["because"].format(**_counts(evidence.voices)), how="drop")


def _decide(evidence: Evidence) -> Suggestion:
    because = evidence.say["because_more"].format(**_counts(evidence.voices))
    return Suggestion(text=evidence.say["decide"], because=because, how="decide")


def _counts(voices: Sequence[Voice]) -> dict[str, Any]:
    against = sum(voice.stance is Stance.CONTRADICTS for voice in voices)
    beyond = sum(voice.beyond for voice in voices)
    return {"all": len(voices), "against": against, "kept": len(voices) - against, "beyond": beyond}


@cache
def _phrases() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))
