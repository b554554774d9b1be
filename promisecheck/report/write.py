"""A report in the format that was asked for, to a string or to a file."""

import json
from collections.abc import Callable, Collection
from pathlib import Path

from promisecheck.core.promises import Report
from promisecheck.errors import UsageError
from promisecheck.report.concise import concise_text
from promisecheck.report.github import github_text
from promisecheck.report.html import html_files, html_page
from promisecheck.report.markdown import MADE_HERE, markdown_text
from promisecheck.report.plain import plain_text
from promisecheck.report.rows import finding_row, report_row
from promisecheck.report.sarif import HEAD as SARIF_HEAD
from promisecheck.report.sarif import sarif_text
from promisecheck.report.steady import made_here, saved_here
from promisecheck.report.table import csv_text
from promisecheck.report.word_comments import original_of, write_commented
from promisecheck.report.workbook import write_workbook

FORMATS = ("text", "concise", "json", "jsonl", "csv", "md", "sarif", "github")
"""What `--format` takes; a file's ending may also be .html or .xlsx, and none is for github: a workflow reads the output."""


def render(report: Report, form: str, *, version: str, language: str = "en", all_evidence: bool = False) -> str:
    """The report as text in one of FORMATS, or "html"; `language` is that of the interface (da, nb, en)."""
    makers: dict[str, Callable[[], str]] = {
        "text": lambda: plain_text(report, language=language),
        "concise": lambda: concise_text(report, language=language),
        "json": lambda: (
            json.dumps(report_row(report, version=version, language=language, all_evidence=all_evidence), ensure_ascii=False, indent=1)
            + "\n"
        ),
        "jsonl": lambda: "".join(
            json.dumps(finding_row(finding, language=language, all_evidence=all_evidence), ensure_ascii=False) + "\n"
            for finding in report.findings
        ),
        "csv": lambda: csv_text(report),
        "md": lambda: markdown_text(report, language=language),
        "sarif": lambda: sarif_text(report, version=version, language=language),
        "github": lambda: github_text(report, language=language),
        "html": lambda: html_page(report, version=version, language=language),
    }
    check_format(form, known=makers)
    # Half of a pair of surrogates, which JSON can smuggle in, is no character and cannot be written.
    return makers[form]().encode("utf-8", errors="replace").decode("utf-8")


def check_format(form: str, *, known: Collection[str] = FORMATS) -> None:
    """UsageError for a format that cannot be printed; it names those that can."""
    if form not in known:
        raise UsageError(f"no format called {form!r}", next_step=f"Formats: {', '.join(FORMATS)}, and -o FILE.html or -o FILE.xlsx")


def check_file(path: Path, *, force: bool) -> str:
    """The format that the file's ending names; UsageError for an unknown one, or when what stands there was not written here."""
    ending = ".sarif" if path.name.lower().endswith(".sarif.json") else path.suffix.lower()
    form = {".htm": "html", ".txt": "text", ".ndjson": "jsonl", ".markdown": "md"}.get(ending, ending.lstrip("."))
    if form not in _SIGNATURES:
        raise UsageError(
            f"no format called {form!r}", where=str(path), next_step=f"Endings: {', '.join(f'.{known}' for known in _SIGNATURES)}"
        )
    if path.exists() and not force and not _ours(path, form):
        raise UsageError("the file exists and is not a report of promisecheck", where=str(path), next_step="Give --force to overwrite it")
    return form


def write_file(report: Report, path: Path, *, version: str, language: str = "en", all_evidence: bool = False, force: bool = False) -> None:
    """Write the report in the format that the file's ending names; what this program did not write stays unless `force`."""
    form = check_file(path, force=force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if form == "xlsx":
            with path.open("wb") as out:
                write_workbook(report, out, language=language, all_evidence=all_evidence)
            return
        if form == "docx":
            _write_copy(report, path, language=language)
            return
        if form == "html":
            _write_pages(report, path, version=version, language=language, force=force)
            return
        text = render(report, form, version=version, language=language, all_evidence=all_evidence)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), next_step="Choose another place with -o") from error


def _write_copy(report: Report, path: Path, *, language: str) -> None:
    """The Word document that was audited, with comments; over the original itself nothing is ever written."""
    original = original_of(report)
    if path.exists() and path.samefile(original):
        raise UsageError("this is the document that was audited", where=str(path), next_step="Name another file for the copy with -o")
    with path.open("wb") as out:
        write_commented(report, original, out, language=language)


def _write_pages(report: Report, path: Path, *, version: str, language: str, force: bool) -> None:
    """The page at `path`; a long report's further pages beside it, under names that begin as its own."""
    for number, (name, text) in enumerate(html_files(report, stem=path.stem, version=version, language=language)):
        beside = path.parent / name if number else path
        check_file(beside, force=force)
        beside.write_text(text.encode("utf-8", errors="replace").decode("utf-8"), encoding="utf-8", newline="")


_SIGNATURES = {
    "html": '<meta name="generator" content="promisecheck ',
    "json": '{\n "schema": 1,\n "tool": {\n  "name": "promisecheck"',
    "jsonl": '{"id": "',
    "csv": "\ufeffid,rule,verdict,text,language",
    "text": "promisecheck: ",
    "md": MADE_HERE,
    "sarif": SARIF_HEAD,
    "xlsx": "PK",
    "docx": "PK",
}
"""What a file in each format has in its first characters when it was written here; a workbook says more inside."""


def _ours(path: Path, form: str) -> bool:
    """Whether it is a report written here before, or empty."""
    try:
        head = path.read_bytes()[:2048].decode("utf-8", errors="replace")
    except OSError:
        return False
    if form == "html":
        return not head or _SIGNATURES[form] in head
    if form == "xlsx":
        return not head or made_here(path)
    if form == "docx":
        return not head or saved_here(path)
    return not head or (head.startswith(_SIGNATURES[form]) and (form != "jsonl" or '"rule": "' in head))
