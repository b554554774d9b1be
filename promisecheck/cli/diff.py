"""`promisecheck diff`: what changed between two reports."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from promisecheck.cli.options import Interface
from promisecheck.cli.running import FOUND, UNCHECKED, parse_date, write_out
from promisecheck.errors import UsageError
from promisecheck.gate.fails import FAIL_ON

if TYPE_CHECKING:
    from promisecheck.core.changes import SinceLast
    from promisecheck.report.same import Similar

FORMATS = ("text", "json", "md")


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier report: a .json file, or a run of the store.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later report: a .json file, or a run of the store.", show_default=False)],
    form: Annotated[str, typer.Option("--format", "-f", help="text, json or md.")] = "text",
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="FILE|URL", help="Where runs are kept; OLD and NEW may then be numbers of runs.", show_default=False
        ),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit 1 with new or worse promises at or above: over-promised, contested, unproven, never.")
    ] = "over-promised",
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="The day on which offers are over (default: the day of the later run).", show_default=False
        ),
    ] = None,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Tell a promise in other words by its meaning too; loads the model for it.")
    ] = False,
    lang: Interface = "en",
) -> None:
    """Say what changed between two reports: new, worse, better, fixed, reworded, gone, moved.

    Example: promisecheck diff monday.json tuesday.json
    """
    from promisecheck.report.change_rows import since_row
    from promisecheck.report.compare import compare
    from promisecheck.report.since_text import since_markdown, since_plain

    if form not in FORMATS:
        raise UsageError(f"--format {form!r} is not known here", next_step=f"One of: {', '.join(FORMATS)}")
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on {fail_on!r} is not known", next_step=f"One of: {', '.join(FAIL_ON)}")
    since = compare(
        _report(old, store), _report(new, store), since=_named(old), today=parse_date(as_of), similar=_encoder() if meaning else None
    )
    makers = {
        "text": lambda: since_plain(since, language=lang),
        "md": lambda: since_markdown(since, language=lang),
        "json": lambda: json.dumps(since_row(since), ensure_ascii=False, indent=1) + "\n",
    }
    write_out(makers[form]())
    raise typer.Exit(changed_code(since, fail_on))


def _report(named: str, store: str | None) -> dict[str, Any]:
    from promisecheck.report.stored import read_report

    path = Path(named)
    if store and not path.exists():
        from promisecheck.store import open_database
        from promisecheck.store.runs import report_of

        return report_of(open_database(store), named)
    return read_report(path)


def _named(old: str) -> str:
    return Path(old).name if Path(old).exists() else ""


def _encoder() -> "Similar":
    from promisecheck.learned import ModelFiles, encoder

    return encoder(ModelFiles.default())


def changed_code(since: "SinceLast", fail_on: str) -> int:
    """3 where pages could not be read, else 1 with new or worse promises at or above `fail_on`, else 0."""
    from promisecheck.core.changes import Turn

    if since.lost:
        return UNCHECKED
    flagged = (one for one in since.differences if one.turn in {Turn.NEW, Turn.WORSE} and one.now and one.now.verdict in FAIL_ON[fail_on])
    return FOUND if any(flagged) else 0
