"""Report -> annotations of a GitHub workflow: one line a flagged promise, on the file and line where it stands."""

from collections.abc import Iterator, Mapping

from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.core.text import Origin
from promisecheck.report.headline import headline
from promisecheck.report.levels import FLAGGED, LEVELS
from promisecheck.report.one_line import one_line
from promisecheck.report.phrases import phrases
from promisecheck.report.places import is_web, line_of, places
from promisecheck.report.plain import counted
from promisecheck.report.silenced import reopened, silenced_line

_LONGEST = 300
_MOST_SKIPPED = 20


def github_text(report: Report, *, language: str) -> str:
    """One workflow command a line; nothing that others wrote can begin a command or end one.

    What could not be checked stands first: GitHub shows ten annotations of a level a step.
    """
    return "".join(f"{line}\n" for line in _lines(report, phrases(language)))


def _lines(report: Report, say: Mapping[str, str]) -> Iterator[str]:
    for trouble in report.errors:
        what, why, following = (one_line(part, most=_LONGEST) for part in (trouble.what, trouble.why, trouble.next_step))
        yield _command("error", f"{what}: {why}. {following}".rstrip(), title=say["not_checked"])
    yield _command("notice", headline(report, say), title="promisecheck")
    if report.skipped:
        yield _command("notice", _skipped(report, say), title=say["not_checked"])
    if known := silenced_line(report, say):
        yield _command("notice", "\n".join(one_line(line, most=_LONGEST) for line in known[:_MOST_SKIPPED]), title="promisecheck")
    for finding in report.findings:
        if finding.verdict in FLAGGED and not finding.silenced:
            yield _annotation(finding, say)


def _skipped(report: Report, say: Mapping[str, str]) -> str:
    lines = [f"{one_line(one.what, most=_LONGEST)}: {one_line(one.why, most=_LONGEST)}" for one in report.skipped[:_MOST_SKIPPED]]
    rest = len(report.skipped) - len(lines)
    return "\n".join([*lines, say["more"].format(number=rest)] if rest else lines)


def _annotation(finding: Finding, say: Mapping[str, str]) -> str:
    verdict = finding.verdict or Verdict.UNPROVEN
    found = places(finding)
    told = [f"“{one_line(finding.claim.text, most=_LONGEST)}”", counted(finding, say)]
    told += [one_line(again, most=_LONGEST)] if (again := reopened(finding.silence, say)) else []
    told += [f"“{one_line(match.remark.text, most=_LONGEST)}”" for match in finding.matches if match.stance is Stance.CONTRADICTS][:1]
    told.append(say["stands"].format(places=len(found), place=one_line(found[0].source, most=_LONGEST)))
    if finding.suggestions:
        first = finding.suggestions[0]
        told.append(one_line(say["instead"].format(text=first.text, because=first.because), most=2 * _LONGEST))
    return _command(LEVELS[verdict], "\n".join(told), title=f"{finding.rule} {say[verdict]}", **_position(found[0]))


def _position(place: Origin) -> dict[str, str]:
    """`file` and `line`, where the place is a file: GitHub shows the annotation beside it."""
    if is_web(place):
        return {}
    line = line_of(place)
    return {"file": one_line(place.source, most=_LONGEST)} | ({"line": str(line)} if line else {})


def _command(level: str, message: str, **properties: str) -> str:
    name = "notice" if level == "note" else level
    ordered = sorted(properties.items(), key=lambda pair: ("file", "line", "title").index(pair[0]))
    given = ",".join(f"{key}={_property(value)}" for key, value in ordered)
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
