"""A stored judgement made again without some of what customers said: a quote that is not about the promise falls away."""

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Any

from promisecheck.core.judgement import Step, Voice
from promisecheck.core.promises import Share
from promisecheck.core.taxonomy import Kind, Stance, Verdict
from promisecheck.gap.posterior import Mass
from promisecheck.gap.steps import stored_case, stored_numbers, stored_rules
from promisecheck.gap.verdict import decide
from promisecheck.gap.weights import evenness, weigh

Row = Mapping[str, Any]
"""A part of a report's JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim judged again."""

    verdict: Verdict
    contradict: int
    support: int
    beyond: int
    share: Share


def judge_again(claim: Row, *, not_about: Collection[str], as_of: date | None) -> Judged | None:
    """A claim of a report's JSON without the reviews `not_about` (ids); None where it was never judged.

    The limit, the month since which it is worst, what was known beforehand and what flags of the run need stay as they were stored.
    """
    if not claim["steps"] or claim["contradicted"] is None:
        return None
    stored = stored_numbers(_steps(claim["steps"]))
    rules = stored_rules(stored)
    left = _left(claim, not_about)
    voices = weigh(left, rules=rules, as_of=as_of, correlation=stored["weights"]["correlation within a month"])
    case = stored_case(stored, voices, rules)
    even = evenness(voices, rules=rules, as_of=as_of)
    thinner = tuple(
        Mass(language=mass.language, contradict=mass.contradict * even, support=mass.support * even) for mass in case.whole.masses
    )
    posterior = case.posterior(dataclasses.replace(case.whole, masses=thinner))
    return Judged(
        verdict=decide(case, rules, held=stored["false flags"]["held"]),
        contradict=sum(voice.stance is Stance.CONTRADICTS for voice in voices),
        support=sum(voice.stance is Stance.SUPPORTS for voice in voices),
        beyond=sum(voice.beyond for voice in voices),
        share=posterior.share(level=rules.estimate.level, customers=len(voices)),
    )


def _steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    return tuple(Step(by=row["by"], saw=row["saw"], values=tuple(row["values"].items())) for row in rows)


def _left(claim: Row, not_about: Collection[str]) -> list[Voice]:
    """The voices that still speak; one who also said something that counts speaks with that."""
    quotes: dict[int, list[Row]] = defaultdict(list)
    for quote in claim["evidence"]:
        if quote.get("voice") is not None:
            quotes[quote["voice"]].append(quote)
    left = []
    for number, row in enumerate(claim["voices"]):
        own = quotes[number]
        about = [quote for quote in own if quote["review_id"] not in not_about]
        if len(about) == len(own):
            left.append(_voice(row))
        elif about:
            left.append(_spoken(_voice(row), about))
    return left


def _voice(row: Row) -> Voice:
    return Voice(
        customer="", stance=Stance(row["stance"]), certainty=row["certainty"], kind=Kind(row["kind"]), language=row["language"],
        said_at=_day(row["said_at"]), beyond=row["beyond"], withdrawn=row["withdrawn"],
    )  # fmt: skip


def _spoken(voice: Voice, about: Sequence[Row]) -> Voice:
    """The voice by what is left of its quotes: the likelier side, contradiction on a tie."""
    sides = {stance: [quote for quote in about if quote["stance"] == stance] for stance in (Stance.CONTRADICTS, Stance.SUPPORTS)}
    sure = {stance: 1 - prod(1 - quote["confidence"] for quote in side) for stance, side in sides.items()}
    stance = Stance.CONTRADICTS if sure[Stance.CONTRADICTS] >= sure[Stance.SUPPORTS] else Stance.SUPPORTS
    told = sides[stance]
    beyond = stance is Stance.SUPPORTS and any(quote["beyond"] for quote in told)
    days = [day for quote in told if (day := _day(quote["date"]))]
    return dataclasses.replace(voice, stance=stance, certainty=sure[stance], beyond=beyond, said_at=max(days, default=None))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
