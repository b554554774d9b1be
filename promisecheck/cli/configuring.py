"""`promisecheck init` and `promisecheck config show`: the settings, written down and looked up."""

import json
from pathlib import Path
from typing import Annotated

import typer

from promisecheck.cli.command import App
from promisecheck.cli.options import SettingsFile
from promisecheck.cli.running import write_out
from promisecheck.errors import UsageError
from promisecheck.settings import FILE

config = App(no_args_is_help=True)


def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where the file goes (default: here).", show_default=False)] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a promisecheck.toml that is there.")] = False,
) -> None:
    """Write a promisecheck.toml in which every setting stands with its default and a sentence, all switched off by a #.

    Example: promisecheck init
    """
    from promisecheck.cli.settings_text import template

    path = folder / FILE
    if path.exists() and not force:
        raise UsageError("the file is there already", where=str(path), next_step="Give --force to overwrite it")
    try:
        path.write_text(template(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), next_step="Name a folder of yours") from error
    typer.echo(f"{path} written: take the # away before what you want to change.", err=True)
    typer.echo("Next: promisecheck config show", err=True)


@config.callback()
def _group() -> None:
    """What is set, and where each value came from.

    Example: promisecheck config show
    """


@config.command()
def show(
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    changed: Annotated[bool, typer.Option("--changed", help="Only what is not the default.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Show every setting with its value and where it came from; secrets are not shown.

    Example: promisecheck config show --changed
    """
    from promisecheck.cli.settings_text import set_values

    if form not in {"text", "json"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="text or json")
    rows = [row for row in set_values(settings) if not changed or row.where != "default"]
    if form == "json":
        table = [{"name": row.name, "value": row.value, "from": row.where} for row in rows]
        write_out(json.dumps(table, ensure_ascii=False, indent=1) + "\n")
        return
    for row in rows:
        write_out(f"{row.name} = {row.shown}   ({row.where})\n")
    if not rows:
        typer.echo("Everything is as it comes: promisecheck init writes a file to change it in.", err=True)
