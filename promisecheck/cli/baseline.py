"""`promisecheck baseline`: findings that are known, so that only new and worse ones fail."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from promisecheck.cli.command import App
from promisecheck.cli.running import parse_date, write_out
from promisecheck.errors import UsageError

if TYPE_CHECKING:
    from promisecheck.gate import Baseline
    from promisecheck.gate.baseline import Entry
    from promisecheck.gate.writing import Accepted

FILE = "promisecheck-baseline.json"
baseline = App(no_args_is_help=True)

Report = Annotated[Path, typer.Argument(metavar="REPORT.json", help="What `audit -o report.json` wrote.", show_default=False)]
File = Annotated[
    Path, typer.Option("--baseline", "-b", metavar="FILE", help=f"The baseline (default {FILE}).", show_default=False)
]  # fmt: skip


@baseline.callback()
def _group() -> None:
    """Findings that are known: only new and worse ones fail.

    Example: promisecheck baseline write report.json
    """


@baseline.command()
def write(
    report: Report,
    file: File = Path(FILE),
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why, for entries that give no reason yet.", show_default=False)
    ] = "",
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day on which they hold (YYYY-MM-DD).", show_default=False)
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="RULE", help="Only findings of this rule; repeatable.", show_default=False)
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="Only what people accepted in this export of decisions.", show_default=False),
    ] = None,
) -> None:
    """Write the findings of a report into the baseline; what its entries say of reasons, days and earlier wordings stays.

    Example: promisecheck baseline write report.json --reason "known before the launch" --until 2027-03-01
    """
    from promisecheck.gate import Baseline, read_baseline, write_baseline, written
    from promisecheck.report.stored import read_report

    day = parse_date(until)
    claims = read_report(report)["claims"]
    before = read_baseline(file) if file.exists() else Baseline(path=str(file))
    made = written(
        claims, before=before, rules=_known_rules(rule, claims), note=_note(reason, day), decided=_decided(decisions) if decisions else None
    )
    write_baseline(made, file)
    _say_written(made, before, file)


def _note(reason: str, until: date | None) -> "Accepted | None":
    from promisecheck.gate.writing import Accepted

    return Accepted(reason=reason, until=until) if reason or until else None


def _known_rules(rules: list[str] | None, claims: list[dict[str, Any]]) -> tuple[str, ...]:
    present = sorted({row["rule"] for row in claims if row["rule"]})
    for rule in rules or ():
        if rule not in present:
            raise UsageError(f"--rule {rule!r} is not in this report", next_step=f"In it: {', '.join(present) or 'none'}")
    return tuple(rules or ())


def _decided(path: Path) -> "dict[str, Accepted]":
    """What people decided to live with, by the ids of promises; the form is that of docs/decisions.md."""
    from promisecheck.core.decisions import SILENCED
    from promisecheck.gate.writing import Accepted

    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["decisions"]
        return {
            row["claim"]: Accepted(
                reason=row.get("reason") or row.get("document") or row["status"], until=parse_date(row.get("until") or row.get("expiry"))
            )
            for row in rows
            if row["status"] in SILENCED
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"no decisions can be read from it ({error})",
            where=str(path),
            next_step="Name a file that the report or the workbench exported",
        ) from error


def _say_written(made: "Baseline", before: "Baseline", file: Path) -> None:
    known = {entry.claim for entry in before.entries}
    new = sum(entry.claim not in known for entry in made.entries)
    out = len(before.entries) - (len(made.entries) - new)
    typer.echo(f"{file}: {len(made.entries)} entries, {new} new, {max(out, 0)} taken out", err=True)
    bare = sum(not entry.reason for entry in made.entries)
    if bare:
        typer.echo(f"{bare} give no reason: add --reason, or write one into the file", err=True)
    typer.echo(f"Next: promisecheck audit ... --baseline {file}", err=True)


@baseline.command()
def show(
    file: File = Path(FILE),
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show what is accepted: rule, words, numbers, reason and last day.

    Example: promisecheck baseline show
    """
    from promisecheck.gate import read_baseline

    if form not in {"text", "json"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="text or json")
    found = read_baseline(file)
    if form == "json":
        write_out(file.read_text(encoding="utf-8"))
        return
    for entry in found.entries:
        write_out(_line(entry) + "\n")
    if not found.entries:
        typer.echo(f"{file} holds no entries", err=True)


def _line(entry: "Entry") -> str:
    said = f"{entry.heard.contradict} of {entry.heard.customers} customers say no"
    until = f", until {entry.until}" if entry.until else ""
    before = f", before: {entry.aliases[0].text}" if entry.aliases else ""
    return f"{entry.rule} {entry.claim} {entry.text} ({said}{until}{before}): {entry.reason or 'no reason given'}"


@baseline.command()
def prune(
    report: Report,
    file: File = Path(FILE),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken out.")] = False,
) -> None:
    """Take out what is needed no more: promises that are gone or kept, and entries whose day has passed.

    Example: promisecheck baseline prune report.json
    """
    from promisecheck.gate import pruned, read_baseline, write_baseline
    from promisecheck.report.stored import read_report

    before = read_baseline(file)
    after, out = pruned(before, read_report(report)["claims"], today=datetime.now(UTC).date())
    for entry, why in out:
        write_out(f"{entry.rule} {entry.claim} {entry.text}: {why}\n")
    if out and not dry_run:
        write_baseline(after, file)
    typer.echo(f"{file}: {len(out)} {'would be ' if dry_run else ''}taken out, {len(after.entries)} left", err=True)
