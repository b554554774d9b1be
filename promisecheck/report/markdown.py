"""Report -> Markdown for a pull request or the summary of a job: at most a screenful, then a table."""

import re
from collections.abc import Iterator, Mapping

from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.report.headline import first_to_fix, headline
from promisecheck.report.levels import FLAGGED
from promisecheck.report.one_line import one_line
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.plain import SYMBOL, counted
from promisecheck.report.silenced import silenced_line

MADE_HERE = "<!-- promisecheck -->\n"
"""The first line: it is not shown, and says that the file may be written again."""
_LONGEST = 200
_MOST_ROWS = 200
_MOST_NOTICES = 5
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"[\\`*_\[\]|~$#]|(?<=www)\.|:(?=//)", re.IGNORECASE)


def markdown_text(report: Report, *, language: str) -> str:
    """The report in one language of the interface; what others wrote is text in it: no markup, link, mention or picture."""
    return MADE_HERE + "\n".join(_lines(report, phrases(language))) + "\n"


def literal(text: str, *, most: int = _LONGEST) -> str:
    r"""One line of text that Markdown shows as it is.

    >>> literal("**<b>** [now](https://example.com)")
    '\\*\\*&lt;b&gt;\\*\\* \\[now\\](https\\://example.com)'
    """
    line = "".join(_ENTITY.get(letter, letter) for letter in one_line(text, most=most))
    # A backslash does not stop GitHub from telling a person that was named; a joiner of no width does.
    return _MARKUP.sub(r"\\\g<0>", line).replace("@", "@\u2060")


def _lines(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    yield f"# {headline(report, say)}"
    if report.compared:
        yield ""
        yield " · ".join(f"{SYMBOL[verdict]} {report.count(verdict)} {say[verdict]}" for verdict in Verdict)
        if report.as_of:
            yield ""
            yield say["period"].format(date=report.as_of.isoformat())
    if known := silenced_line(report, say):
        yield from ("", *(f"- {literal(line)}" for line in known[:_MOST_NOTICES]))
    yield from _first(report, say)
    yield from _unchecked(report, say)
    yield from _table(report, say)


def _first(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    first = first_to_fix(report)
    if first:
        yield from ("", f"## {say['fix_first']}", "")
    for number, finding in enumerate(first, 1):
        yield f"{number}. **{literal(finding.claim.text)}** · {counted(finding, say)}"
        for match in [match for match in finding.matches if match.stance is Stance.CONTRADICTS][:1]:
            yield f"   > “{literal(match.remark.text)}”"
        if finding.suggestions:
            better = finding.suggestions[0]
            yield ""
            yield "   " + say["instead"].format(text=literal(better.text), because=literal(better.because))


def _unchecked(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    notices = [f"{literal(one.what)}: {literal(one.why)}. {literal(one.next_step)}".rstrip() for one in report.errors]
    notices += [f"{literal(one.what)}: {literal(one.why)}" for one in report.skipped]
    yield from ("", f"## {say['not_checked']}", "")
    yield from (f"- “{notice}”" for notice in notices[:_MOST_NOTICES])
    if not notices:
        yield say["nothing_skipped"]
    elif len(notices) > _MOST_NOTICES:
        yield f"- {say['more'].format(number=len(notices) - _MOST_NOTICES)}"


def _table(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    """The flagged promises; every promise where nothing was compared."""
    listed = [finding for finding in report.findings if (finding.verdict in FLAGGED and not finding.silenced) or not report.compared]
    if not listed:
        return
    yield from ("", f"## {say['flagged_claims'] if report.compared else say['all_claims']}", "")
    yield f"| {say['col_rule']} | {say['col_verdict']} | {say['col_promise']} | {say['col_says']} | {say['where']} |"
    yield "|---|---|---|---|---|"
    yield from (_row(finding, say) for finding in listed[:_MOST_ROWS])
    if len(listed) > _MOST_ROWS:
        yield from ("", say["more"].format(number=len(listed) - _MOST_ROWS))


def _row(finding: Finding, say: Mapping[str, str]) -> str:
    found = places(finding)
    where = f"{literal(found[0].source)} ({literal(found[0].place)})" + (f" +{len(found) - 1}" if len(found) > 1 else "")
    verdict = f"{SYMBOL[finding.verdict]} {say[finding.verdict]}" if finding.verdict else ""
    heard = counted(finding, say) if finding.verdict else ""
    return f"| {finding.rule} | {verdict} | {literal(finding.claim.text)} | {heard} | {where} |"
