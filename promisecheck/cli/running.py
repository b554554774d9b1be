"""What every command does around its stage: settings, progress, output, exit code."""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from promisecheck.cli.voice import VOICE, coloured, is_coloured
from promisecheck.errors import UsageError
from promisecheck.settings import Settings, apply, load_settings

if TYPE_CHECKING:
    from promisecheck.audit import Audit
    from promisecheck.core.promises import Report, Skipped, Trouble
    from promisecheck.sources.crawl.sites import Crawling

FOUND, USAGE, UNCHECKED, STOPPED = 1, 2, 3, 130
"""Exit codes beside 0: findings at or above --fail-on; a wrong call; something named could not be checked."""
PLAIN = frozenset({"text", "concise"})
"""Formats for people at a terminal."""
_PATIENCE = 1.0
"""Seconds before a bar is shown: short work needs none."""


def settings_from(
    path: Path | None,
    *,
    delay: float | None = None,
    max_pages: int | None = None,
    rewrite: Sequence[str] | None = None,
    text_column: str | None = None,
    since: str | None = None,
    encoder: str | None = None,
    judge: str | None = None,
    mapping: str | None = None,
) -> Settings:
    """The settings of the folder (or of `path`), with what the flags say on top."""
    settings = load_settings(file=path)
    crawl = {"delay": delay, "max_pages": max_pages, "rewrite": [_pair(text) for text in rewrite] if rewrite else None}
    reading = {"text_column": text_column, "mapping": mapping, "since": since and parse_date(since) and since}
    table: dict[str, Any] = {
        "crawl": {key: value for key, value in crawl.items() if value is not None},
        "reviews": {key: value for key, value in reading.items() if value},
        "judge": {"name": judge or ""},  # a project's file alone sends nobody's words anywhere
    }
    return apply(settings, table | ({"encoder": encoder} if encoder else {}), where="command line")


def _pair(text: str) -> list[str]:
    public, sign, local = text.partition("=")
    if not sign or "://" not in public or "://" not in local:
        raise UsageError(f"--rewrite {text!r} is not PUBLIC=LOCAL", next_step="For example https://www.x.dk=http://127.0.0.1:8000")
    return [public.rstrip("/"), local.rstrip("/")]


def parse_date(text: str | None) -> date | None:
    """A day as YYYY-MM-DD."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day", next_step="Write it as 2026-10-31") from error


def new_audit(
    settings: Settings, progress: Callable[[str, int, int | None], None], *, quiet: int = 0, crawling: "Crawling | None" = None
) -> "Audit":
    """The stages for these settings; unless `quiet`, what they have to say at once goes to standard error."""
    from promisecheck.audit import Audit

    run = Audit(settings, progress=progress, say=lambda text: None if quiet else typer.echo(text, err=True))
    run.crawling = crawling
    return run


@contextlib.contextmanager
def watched(*, quiet: int) -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar on standard error when it takes long: a line each half minute where nobody watches a terminal.

    With -v each stage says at the end how much it read, and how long it all took.
    """
    started, counted = time.monotonic(), dict[str, int]()
    with _watching(quiet=quiet) as update:

        def count(stage: str, done: int, of: int | None) -> None:
            counted[stage] = done
            update(stage, done, of)

        yield count if VOICE.verbose else update
    if VOICE.verbose:
        for stage, done in counted.items():
            typer.echo(f"{stage}: {done}", err=True)
        typer.echo(f"took {time.monotonic() - started:.1f} s", err=True)


@contextlib.contextmanager
def _watching(*, quiet: int) -> Iterator[Callable[[str, int, int | None], None]]:
    if quiet or not VOICE.progress:
        yield lambda _stage, _done, _of: None
    elif sys.stderr.isatty():
        with _bar() as update:
            yield update
    else:
        yield _lines()


def _lines() -> Callable[[str, int, int | None], None]:
    said = time.monotonic()

    def update(stage: str, done: int, of: int | None) -> None:
        nonlocal said
        if time.monotonic() - said >= 30:  # noqa: PLR2004 - seconds
            said = time.monotonic()
            typer.echo(f"{stage}: {done}{f' of {of}' if of else ''}", err=True)

    return update


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[str, int, int | None], None]]:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    started = time.monotonic()
    tasks: dict[str, TaskID] = {}
    with contextlib.ExitStack() as stack:
        bar: list[Progress] = []

        def update(stage: str, done: int, of: int | None) -> None:
            if not bar and time.monotonic() - started >= _PATIENCE:
                bar.append(
                    stack.enter_context(
                        Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
                    )
                )
            if bar:
                if stage not in tasks:
                    tasks[stage] = bar[0].add_task(stage, total=of)
                bar[0].update(tasks[stage], completed=done, total=of)

        yield update


def print_rows(rows: Iterable[dict[str, Any]], form: str, line: Callable[[dict[str, Any]], str]) -> int:
    """Print each row as it comes, as a JSON line or as a line for people; returns how many."""
    if form not in {"jsonl", "text"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="jsonl or text")
    count = 0
    for row in rows:
        write_out((json.dumps(row, ensure_ascii=False) if form == "jsonl" else line(row)) + "\n")
        count += 1
    return count


def write_out(text: str) -> None:
    """Data to standard output; whoever reads it may stop reading (`| head`), which ends the run without a fuss."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def finish(run: "Audit", count: int, what: str, *, code: int = 0) -> None:
    """Say on standard error what was not used, and leave with `code`, or the one that fits."""
    say_notices(run.notices.errors, run.notices.skipped)
    for tally in run.notices.tallies:
        typer.echo(f"{tally.source}: " + ", ".join(f"{number} {word}" for word, number in tally.counts), err=True)
    if count == 0:
        typer.echo(f"No {what} found in what was read.", err=True)
    raise typer.Exit(code or (UNCHECKED if run.notices.errors else 0))


def say_notices(errors: Iterable["Trouble"], skipped: Iterable["Skipped"]) -> None:
    """What could not be read, with the next step, and what was not used, on standard error."""
    for trouble in errors:
        typer.echo(f"promisecheck: {trouble.what}: {trouble.why}. {trouble.next_step}", err=True)
    for one in skipped:
        typer.echo(f"skipped {one.what}: {one.why}", err=True)


def check_outputs(form: str, output: Sequence[Path], *, lang: str, force: bool) -> None:
    """Refuse before the work what could not be delivered after it: an unknown format or language, a file that is not ours."""
    from promisecheck.report import check_file, check_format, phrases

    check_format(form)
    phrases(lang)
    for path in output:
        check_file(path, force=force)


def deliver(report: "Report", form: str, output: Sequence[Path], *, lang: str, all_evidence: bool, force: bool, quiet: int) -> None:
    """Print the report, and write the files that were asked for; twice quiet, text stays unsaid: the files and the exit code say it."""
    from promisecheck import __version__
    from promisecheck.report import render, write_file

    for path in output:
        write_file(report, path, version=__version__, language=lang, all_evidence=all_evidence, force=force)
    text = render(report, form, version=__version__, language=lang, all_evidence=all_evidence)
    if form not in PLAIN or quiet <= 1:
        write_out(coloured(text) if form in PLAIN and is_coloured() else text)
    if form in {"jsonl", "csv"}:  # the others say it themselves
        say_notices(report.errors, report.skipped)
    if not quiet and report.as_of:
        typer.echo(f"as of {report.as_of.isoformat()}; models: {', '.join(report.models)}", err=True)
