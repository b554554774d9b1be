"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET...", help="URL (crawled), .html, .md, .txt, folder, .jsonl of copy, or - for standard input.", show_default=False
    ),
]
Reviews = Annotated[
    list[str] | None,
    typer.Option(
        "--reviews",
        "-r",
        metavar="FILE",
        help="Customers' words: Trustpilot export, CSV, TSV, XLSX, JSON, JSONL; repeatable.",
        show_default=False,
    ),
]
Format = Annotated[str, typer.Option("--format", "-f", help="What is printed: text, concise, json, jsonl, csv, md, sarif or github.")]
Out = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write a file too; its ending decides: .html .xlsx .csv .json .jsonl .sarif .md .txt .docx; repeatable.",
        show_default=False,
    ),
]
Delay = Annotated[
    float | None, typer.Option("--delay", metavar="SECONDS", help="Seconds between two requests to a host (default 1).", show_default=False)
]
MaxPages = Annotated[
    int | None, typer.Option("--max-pages", metavar="N", help="Read no more pages of a site than this (default 500).", show_default=False)
]
Rewrite = Annotated[
    list[str] | None,
    typer.Option(
        "--rewrite",
        metavar="PUBLIC=LOCAL",
        help="Read a host from another address, report it as the public one; repeatable.",
        show_default=False,
    ),
]
TextColumn = Annotated[
    str | None, typer.Option("--text-column", metavar="NAME", help="The column that holds the customers' text.", show_default=False)
]
Operations = Annotated[
    list[str] | None,
    typer.Option(
        "--operations",
        metavar="FILE",
        help="What your own systems measured: promised and actual days, answer times, prices; CSV, XLSX, JSON; repeatable.",
        show_default=False,
    ),
]
Mapping = Annotated[
    str | None,
    typer.Option("--mapping", metavar="FILE", help="Read the columns as this file says (made by --save-mapping).", show_default=False),
]
SecondJudge = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="NAME",
        help="Asked where the built-in judge is unsure: a CrossEncoder by name or folder, or a chat endpoint as URL#MODEL.",
        show_default=False,
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Read this promisecheck.toml instead of looking for one.", show_default=False),
]
Interface = Annotated[str, typer.Option("--lang", metavar="en|da|nb", help="The language of the report; quotes stay as they are.")]
Quiet = Annotated[
    int,
    typer.Option("--quiet", "-q", count=True, help="No progress and no summary on standard error; -qq: no text on standard output either."),
]
FilesFrom = Annotated[
    Path | None,
    typer.Option(
        "--files-from", metavar="FILE", help="Read targets from a file too, one a line; - for standard input.", show_default=False
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICT",
        help="Exit 1 with findings at or above: over-promised (default), contested, unproven, never; in place of every [gate].",
        show_default=False,
    ),
]
MaxFindings = Annotated[
    int | None, typer.Option("--max-findings", metavar="N", help="So many of them are allowed (default 0).", min=0, show_default=False)
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Findings that are known: only new and worse ones fail.", show_default=False),
]
