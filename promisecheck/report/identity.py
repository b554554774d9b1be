"""The name of a report among others: the same findings, the same name."""

import hashlib

from promisecheck.core.promises import Report


def report_id(report: Report) -> str:
    """16 hexadecimal digits of the day, the promises, their verdicts and counts."""
    told = [f"{finding.claim.key} {finding.verdict} {finding.contradict} {finding.support}" for finding in report.findings]
    return hashlib.sha256("\n".join([str(report.as_of), *sorted(told)]).encode()).hexdigest()[:16]
