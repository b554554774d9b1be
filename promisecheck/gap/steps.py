"""The judgement of a claim step by step, and the steps applied again: the same verdict, without any model."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from promisecheck.core.judgement import Step, Voice
from promisecheck.core.taxonomy import Kind, Stance, Verdict
from promisecheck.gap.case import Case, tally
from promisecheck.gap.confusion import Errors
from promisecheck.gap.heard import Heard, Run
from promisecheck.gap.policy import load_rules
from promisecheck.gap.rules import Rules
from promisecheck.gap.verdict import certainty, decide
from promisecheck.gap.weights import month

_PARTS = ("sensitivity", "specificity", "strangers", "leaning")


def steps_of(heard: Heard, run: Run, *, tolerance: float, held: float) -> tuple[Step, ...]:
    """Every step from whose words count to the verdict, with its numbers."""
    case, rules, scope = heard.case, run.rules, heard.scope
    sure = certainty(case, rules)
    verdict = decide(case, rules, held=held)
    bound = max(case.limit, rules.verdict.majority)
    return (
        Step(by="scope", saw=scope.why, values=(("left out", float(scope.left_out)),)),
        Step(by="tolerance", saw=f"for a claim that is {', '.join(heard.claim.strengths) or 'plain'}", values=(("tolerance", tolerance),)),
        Step(by="limit", saw="tolerance and the allowance of the kinds that speak", values=(("limit", case.limit),)),
        Step(by="kinds", saw="what a voice of each kind counts", values=_kinds(rules)),
        Step(by="weights", saw="newer words weigh more, many of one month less", values=_weights(run)),
        Step(by="count", saw="customers, each once", values=(*_counts(case), ("copies", float(heard.copies)))),
        Step(
            by="category",
            saw="what the company's other claims of the category say",
            values=(("for", case.prior[0]), ("not", case.prior[1])),
        ),
        *(_judge(language, errors) for language, errors in sorted(case.errors.items())),
        *_since(case, sure.since),
        Step(by="thresholds", saw="the policy", values=_thresholds(rules)),
        Step(by="false flags", saw="how sure a flag of this run must be at least", values=(("held", held),)),
        Step(by="verdict", saw=verdict, values=(("share", round(case.share, 6)), ("bound", bound), ("certainty", sure.whole))),
    )


def replay(steps: Iterable[Step], voices: Sequence[Voice]) -> Verdict:
    """The verdict that the stored steps give when applied again to the stored voices."""
    stored = stored_numbers(steps)
    rules = stored_rules(stored)
    return decide(stored_case(stored, voices, rules), rules, held=stored["false flags"]["held"])


Stored = Mapping[str, Mapping[str, float]]
"""The numbers of each step by its name."""


def stored_numbers(steps: Iterable[Step]) -> Stored:
    """The steps as numbers by name."""
    return {step.by: dict(step.values) for step in steps}


def stored_case(stored: Stored, voices: Sequence[Voice], rules: Rules) -> Case:
    """The case that the stored numbers make of weighed voices."""
    since = stored.get("since")
    first = f"{int(since['year']):04d}-{int(since['month']):02d}" if since else ""
    return Case(
        whole=tally(voices, rules),
        limit=stored["limit"]["limit"],
        since=tally([voice for voice in voices if month(voice.said_at) >= first], rules) if first else None,
        month=first,
        prior=(stored["category"]["for"], stored["category"]["not"]),
        errors={name.removeprefix("judge's errors "): _errors(values) for name, values in stored.items() if name.startswith("judge's")},
    )


def _kinds(rules: Rules) -> tuple[tuple[str, float], ...]:
    return tuple(
        pair
        for kind, rule in sorted(rules.kinds.items())
        for pair in ((f"{kind} weight", rule.weight), (f"{kind} alone", float(rule.alone)))
    )


def _weights(run: Run) -> tuple[tuple[str, float], ...]:
    return (("half-life in days", run.rules.estimate.half_life), ("correlation within a month", run.correlation))


def _counts(case: Case) -> tuple[tuple[str, float], ...]:
    whole = case.whole
    weighed = [(mass.language, side, getattr(mass, side)) for mass in whole.masses for side in ("contradict", "support")]
    masses = [(f"{side} weighed {language}".strip(), mass) for language, side, mass in weighed]
    return (("contradict", whole.contradict), ("support", whole.support), ("beyond", whole.beyond), *masses)


def _judge(language: str, errors: Errors) -> Step:
    values = tuple((f"{part} {side}", number) for part in _PARTS for side, number in zip(("yes", "no"), getattr(errors, part), strict=True))
    return Step(by=f"judge's errors {language}", saw="measured on pairs whose truth is known", values=values)


def _since(case: Case, sure: float) -> tuple[Step, ...]:
    if case.since is None:
        return ()
    year, number = case.month.split("-")
    counts = (("contradict", case.since.contradict), ("support", case.since.support), ("certainty", sure))
    saw = "the month since which it is surest that most miss it"
    return (Step(by="since", saw=saw, values=(("year", float(year)), ("month", float(number)), *counts)),)


def _thresholds(rules: Rules) -> tuple[tuple[str, float], ...]:
    return (*((name, float(value)) for name, value in dataclasses.asdict(rules.verdict).items()), ("since", rules.drift.since))


def stored_rules(stored: Stored) -> Rules:
    """The policy with the numbers that were stored in its place."""
    shipped, kinds = load_rules(), stored["kinds"]
    kept: Mapping[str, Any] = stored["thresholds"]
    counted: dict[Kind, dict[str, Any]] = {
        kind: {"weight": kinds[f"{kind} weight"], "alone": bool(kinds[f"{kind} alone"])} for kind in Kind
    }
    return dataclasses.replace(
        shipped,
        verdict=dataclasses.replace(shipped.verdict, **{name: value for name, value in kept.items() if name != "since"}),
        drift=dataclasses.replace(shipped.drift, since=kept["since"]),
        estimate=dataclasses.replace(shipped.estimate, half_life=stored["weights"]["half-life in days"]),
        kinds={kind: dataclasses.replace(shipped.kinds[kind], **values) for kind, values in counted.items()},
    )


def _errors(values: Mapping[str, float]) -> Errors:
    return Errors(**{part: (values[f"{part} yes"], values[f"{part} no"]) for part in _PARTS})


def said(voices: Sequence[Voice]) -> str:
    """How many customers say what, in words."""
    against = sum(voice.stance is Stance.CONTRADICTS for voice in voices)
    beyond = sum(voice.beyond for voice in voices)
    return f"{against} customers contradict, {len(voices) - against} support, {beyond} got more"
