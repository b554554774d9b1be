"""`promisecheck crawl`: the copy of sites as a file, and nothing else."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from promisecheck.cli.crawling import AuthFile, Cookies, Headers, Insecure, Render, State, crawl_settings, crawling_for, stopped_code
from promisecheck.cli.options import Delay, MaxPages, Quiet, Rewrite, SettingsFile
from promisecheck.cli.running import UNCHECKED, print_rows, say_notices, settings_from, watched
from promisecheck.errors import UsageError
from promisecheck.sources.copylines import copy_row, is_copy

if TYPE_CHECKING:
    from promisecheck.core.promises import Skipped, Trouble
    from promisecheck.sources.crawl.sites import Crawling


@dataclass(slots=True)
class _Notices:
    """What the crawl had to say."""

    errors: "list[Trouble]" = field(default_factory=list)
    skipped: "list[Skipped]" = field(default_factory=list)

    def note(self, notice: "Skipped | Trouble") -> None:
        """Keep it."""
        from promisecheck.core.promises import Trouble

        if isinstance(notice, Trouble):
            self.errors.append(notice)
        else:
            self.skipped.append(notice)


def crawl(
    targets: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of the sites.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the copy to this .jsonl file, not to standard output.", show_default=False
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl or text.")] = "jsonl",
    state: State = None,
    delay: Delay = None,
    max_pages: MaxPages = None,
    rewrite: Rewrite = None,
    auth_file: AuthFile = None,
    cookies: Cookies = None,
    headers: Headers = None,
    insecure: Insecure = None,
    render: Render = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that promisecheck did not write.")] = False,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Read sites politely and write their copy: one line a text, with every place where it stands.

    Example: promisecheck crawl https://www.example.dk -o copy.jsonl --state crawl.db
    """
    from promisecheck.sources import read_copy

    for target in targets:
        if not target.lower().startswith(("http://", "https://")):
            raise UsageError(f"{target!r} is no address of a site", next_step="Write it as https://www.example.com/")
    if output and not force and output.exists() and not is_copy(output):
        raise UsageError(f"{output} was not written by promisecheck", next_step="Choose another name, or say --force")
    chosen = settings_from(settings, delay=delay, max_pages=max_pages, rewrite=rewrite)
    chosen = crawl_settings(chosen, state=state, auth_file=auth_file, cookies=cookies, headers=headers, insecure=insecure, render=render)
    notices = _Notices()
    with crawling_for(chosen) as crawling:
        with watched(quiet=quiet) as progress:
            passages = read_copy(targets, crawl=chosen.crawl, notice=notices.note, progress=progress, crawling=crawling)
            count = _write((copy_row(passage) for passage in passages), output, form)
        _tell(notices, crawling, count, quiet=quiet)
        raise typer.Exit(stopped_code(crawling) or (UNCHECKED if notices.errors else 0))


def _write(rows: Iterable[dict[str, Any]], output: Path | None, form: str) -> int:
    """To standard output, or to a file that is there whole or not at all."""
    if output is None:
        return print_rows(rows, form, lambda row: f"{row['text']}   [{row['source']} {row['role']}]")
    count = 0
    unfinished = output.with_name(output.name + ".part")
    with unfinished.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    unfinished.replace(output)
    return count


def _tell(notices: _Notices, crawling: "Crawling", count: int, *, quiet: int) -> None:
    say_notices(notices.errors, notices.skipped)
    if not quiet:
        same = f", {crawling.unchanged} of them unchanged" if crawling.unchanged else ""
        typer.echo(f"{crawling.read} pages read{same}; {count} texts", err=True)
