"""`promisecheck decisions`: what reviewers decided, in and out of the store."""

import json
import sys
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from promisecheck.cli.options import SettingsFile
from promisecheck.cli.running import settings_from, write_out
from promisecheck.cli.serve import Store
from promisecheck.errors import NotFound, UsageError

if TYPE_CHECKING:
    from promisecheck.serve.exchange.outgoing import Outgoing
    from promisecheck.serve.exchange.taking import Taken

decisions = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
_LARGEST = 200_000_000


@decisions.callback()
def _about() -> None:
    """Take decisions over from files, hand them on, or list them.

    Example: promisecheck decisions import decisions.json
    """


@decisions.command("import")
def bring_in(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The JSON that a report exported, or its Excel sheet.", show_default=False)
    ],
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="NAME", help="Who decided, where the file does not say.", show_default=False)
    ] = "",
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """Take decisions over: the same one once, and where reviewers differ both are kept and said.

    Example: promisecheck decisions import decisions.json
    """
    from promisecheck.serve.exchange.reading import read_decisions_file
    from promisecheck.serve.exchange.taking import take_decisions
    from promisecheck.store import open_database

    read = [(path, read_decisions_file(_bytes(path), name=path.name)) for path in files]
    database = open_database(store or settings_from(settings).run.store)
    for path, found in read:
        with database.writing() as connection:
            taken = take_decisions(
                connection, found, source=path.name, by=reviewer or getuser(), today=datetime.now(UTC).date()
            )  # fmt: skip
        _say(path, taken)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError("the file is too large to be one of decisions", where=str(path), next_step="Name the exported file")
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"cannot be read ({error.strerror})", where=str(path), next_step="Name the exported file") from error


def _say(path: Path, taken: "Taken") -> None:
    typer.echo(f"{path}: {taken.taken} taken over, {taken.known} known already, {len(taken.disagree)} differ", err=True)
    if taken.unknown:
        typer.echo(f"  {taken.unknown} promises are in no run of this store yet: kept until one finds them", err=True)
    for one in taken.disagree:
        said = "; ".join(f"{reviewer}: {status}" for reviewer, status in one.said)
        typer.echo(f"  both kept: {one.text[:80]!r} ({said})", err=True)


@decisions.command()
def export(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write a .json, .xlsx or .jsonl (default: JSON, printed).", show_default=False),
    ] = None,
    training: Annotated[bool, typer.Option("--training", help="What people corrected or confirmed, as JSONL rows to train on.")] = False,
    run: Annotated[
        str, typer.Option("--run", metavar="N", help="The run whose report is meant (default: the newest).", show_default=False)
    ] = "",
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """Hand decisions on: to another store, to Excel, or as training rows.

    Example: promisecheck decisions export -o decisions.xlsx
    """
    from promisecheck.serve.exchange.outgoing import gather
    from promisecheck.store import open_database

    ending = output.suffix.lower() if output else ""
    if ending not in {"", ".json", ".xlsx", ".jsonl"} or (training and ending not in {"", ".jsonl"}):
        raise UsageError(f"no file of decisions ends in {ending!r}", next_step="Give .json or .xlsx, and .jsonl with --training")
    if run and not (run.isascii() and run.isdigit()):
        raise UsageError(f"--run {run!r} is no number", next_step="See them: promisecheck decisions list")
    outgoing = gather(open_database(store or settings_from(settings).run.store), run=int(run) if run else None)
    _deliver(outgoing, output, training=training or ending == ".jsonl")


def _deliver(outgoing: "Outgoing", output: Path | None, *, training: bool) -> None:
    if output is None:
        write_out(outgoing.training() if training else outgoing.json())
        return
    try:
        if output.suffix.lower() == ".xlsx":
            with output.open("wb") as out:
                outgoing.workbook(out)
        else:
            output.write_text(outgoing.training() if training else outgoing.json(), encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(output), next_step="Choose another place with -o") from error
    typer.echo(f"written: {output}", err=True)


@decisions.command("list")
def list_decisions(
    form: Annotated[str, typer.Option("--format", "-f", help="text or jsonl.")] = "text",
    status: Annotated[str, typer.Option("--status", metavar="STATUS", help="Only these, such as reopened.", show_default=False)] = "",
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """List what stands: each promise with its status, and who decided.

    Example: promisecheck decisions list --status reopened
    """
    from promisecheck.core.decisions import Status
    from promisecheck.store import open_database
    from promisecheck.store.decisions import read_standings

    if form not in {"text", "jsonl"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="text or jsonl")
    if status and status not in set(Status):
        raise UsageError(f"--status {status!r} is not known", next_step=f"One of: {', '.join(Status)}")
    with open_database(store or settings_from(settings).run.store).reading() as connection:
        standings = read_standings(connection, today=datetime.now(UTC).date())
    for claim, standing in sorted(standings.items()):
        if status and standing.status != status:
            continue
        made, word = standing.newest[0], "disagree" if standing.disagree else str(standing.status)
        said = [f"{decision.reviewer}: {decision.status}" for decision in standing.newest]
        row = {"claim": claim, "status": word, "why": standing.why, "text": made.text, "said": said}
        shown = f"{word:14} {made.text or claim}   [{'; '.join(said)}]" + (f" ({standing.why})" if standing.why else "")
        write_out((json.dumps(row, ensure_ascii=False) if form == "jsonl" else shown) + "\n")
    if not standings:
        print("Nothing was decided yet.", file=sys.stderr)
