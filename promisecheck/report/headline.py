"""The report in one sentence, and what to fix first."""

from collections.abc import Mapping, Sequence

from promisecheck.core.promises import CategoryGap, Finding, Report
from promisecheck.core.taxonomy import Verdict

FIRST = 3
"""So many findings are shown above all others."""


def headline(report: Report, say: Mapping[str, str]) -> str:
    """One generated sentence: how many promises are contradicted, and where the gap is widest."""
    total = len(report.findings)
    broken = report.count(Verdict.OVER_PROMISED)
    if not total:
        return say["headline_empty"]
    if not report.compared:
        return say["headline_uncompared"].format(all=total)
    if not broken:
        return say["headline_none"].format(all=total)
    return say["headline"].format(broken=broken, all=total, category=say[widest(report)])


def widest(report: Report) -> str:
    """The category with the largest gap between promised and delivered among those with a broken promise."""
    broken = {finding.claim.categories[0] for finding in report.findings if finding.verdict is Verdict.OVER_PROMISED}
    return max((gap for gap in report.categories if gap.category in broken), key=_gap).category


def _gap(gap: CategoryGap) -> float:
    return gap.promised - gap.delivered.mid if gap.delivered else 0.0


def first_to_fix(report: Report) -> Sequence[Finding]:
    """The broken promises with the highest priority."""
    return [finding for finding in report.findings if finding.verdict is Verdict.OVER_PROMISED and not finding.silenced][:FIRST]
