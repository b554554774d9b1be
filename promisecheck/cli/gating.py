"""A report held against what is known, and the exit code that follows."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from promisecheck.cli.running import FOUND, UNCHECKED
from promisecheck.errors import UsageError
from promisecheck.settings import Gate, Settings

if TYPE_CHECKING:
    from promisecheck.core.promises import Report
    from promisecheck.gate import Baseline


def gate_of(settings: Settings, *, fail_on: str | None, max_findings: int | None) -> Gate:
    """The gates of the settings; `--fail-on` stands in place of all of them. Errors come before the work."""
    from promisecheck.gate.fails import FAIL_ON, check_gate

    check_gate(settings.gate)
    if fail_on is not None and fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on {fail_on!r} is not known", next_step=f"One of: {', '.join(FAIL_ON)}")
    gate = dataclasses.replace(settings.gate, fail_on=fail_on, paths=()) if fail_on is not None else settings.gate
    return gate if max_findings is None else dataclasses.replace(gate, max_findings=max_findings)


def known_findings(settings: Settings, file: Path | None) -> "Baseline | None":
    """The baseline that is named on the command line or in the settings."""
    from promisecheck.cli.rule_list import rule_ids
    from promisecheck.gate import read_baseline
    from promisecheck.gate.ignoring import rules_of_settings

    if settings.ignore:
        rules_of_settings(settings.ignore, known=rule_ids(settings))  # an ignore that cannot be followed is said before the work
    named = str(file) if file else settings.gate.baseline
    return read_baseline(Path(named)) if named else None


def held_against(report: "Report", settings: Settings, baseline: "Baseline | None", *, today: date | None) -> "Report":
    """The report with what is known of each finding; `today` None is the real day."""
    if not (report.marked or settings.ignore or baseline):
        return report
    from promisecheck.cli.rule_list import rule_ids
    from promisecheck.gate import silence

    day = today or datetime.now(UTC).date()
    return silence(report, ignore=settings.ignore, known=rule_ids(settings), baseline=baseline, today=day)


def exit_code(report: "Report", gate: Gate) -> int:
    """3 if something named could not be checked, else 1 with more findings than a gate allows, else 0."""
    from promisecheck.gate import failing

    if report.errors:
        return UNCHECKED
    return FOUND if failing(report, gate) else 0
