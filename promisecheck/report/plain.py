"""Report -> text for a terminal: the sentence, the counts, the flagged claims with a quote each, what was not checked."""

import textwrap
from collections.abc import Iterator, Mapping

from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.report.headline import headline
from promisecheck.report.levels import FLAGGED
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.silenced import reopened, silenced_line

SYMBOL = {Verdict.OVER_PROMISED: "✗", Verdict.CONTESTED: "≈", Verdict.UNPROVEN: "?", Verdict.KEPT: "✓", Verdict.OVER_DELIVERED: "★"}
"""The mark of each verdict, beside its word."""
_MOST_NOTICES = 20


def plain_text(report: Report, *, language: str) -> str:
    """The report for a terminal; quotes stay in the customer's language."""
    return "promisecheck: " + "\n".join(_lines(report, phrases(language))) + "\n"


def _lines(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    yield headline(report, say)
    if report.compared:
        yield " · ".join(f"{SYMBOL[verdict]} {report.count(verdict)} {say[verdict]}" for verdict in Verdict)
        if report.as_of:
            yield say["period"].format(date=report.as_of.isoformat())
    for finding in report.findings:
        if (finding.verdict in FLAGGED and not finding.silenced) or not report.compared:
            yield ""
            yield from _finding(finding, say)
    known = silenced_line(report, say)
    if known:
        yield from ("", *known)
    notices = [f"! {trouble.what}: {trouble.why}. {trouble.next_step}".rstrip() for trouble in report.errors]
    notices += [f"- {skipped.what}: {skipped.why}" for skipped in report.skipped]
    if notices:
        yield ""
        yield f"{say['not_checked']}:"
        yield from (f"  {line}" for line in notices[:_MOST_NOTICES])
        if len(notices) > _MOST_NOTICES:
            yield f"  {say['more'].format(number=len(notices) - _MOST_NOTICES)}"


def _finding(finding: Finding, say: Mapping[str, str]) -> Iterator[str]:
    claim = finding.claim
    found = places(finding)
    where = say["stands"].format(places=len(found), place=f"{found[0].source} ({found[0].role})")
    if finding.verdict is None:
        yield f"{say[claim.categories[0]]}: {claim.text}"
        yield f"    {where}"
        return
    yield f"{SYMBOL[finding.verdict]} {finding.rule} {say[finding.verdict]}: {claim.text}"
    if again := reopened(finding.silence, say):
        yield f"    {again}"
    yield f"    {counted(finding, say)}"
    yield f"    {where}"
    for match in [match for match in finding.matches if match.stance is Stance.CONTRADICTS][:1]:
        yield textwrap.shorten(f"    “{match.remark.text}”", width=200, placeholder=" …”")
    if finding.suggestions:
        yield "    " + say["instead"].format(text=finding.suggestions[0].text, because=finding.suggestions[0].because)


def counted(finding: Finding, say: Mapping[str, str]) -> str:
    """How many customers say so, with the interval."""
    share = finding.contradicted
    if share is None or share.customers == 0:
        return say["nobody"]
    said = say["said_by"].format(against=finding.contradict, all=share.customers)
    percent = {name: round(100 * getattr(share, name)) for name in ("low", "mid", "high")}
    few = f"; {say['enough'].format(more=finding.enough)}" if finding.enough else ""
    return f"{said}; {say['interval'].format(**percent)}{few}"
