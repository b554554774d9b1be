"""Report -> CSV: one line a promise, safe to open in a spreadsheet."""

import csv
import io
import re

from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Stance
from promisecheck.report.one_line import shown
from promisecheck.report.places import places

COLUMNS = (
    "id", "rule", "verdict", "text", "language", "category", "topics", "strengths", "contradict", "support", "share",
    "share_low", "share_high", "tolerance", "confidence", "priority", "places", "first_source", "quote_against", "quote_for", "suggestion",
    "silenced",
)  # fmt: skip
# Where the list separator is a semicolon, as in Danish and Norwegian, Excel cuts a line of ours there: what follows begins a cell too.
_RUNS = re.compile(r'(^|[;\t\r\n])(?=[ "]*[=+\-@＝＋－＠\t\r])')


def csv_text(report: Report) -> str:
    """UTF-8 with a BOM (Excel needs it); a cell that a spreadsheet would run is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerow([inert(str(value)) if isinstance(value, str) else value for value in _cells(finding)])
    return "\ufeff" + out.getvalue()


def inert(cell: str) -> str:
    """The cell, not run by a spreadsheet.

    >>> inert("=1+1")
    "'=1+1"
    >>> inert("free;=1+1")
    "free;'=1+1"
    """
    return _RUNS.sub(r"\1'", shown(cell))


def _cells(finding: Finding) -> list[object]:
    claim, share = finding.claim, finding.contradicted
    found = places(finding)
    quotes = {stance: next((match.remark.text for match in finding.matches if match.stance is stance), "") for stance in Stance}
    return [
        claim.key, finding.rule, finding.verdict or "", claim.text, claim.passage.language, (claim.categories or ("",))[0],
        " ".join(claim.topics), " ".join(claim.strengths), finding.contradict, finding.support,
        share.mid if share else "", share.low if share else "", share.high if share else "",
        finding.tolerance, finding.confidence, finding.priority, len(found), found[0].source,
        quotes[Stance.CONTRADICTS], quotes[Stance.SUPPORTS], finding.suggestions[0].text if finding.suggestions else "",
        (finding.silence.reason or finding.silence.by) if finding.silence and finding.silence.holds else "",
    ]  # fmt: skip
