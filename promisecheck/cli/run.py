"""`promisecheck run`: what is due, done: for cron, systemd, a pipeline."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from promisecheck.cli.crawling import crawling_for
from promisecheck.cli.diff import changed_code
from promisecheck.cli.options import Interface, Out, Quiet, SettingsFile
from promisecheck.cli.running import UNCHECKED, USAGE, check_outputs, new_audit, settings_from, watched, write_out
from promisecheck.cli.stopping import SIGNALED
from promisecheck.errors import UsageError
from promisecheck.gate.fails import FAIL_ON

if TYPE_CHECKING:
    from promisecheck.schedule.night import Outcome
    from promisecheck.settings import Settings

FORMATS = ("text", "json", "md")


def run(
    settings: SettingsFile = None,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="FILE|URL", help="Where runs are kept (default: [run] store).", show_default=False),
    ] = None,
    now: Annotated[bool, typer.Option("--now", help="Run although none is due yet, and read every site.")] = False,
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="TIME", help="Drop reports that are older, such as 90d.", show_default=False)
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="What is printed of the changes: text, json or md.")] = "text",
    output: Out = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit 1 with new or worse promises at or above: over-promised, contested, unproven, never.")
    ] = "over-promised",
    silent: Annotated[bool, typer.Option("--no-alerts", help="Tell nobody, whatever [alerts] says.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that promisecheck did not write.")] = False,
    lang: Interface = "en",
    quiet: Quiet = 0,
) -> None:
    """Do what is due: read the sites and what customers say, weigh what is new, keep it, and tell what changed.

    Example: promisecheck run --settings promisecheck.toml
    """
    from promisecheck.schedule.tell import check_alerts

    if form not in FORMATS:
        raise UsageError(f"--format {form!r} is not known here", next_step=f"One of: {', '.join(FORMATS)}")
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on {fail_on!r} is not known", next_step=f"One of: {', '.join(FAIL_ON)}")
    check_outputs("text", output or [], lang=lang, force=force)
    chosen = _chosen(settings_from(settings), store=store, keep=keep)
    check_alerts(chosen.alerts)
    outcome = _night(chosen, now=now, quiet=quiet)
    if outcome is None:
        raise typer.Exit(UNCHECKED)
    _print(outcome, form, lang=lang, quiet=quiet)
    _write(outcome, output or [], lang=lang, force=force)
    failed = bool(not silent and _tell(outcome, chosen))
    raise typer.Exit(_code(outcome, fail_on, failed=failed))


def _chosen(settings: "Settings", *, store: str | None, keep: str | None) -> "Settings":
    """With what the flags say; crawls are kept beside the store where nothing else is said, so that unchanged pages cost little."""
    chosen = replace(settings.run, store=store or settings.run.store, keep=keep or settings.run.keep)
    beside = "" if "://" in chosen.store else f"{chosen.store}.crawl"
    return replace(settings, run=chosen, crawl=replace(settings.crawl, state=settings.crawl.state or beside))


def _night(settings: "Settings", *, now: bool, quiet: int) -> "Outcome | None":
    """The night's outcome; None where another run is at work, which is said."""
    from promisecheck import __version__
    from promisecheck.schedule.copy import Stopped
    from promisecheck.schedule.night import Night, run_night
    from promisecheck.store import open_database
    from promisecheck.store.lock import Busy

    database = open_database(settings.run.store)
    try:
        with watched(quiet=quiet) as progress:
            night = Night(
                settings=settings,
                database=database,
                crawling=crawling_for,
                audit=lambda chosen: new_audit(chosen, progress, quiet=quiet),
                version=__version__,
                say=lambda text: None if quiet else typer.echo(f"promisecheck: {text}", err=True),
            )
            return run_night(night, force=now)
    except Busy as error:
        typer.echo(f"promisecheck: {error}", err=True)
        return None
    except Stopped as stopped:
        typer.echo("promisecheck: stopped; the next run goes on where this one was", err=True)
        raise typer.Exit(SIGNALED + stopped.number) from None
    finally:
        database.close()


def _print(outcome: "Outcome", form: str, *, lang: str, quiet: int) -> None:
    from promisecheck.report.change_rows import since_row
    from promisecheck.report.since_text import since_markdown, since_plain

    for trouble in outcome.errors:
        typer.echo(f"promisecheck: {trouble.what}: {trouble.why}. {trouble.next_step}", err=True)
    if outcome.run is not None and not quiet:
        kept = f", {outcome.pruned} old reports dropped" if outcome.pruned else ""
        typer.echo(f"promisecheck: run {outcome.run} {outcome.status}, {outcome.claims} promises{kept}", err=True)
    if form == "json":
        changes = since_row(outcome.since) if outcome.since else None
        write_out(json.dumps({"run": outcome.run, "status": outcome.status, "changes": changes}, ensure_ascii=False, indent=1) + "\n")
    elif outcome.since:
        write_out((since_markdown if form == "md" else since_plain)(outcome.since, language=lang))


def _write(outcome: "Outcome", output: Sequence[Path], *, lang: str, force: bool) -> None:
    """The report, where it was made anew; a file from an earlier night stays as it is where nothing has come in."""
    from promisecheck import __version__
    from promisecheck.report import write_file

    for path in output if outcome.report else ():
        write_file(outcome.report, path, version=__version__, language=lang, force=force)  # type: ignore[arg-type] # there is one


def _tell(outcome: "Outcome", settings: "Settings") -> tuple[int, ...]:
    """Send alerts; the numbers of the addresses that were not reached, which are said."""
    from promisecheck.schedule.tell import tell

    if outcome.since is None:
        return ()
    told = tell(outcome.since, settings.alerts)
    for number in told.failed:
        typer.echo(f"promisecheck: alerts.to: address {number} was not reached. Check it, and that its host is up", err=True)
    return told.failed


def _code(outcome: "Outcome", fail_on: str, *, failed: bool) -> int:
    """3 if something named could not be read or reached, else 1 with new or worse promises at or above `fail_on`, else 0."""
    if outcome.status == "failed":
        return UNCHECKED if outcome.errors else USAGE
    if outcome.errors or failed:
        return UNCHECKED
    return changed_code(outcome.since, fail_on) if outcome.since else 0
