"""What is not told again, in a line: silenced findings stay counted, and what silences nothing any more is said."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from promisecheck.core.promises import Report
from promisecheck.core.silence import Over, Silence

_REASONS = {Over.WORSE: "reopened_worse", Over.EXPIRED: "reopened_expired"}


def silenced_line(report: Report, say: Mapping[str, str]) -> list[str]:
    """How many findings are silenced and by what, then what silences nothing; no line where there is nothing to say."""
    counts = Counter(finding.silence.by for finding in report.findings if finding.silence and finding.silence.holds)
    lines = []
    if counts:
        by = ", ".join(f"{counts[one]} {say[f'silenced_{one}']}" for one in ("baseline", "settings", "page") if counts[one])
        lines.append(say["silenced"].format(by=by))
    return [*lines, *(f"{one.what}: {one.why}" for one in report.idle)]


def reopened(silence: Silence | None, say: Mapping[str, str]) -> str:
    """Why a finding that was accepted is told again, or ""."""
    if silence is None or silence.holds:
        return ""
    return say[_REASONS[silence.over]].format(reason=silence.reason, until=silence.until)


def silence_row(silence: Silence | None) -> dict[str, Any] | None:
    """What was written down about a finding, with the keys of the report's JSON."""
    if silence is None:
        return None
    return {
        "by": silence.by,
        "reason": silence.reason,
        "until": silence.until.isoformat() if silence.until else None,
        "where": silence.where,
        "over": silence.over,
        "holds": silence.holds,
    }
