"""Report -> one self-contained HTML page: no request to anywhere, readable without JavaScript, in print and on a phone.

With very many promises it is an index and a file for each part; no file grows too large to open.
"""

import dataclasses
from collections.abc import Iterator

from promisecheck.core.promises import Report
from promisecheck.report.cards import Depth
from promisecheck.report.page import File, Plan, render_file

SCREENS = ("overview", "promises", "pages", "silent", "since", "decisions")
_BYTES = 1_450_000
"""A file that is larger shows less of each promise."""
_SPLIT_ABOVE = 1_000
_PART = 400
"""With more promises than the first, a file holds so many."""
_DEPTHS = (
    (150, Depth(), 300_000),
    (300, Depth(folded=3), 200_000),
    (400, Depth(folded=0, letters=400), 100_000),
    (500, Depth(folded=0, letters=300, places=3, instead=2, drawn=False), 60_000),
    (10**9, Depth(folded=0, letters=200, places=1, instead=1, changes=1, judged=1, around=False, drawn=False), 0),
)
"""Up to so many promises in a file: how much of each is shown, and how many letters of pages."""


def html_page(report: Report, *, version: str, language: str) -> str:
    """The whole report as one page; every text from outside is escaped by the template engine."""
    return _fitted(
        Plan(report=report, version=version, language=language), File(name="", screens=SCREENS, first=0, last=len(report.findings))
    )


def html_files(report: Report, *, stem: str, version: str, language: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the files: one, or the index `stem`.html and beside it `stem`-pages.html and `stem`-promises-1.html and on."""
    if len(report.findings) <= _SPLIT_ABOVE:
        yield f"{stem}.html", html_page(report, version=version, language=language)
        return
    files = split(len(report.findings), stem=stem)
    plan = Plan(report=report, version=version, language=language, files=files)
    for file in files:
        yield file.name, _fitted(plan, file)


def split(number: int, *, stem: str) -> tuple[File, ...]:
    """The files of a report with so many promises, the index first."""
    parts = range(0, number, _PART)
    index = File(name=f"{stem}.html", screens=("overview", "silent", "since", "decisions"))
    pages = File(name=f"{stem}-pages.html", screens=("pages",))
    promises = (
        File(name=f"{stem}-promises-{place}.html", screens=("promises",), first=first, last=min(number, first + _PART))
        for place, first in enumerate(parts, 1)
    )
    return (index, *promises, pages)


def _fitted(plan: Plan, file: File) -> str:
    """The file, shown as deep as its size allows."""
    text = ""
    for most, depth, letters in _DEPTHS:
        if file.last - file.first <= most:
            text = render_file(dataclasses.replace(plan, depth=depth, letters=letters), file)
            if len(text.encode(errors="replace")) <= _BYTES:
                break
    return text
