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


def write_file(report: Report, path: Path, *, version: str, language: str = "en", all_evidence: bool = False, force: bool = False) -> None:
    """Write the report in the format that the file's ending names; what this program did not write stays unless `force`."""
    form = {".htm": "html", ".txt": "text", ".ndjson": "jsonl"}.get(path.suffix.lower(), path.suffix.lower().lstrip("."))
    text = render(report, form, version=version, language=language, all_evidence=all_evidence)
    if path.exists() and not force and not _ours(path):
        raise UsageError("the file exists and is not a report of promisecheck", where=str(path), next_step="Give --force to overwrite it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), next_step="Choose another place with -o") from error


def _ours(path: Path) -> bool:
    """Whether it looks like something written here before."""
    try:
        head = path.read_bytes()[:4096].decode("utf-8", errors="replace")
    except OSError:
        return False
    return not head or "promisecheck" in head or head.lstrip("\ufeff").startswith("id,rule,verdict,text")
