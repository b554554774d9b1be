"""`promisecheck reviews import`: customers' words from any file into one form, after a look at how the file is read."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from promisecheck.cli.command import App
from promisecheck.cli.options import Mapping, Quiet, SettingsFile, TextColumn
from promisecheck.cli.running import new_audit, settings_from, watched, write_out
from promisecheck.errors import UsageError
from promisecheck.settings import apply

if TYPE_CHECKING:
    from promisecheck.audit import Audit
    from promisecheck.settings import Settings
    from promisecheck.sources.reviews.making import Made
    from promisecheck.sources.reviews.preparing import Prepared
    from promisecheck.sources.reviews.rows import BadRow

reviews = App(no_args_is_help=True, help="Bring customers' words into one form. Example: promisecheck reviews import reviews.csv --dry-run")
_SAMPLES = 3
_LONGEST = 160

ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="ROLE=NAME",
        help="What a column is for: text, title, pros, cons, rating, date, id, language, email, author, product ...; repeatable.",
        show_default=False,
    ),
]


@reviews.callback()
def _group() -> None:
    """Bring customers' words into one form: look how a file is read, then import it.

    Example: promisecheck reviews import reviews.csv --dry-run
    """


@reviews.command("import")
def import_reviews(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Reviews, tickets, survey answers: CSV, TSV, XLSX, JSON, JSONL, .txt, .eml, or folders of them.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the lines to this .jsonl (default: standard output).", show_default=False
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show how the files are read: columns, three rows, counts.")] = False,
    text_column: TextColumn = None,
    column: ColumnOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="review, complaint, survey, incident or staff, where the file does not tell.", show_default=False
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="WORST-BEST", help="The scale of the marks: 1-6, or 6-1 where 1 is the best.", show_default=False),
    ] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How 3/4/2026 is meant, where nothing tells.", show_default=False)
    ] = None,
    mapping: Mapping = None,
    save_mapping: Annotated[
        Path | None,
        typer.Option(
            "--save-mapping", metavar="FILE", help="Write how the files are read, to look at, change and give back.", show_default=False
        ),
    ] = None,
    quarantine: Annotated[
        Path | None,
        typer.Option(
            "--quarantine",
            metavar="FILE",
            help="Where rows that cannot be read are listed (default: beside the output).",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that promisecheck did not write.")] = False,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Bring customers' words into one form, a line of JSON each; personal data is masked before anything is written.

    Example: promisecheck reviews import reviews.csv --dry-run
    """
    chosen = _chosen(settings_from(settings, text_column=text_column), column, kind=kind, scale=scale, day_first=day_first, mapping=mapping)
    for path in (output, save_mapping, quarantine):
        if path is not None:
            _check(path, files, force=force)
    with watched(quiet=quiet) as progress:
        job = _Import(new_audit(chosen, progress), samples=_SAMPLES)
        if dry_run:
            job.run(files, put=lambda _line: None)
        elif output is None:
            job.run(files, put=write_out)
        else:
            with _opened(output) as file:
                job.run(files, put=file.write)
    job.list_bad(quarantine or (output.with_suffix(".quarantine.jsonl") if output and not dry_run else None))
    if save_mapping is not None:
        job.save_mapping(save_mapping)
    job.tell(to_stderr=not dry_run, quiet=quiet)
    raise typer.Exit(job.code)


@dataclass
class _Import:
    """One import: what it met on the way."""

    audit: "Audit"
    samples: int
    prepared: dict[str, "Prepared"] = field(default_factory=dict)
    shown: dict[str, list[str]] = field(default_factory=dict)
    bad: list["BadRow"] = field(default_factory=list)
    unknown: int = 0
    written: int = 0

    def run(self, files: list[str], *, put: Callable[[str], object]) -> None:
        """Read all files, handing each line to `put` as it comes."""
        from promisecheck.sources.reviews.form import line_of

        for made in self.audit.read_rows(files, prepared=self._prepare, set_aside=self.bad.append):
            table = self.prepared[self._table]
            line = line_of(made, source=table.preset.name if table.preset else "")
            self.unknown += not line["language_detected"]
            self.written += 1
            self._sample(made, line)
            put(json.dumps(line, ensure_ascii=False) + "\n")
            self.audit.progress("reviews", self.written, None)

    def _prepare(self, source: str, prepared: "Prepared") -> None:
        self.prepared[source] = prepared
        self._table = source

    def _sample(self, made: "Made", line: dict[str, Any]) -> None:
        rows = self.shown.setdefault(self._table, [])
        if len(rows) < self.samples:
            mark = "no mark" if line["rating_01"] is None else f"{line['rating_raw']} = {line['rating_01']:g}"
            words = " / ".join(filter(None, (made.review.title, made.review.text)))
            facts = (made.review.origin.place, line["date"] or "no day", mark, line["language_detected"] or "language not known")
            rows.append(f"{' · '.join(filter(None, facts))}: {' '.join(words.split())[:_LONGEST]}")

    def list_bad(self, path: Path | None) -> None:
        """Where each row that could not be read stands, and why; never what stands in it."""
        if path is None or not self.bad:
            return
        rows = ({"file": bad.source, "place": bad.place, "why": bad.why} for bad in self.bad)
        _write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        typer.echo(f"{len(self.bad)} rows that could not be read: {path}", err=True)

    def save_mapping(self, path: Path) -> None:
        """How the tables were read."""
        from promisecheck.sources.reviews.mapping import write_mappings

        _write(path, write_mappings(prepared.mapping for prepared in self.prepared.values()))
        typer.echo(f"The mapping: {path}", err=True)

    def tell(self, *, to_stderr: bool, quiet: int) -> None:
        """Each table's columns, samples and counts, and what was assumed."""
        from promisecheck.cli.running import say_notices

        if not quiet:
            for source, prepared in self.prepared.items():
                for line in _table_lines(source, prepared, self.shown.get(source, [])):
                    typer.echo(line, err=to_stderr)
            for tally in self.audit.notices.tallies:
                counts = ", ".join(f"{number} {word}" for word, number in tally.counts)
                typer.echo(f"{tally.source}: {counts}", err=to_stderr)
            typer.echo(f"{self.unknown} of {self.written} kept in an unknown language", err=to_stderr)
        say_notices(self.audit.notices.errors, () if quiet else self.audit.notices.skipped)

    @property
    def code(self) -> int:
        """3 where something named could not be read."""
        from promisecheck.cli.running import UNCHECKED

        return UNCHECKED if self.audit.notices.errors else 0


def _table_lines(source: str, prepared: "Prepared", samples: list[str]) -> list[str]:
    from promisecheck.sources.reviews.telling import column_rows, question_of

    title = prepared.preset.title if prepared.preset else "no known export: read by the columns' names"
    rows = list(column_rows(prepared))
    wide = max(len(name) for name, _, _ in rows)
    lines = [f"{source}: {title}; kind {prepared.mapping.kind}"]
    lines += [f"  {name:{wide}}  {use}  ({why})" for name, use, why in rows]
    if question := question_of(prepared):
        lines.append(f"  ? {question}")
    return [*lines, *(f"  {sample}" for sample in samples), ""]


def _chosen(
    settings: "Settings", columns: list[str] | None, *, kind: str | None, scale: str | None, day_first: bool | None, mapping: str | None
) -> "Settings":
    """The settings with what the options say of the columns."""
    dates = None if day_first is None else "day-first" if day_first else "month-first"
    table = {"columns": [_pair(text) for text in columns or ()], "kind": kind, "scale": scale, "dates": dates, "mapping": mapping}
    return apply(settings, {"reviews": {key: value for key, value in table.items() if value}}, where="command line")


def _pair(text: str) -> list[str]:
    role, sign, name = text.partition("=")
    if not sign or not name:
        raise UsageError(f"--column {text!r} is not ROLE=NAME", next_step='For example --column "date=Dag"')
    return [role.strip(), name]


def _check(path: Path, files: list[str], *, force: bool) -> None:
    """Refuse to write over what is read, and over what promisecheck did not write."""
    if any(path.resolve() == Path(name).resolve() for name in files):
        raise UsageError(f"{path} is read and cannot be written at once", next_step="Name another file")
    if path.exists() and not force and not _ours(path):
        raise UsageError(f"{path} exists and promisecheck did not write it", next_step="Name another file, or use --force")


def _ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            start = file.read(200)
    except OSError:
        return False
    return not start or start.startswith(('{"source": ', '{"file": ', "# How promisecheck reads"))


def _opened(path: Path) -> Any:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})", next_step="Name a folder that exists") from error


def _write(path: Path, text: str) -> None:
    with _opened(path) as file:
        file.write(text)
