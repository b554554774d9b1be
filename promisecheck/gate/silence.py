"""A report with what is known of each finding: accepted in the baseline, to be ignored, or worse than it was."""

import dataclasses
from collections.abc import Collection, Sequence
from datetime import date

from promisecheck.core.promises import Finding, Report, Skipped
from promisecheck.core.silence import Silence
from promisecheck.core.taxonomy import Verdict
from promisecheck.core.text import Origin
from promisecheck.gate.baseline import Baseline, unused
from promisecheck.gate.ignoring import Rule, rules_of_pages, rules_of_settings
from promisecheck.settings import Ignore

TOLD = frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED, Verdict.UNPROVEN})
"""What is told of and can fail; a promise that is kept needs no silence."""


def silence(report: Report, *, ignore: Sequence[Ignore] = (), known: Collection[str], baseline: Baseline | None, today: date) -> Report:
    """The same findings, each with what was written down about it; marks that cannot be followed become errors.

    `known` are the ids of all rules; `today` decides what has expired. Nothing is left out: silenced findings stay
    and are counted. What no finding needs any more stands in `Report.idle`.
    """
    from_pages, troubles = rules_of_pages(report.marked, known=known)
    rules = [*rules_of_settings(ignore, known=known), *from_pages]
    used: set[int] = set()
    findings = tuple(_judged(finding, rules, used, baseline, today=today) for finding in report.findings)
    return dataclasses.replace(
        report,
        findings=findings,
        errors=(*report.errors, *troubles),
        idle=(*_idle(report, rules, used), *_idle_entries(report, baseline)),
        baseline=baseline.path if baseline else "",
    )


def _judged(finding: Finding, rules: Sequence[Rule], used: set[int], baseline: Baseline | None, *, today: date) -> Finding:
    places = [place for occurrence in finding.occurrences for place in occurrence.passage.places]
    law = tuple(
        dataclasses.replace(question, silence=_ignored(finding, question.code, places, rules, used, today=today))
        for question in finding.law
    )
    told = finding.verdict in TOLD
    found = _ignored(finding, finding.rule, places, rules, used, today=today) if told else None
    accepted = baseline.silence_of(finding, today=today) if told and baseline else None
    holding = [one for one in (found, accepted) if one is not None and one.holds]
    return dataclasses.replace(finding, law=law, silence=holding[0] if holding else accepted or found)


def _ignored(
    finding: Finding, code: str, places: Sequence[Origin], rules: Sequence[Rule], used: set[int], *, today: date
) -> Silence | None:
    """What is said of all places together: one place of which nobody speaks, and the promise is told of."""
    said: list[Silence] = []
    speaking = [(number, rule) for number, rule in enumerate(rules) if rule.speaks_of(finding, code)]
    for place in places:
        covering = [(number, rule.silence(today=today)) for number, rule in speaking if rule.covers(place)]
        used.update(number for number, _ in covering)
        if not covering:
            return None
        said.append(next((one for _, one in covering if one.holds), covering[0][1]))
    return next((one for one in said if not one.holds), said[0]) if said else None


def _idle(report: Report, rules: Sequence[Rule], used: set[int]) -> list[Skipped]:
    """The ignores that nothing needs; without customers' words nobody knows."""
    if not report.compared:
        return []
    return [
        Skipped(what=rule.where, why="what it ignores is found no more: take it out")
        for number, rule in enumerate(rules)
        if number not in used
    ]


def _idle_entries(report: Report, baseline: Baseline | None) -> list[Skipped]:
    if baseline is None or not report.compared:
        return []
    told = [finding for finding in report.findings if finding.verdict in TOLD]
    idle = unused(baseline, told)
    if not idle:
        return []
    what = f"{baseline.path}: {len(idle)} of {len(baseline.entries)} entries"
    return [Skipped(what=what, why="no finding needs them any more: `promisecheck baseline prune` takes them out")]
