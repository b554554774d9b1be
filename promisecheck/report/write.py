"""A report in the format that was asked for, to a string or to a file."""

import json
from collections.abc import Callable
from pathlib import Path

from promisecheck.core.promises import Report
from promisecheck.errors import UsageError
from promisecheck.report.html import html_page
from promisecheck.report.plain import plain_text
from promisecheck.report.rows import finding_row, report_row
from promisecheck.report.table import csv_text

FORMATS = ("text", "json", "jsonl", "csv")
"""What `--format` takes; a file's ending may also be .html."""


def render(report: Report, form: str, *, version: str, language: str = "en", all_evidence: bool = False) -> str:
    """The report as text in one of FORMATS, or "html"; `language` is that of the interface (da, nb, en)."""
    makers: dict[str, Callable[[], str]] = {
        "text": lambda: plain_text(report, language=language),
        "json": lambda: json.dumps(report_row(report, version=version, all_evidence=all_evidence), ensure_ascii=False, indent=1) + "\n",
        "jsonl": lambda: "".join(
            json.dumps(finding_row(finding, all_evidence=all_evidence), ensure_ascii=False) + "\n" for finding in report.findings
        ),
        "csv": lambda: csv_text(report),
        "html": lambda: html_page(report, version=version, language=language),
    }
    if form not in makers:
        raise UsageError(f"no format called {form!r}", next_step=f"Formats: {', '.join(FORMATS)}, and -o FILE.html")
    return makers[form]()


def check_file(path: Path, *, force: bool) -> str:
    """The format that the file's ending names; UsageError for an unknown one, or when what stands there was not written here."""
    ending = path.suffix.lower()
    form = {".htm": "html", ".txt": "text", ".ndjson": "jsonl"}.get(ending, ending.lstrip("."))
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
    text = render(report, form, version=version, language=language, all_evidence=all_evidence)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), next_step="Choose another place with -o") from error


_SIGNATURES = {
    "html": '<meta name="generator" content="promisecheck ',
    "json": '{\n "schema": 1,\n "tool": {\n  "name": "promisecheck"',
    "jsonl": '{"id": "',
    "csv": "\ufeffid,rule,verdict,text,language",
    "text": "promisecheck: ",
}
"""What a file in each format has in its first characters when it was written here."""


def _ours(path: Path, form: str) -> bool:
    """Whether it is a report written here before, or empty."""
    try:
        head = path.read_bytes()[:2048].decode("utf-8", errors="replace")
    except OSError:
        return False
    if form == "html":
        return not head or _SIGNATURES[form] in head
    return not head or (head.startswith(_SIGNATURES[form]) and (form != "jsonl" or '"rule": "' in head))
