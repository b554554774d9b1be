"""Report -> a copy of the Word document that was audited, with a comment on each flagged promise. The original is never touched."""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from promisecheck.core.promises import Finding, Report
from promisecheck.errors import UsageError
from promisecheck.report.levels import FLAGGED
from promisecheck.report.one_line import one_line, shown
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.plain import SYMBOL, counted
from promisecheck.report.silenced import reopened
from promisecheck.report.steady import write_steady
from promisecheck.report.word_runs import find_runs, paragraphs_of

AUTHOR = "promisecheck"
_LONGEST = 2_000
_ENDINGS = (".docx", ".docm")


def original_of(report: Report) -> Path:
    """The one Word document that was audited; UsageError where there is none, or more than one."""
    named = [tally.source for tally in report.inputs]
    read = [place.source for finding in report.findings for place in places(finding)]
    found = sorted({source for source in (*named, *read) if source.lower().endswith(_ENDINGS) and Path(source).is_file()})
    if len(found) != 1:
        what = f"{len(found)} Word documents were audited: {', '.join(found)}" if found else "no Word document was audited"
        raise UsageError(what, next_step="A commented copy is made of one: promisecheck audit draft.docx -o commented.docx")
    return Path(found[0])


def write_commented(report: Report, original: Path, out: IO[bytes], *, language: str) -> None:
    """Write the copy to `out`; the same report and document give the same bytes."""
    from docx import Document

    document = Document(io.BytesIO(original.read_bytes()))
    say = phrases(language)
    day = report.as_of or datetime(2000, 1, 1, tzinfo=UTC).date()
    when = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for finding in report.findings:
        if _is_told(finding, report, original):
            _comment(document, finding, say, language=language, when=when)
    document.core_properties.last_modified_by = AUTHOR
    made = io.BytesIO()
    document.save(made)
    write_steady(made, out, core=_core(document))


def _core(document: Any) -> bytes:
    return bytes(document.part.package.core_properties._element.xml.encode())  # noqa: SLF001 - there is no other way to the part's own words


def _is_told(finding: Finding, report: Report, original: Path) -> bool:
    here = any(Path(place.source) == original for place in places(finding))
    flagged = finding.verdict in FLAGGED and not finding.silenced
    return here and (flagged or (not report.compared and bool(finding.law)))


def _comment(document: Any, finding: Finding, say: Mapping[str, str], *, language: str, when: datetime) -> None:
    """On the words of the promise wherever they stand in the body; what stands beside it is told at the first paragraph."""
    told = list(_told(finding, say, language))
    spots = [runs for paragraph in paragraphs_of(document) if (runs := find_runs(paragraph, finding.claim.text))]
    if not spots:
        spots = [runs for paragraph in paragraphs_of(document) if (runs := list(paragraph.runs))][:1]
        told.insert(0, f"{places(finding)[0].place}: “{one_line(finding.claim.text, most=_LONGEST)}”")
    for runs in spots:
        comment = document.add_comment(runs, text=shown("\n".join(told))[:_LONGEST], author=AUTHOR, initials="PC")
        comment._comment_elm.date = when  # noqa: SLF001 - python-docx dates a comment by the clock


def _told(finding: Finding, say: Mapping[str, str], language: str) -> Iterator[str]:
    if finding.verdict:
        yield f"{SYMBOL[finding.verdict]} {finding.rule} {say[finding.verdict]}"
        yield counted(finding, say)
    if again := reopened(finding.silence, say):
        yield again
    for better in finding.suggestions[:1]:
        yield say["instead"].format(text=one_line(better.text, most=_LONGEST), because=one_line(better.because, most=_LONGEST))
    for question in finding.law:
        yield f"{question.code}: {question.asks.within(language)} {question.citation}"
