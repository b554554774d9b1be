"""Which findings make a run fail: by verdict, by how many, and by where they stand."""

from collections.abc import Mapping, Sequence

from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Verdict
from promisecheck.errors import SettingsError
from promisecheck.gate.paths import is_under
from promisecheck.settings import Gate

FAIL_ON: Mapping[str, frozenset[Verdict]] = {
    "over-promised": frozenset({Verdict.OVER_PROMISED}),
    "contested": frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED}),
    "unproven": frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED, Verdict.UNPROVEN}),
    "never": frozenset(),
}
"""What `--fail-on` takes, and the verdicts at or above it."""


def check_gate(gate: Gate) -> None:
    """SettingsError for a `fail_on` that is none of FAIL_ON, wherever it stands."""
    for where, given in (("[gate]", gate.fail_on), *((f"[[gate.paths]] number {n}", one.fail_on) for n, one in enumerate(gate.paths, 1))):
        if given not in FAIL_ON:
            raise SettingsError(f"fail_on = {given!r} is not known", where=where, next_step=f"One of: {', '.join(FAIL_ON)}")


def failing(report: Report, gate: Gate) -> tuple[Finding, ...]:
    """The findings that make the run fail; empty where it passes. A finding belongs to the first gate that names one of its places."""
    counted: dict[int, list[Finding]] = {}
    for finding in report.findings:
        for number in sorted(_gates_of(finding, gate)) if not finding.silenced else ():
            if finding.verdict in FAIL_ON[_gate(gate, number)[0]]:
                counted.setdefault(number, []).append(finding)
    too_many = [found for number, found in counted.items() if len(found) > _gate(gate, number)[1]]
    named = {finding.claim.key for found in too_many for finding in found}
    return tuple(finding for finding in report.findings if finding.claim.key in named)


def _gate(gate: Gate, number: int) -> tuple[str, int]:
    """`fail_on` and `max_findings` of the gate; number -1 is the one for all other places."""
    one = gate.paths[number] if number >= 0 else gate
    return one.fail_on, one.max_findings


def _gates_of(finding: Finding, gate: Gate) -> set[int]:
    sources = {place.source for occurrence in finding.occurrences for place in occurrence.passage.places}
    return {_first(source, gate) for source in sources}


def _first(source: str, gate: Gate) -> int:
    patterns: Sequence[Sequence[str]] = [one.paths for one in gate.paths]
    return next((number for number, wanted in enumerate(patterns) if is_under(source, wanted)), -1)
