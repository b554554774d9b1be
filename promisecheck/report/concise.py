"""Report -> one line a finding, as compilers write them: place, rule, verdict, words, numbers."""

from collections.abc import Iterator, Mapping

from promisecheck.core.promises import Finding, Report
from promisecheck.report.headline import headline
from promisecheck.report.levels import LEVELS
from promisecheck.report.one_line import one_line
from promisecheck.report.phrases import phrases
from promisecheck.report.places import line_of, places
from promisecheck.report.plain import counted
from promisecheck.report.silenced import silenced_line

_LONGEST = 160


def concise_text(report: Report, *, language: str) -> str:
    """`index.md:3: PC102 over-promised: "Levering i morgen" (8 of 10 customers ...)`, then what was not checked, then the sentence.

    The first place is named; every finding that can fail has its line, and where nothing was compared every promise has.
    """
    say = phrases(language)
    lines = [*(_line(finding, say) for finding in report.findings if _is_listed(finding, report)), *_notices(report)]
    return "\n".join([*lines, *silenced_line(report, say), headline(report, say)]) + "\n"


def _is_listed(finding: Finding, report: Report) -> bool:
    return not report.compared or (finding.verdict in LEVELS and not finding.silenced)


def _line(finding: Finding, say: Mapping[str, str]) -> str:
    first, *others = places(finding)
    number = line_of(first)
    where = f"{one_line(first.source, most=_LONGEST)}:" + (f"{number}:" if number else f" {one_line(first.place, most=_LONGEST)}:")
    verdict = f"{finding.rule} {say[finding.verdict]}" if finding.verdict else say[finding.claim.categories[0]]
    heard = f" ({counted(finding, say)})" if finding.verdict else ""
    more = f" +{len(others)}" if others else ""
    return f"{where} {verdict}: “{one_line(finding.claim.text, most=_LONGEST)}”{heard}{more}"


def _notices(report: Report) -> Iterator[str]:
    yield from (f"! {one_line(one.what, most=_LONGEST)}: {one_line(one.why, most=_LONGEST)}" for one in report.errors)
    yield from (f"- {one_line(one.what, most=_LONGEST)}: {one_line(one.why, most=_LONGEST)}" for one in report.skipped)
