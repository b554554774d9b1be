"""Report -> SARIF 2.1.0: what code scanning and editors read. One result a promise, under the rule that flags it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from promisecheck.core.promises import Finding, Report
from promisecheck.core.questions import Question
from promisecheck.core.silence import Silence
from promisecheck.core.taxonomy import Verdict
from promisecheck.core.text import Origin
from promisecheck.report.levels import LEVELS
from promisecheck.report.one_line import one_line
from promisecheck.report.phrases import phrases
from promisecheck.report.places import line_of, places, uri_of
from promisecheck.report.plain import counted
from promisecheck.report.silenced import reopened

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HEAD = f'{{\n "$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [\n  {{\n   "tool": {{\n    "driver": {{\n     "name": "promisecheck"'
"""What every file that is written here begins with."""
_LONGEST = 1000
_MOST_RELATED = 50

Row = dict[str, Any]


def sarif_text(report: Report, *, version: str, language: str) -> str:
    """One run: over-promised as error, contested as warning, unproven and the law's questions as note.

    Promises that hold are counted in the run's properties. There is no time in it: the same report gives the same bytes.
    """
    say = phrases(language)
    rules: dict[str, Row] = {}
    results = [result for finding in report.findings for result in _results(finding, say, language, rules, baseline=bool(report.baseline))]
    order = {rule: number for number, rule in enumerate(sorted(rules))}
    driver = {"name": "promisecheck", "version": version, "rules": [rules[rule] for rule in order]}
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [{"ruleId": result["ruleId"], "ruleIndex": order[result["ruleId"]], **result} for result in results],
        "properties": {"models": list(report.models), "compared": report.compared, "verdicts": {one: report.count(one) for one in Verdict}},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _results(finding: Finding, say: Mapping[str, str], language: str, rules: dict[str, Row], *, baseline: bool) -> Iterator[Row]:
    if finding.verdict in LEVELS and finding.rule:
        level = LEVELS[finding.verdict]
        title = f"{say[finding.verdict]}: {say[finding.claim.categories[0]]}"
        rules.setdefault(finding.rule, _rule(finding.rule, title, say[f"about_{finding.verdict}"], level))
        row = _result(finding, finding.rule, level, [f"{say[finding.verdict]}: “{finding.claim.text}”", *_because(finding, say)])
        yield row | _known(finding.silence, say) | ({"baselineState": _state(finding)} if baseline else {})
    for question in finding.law:
        rules.setdefault(question.code, _rule(question.code, question.name, question.remedy.within(language), "note"))
        yield _result(finding, question.code, "note", _asked(finding, question, language)) | _known(question.silence, say)


def _known(silence: Silence | None, say: Mapping[str, str]) -> Row:
    """A finding that is not told again is suppressed, with the reason; readers of SARIF count it apart."""
    if silence is None or not silence.holds:
        return {}
    kind = "inSource" if silence.by == "page" else "external"
    why = one_line(silence.reason or say[f"silenced_{silence.by}"], most=_LONGEST)
    return {"suppressions": [{"kind": kind, "status": "accepted", "justification": why}]}


def _state(finding: Finding) -> str:
    """Against the baseline: known, known and worse, or new."""
    if finding.silence is None or finding.silence.by != "baseline":
        return "new"
    return "unchanged" if finding.silence.holds else "updated"


def _because(finding: Finding, say: Mapping[str, str]) -> Iterator[str]:
    yield reopened(finding.silence, say)
    yield counted(finding, say)
    for better in finding.suggestions[:1]:
        yield say["instead"].format(text=better.text, because=better.because)


def _asked(finding: Finding, question: Question, language: str) -> list[str]:
    return [f"“{finding.claim.text}”", question.asks.within(language), question.citation]


def _rule(rule: str, title: str, about: str, level: str) -> Row:
    return {
        "id": rule,
        "shortDescription": {"text": _message([title])},
        "fullDescription": {"text": _message([about])},
        "help": {"text": _message([about])},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, rule: str, level: str, told: Iterable[str]) -> Row:
    found = places(finding)
    # Each once: SARIF takes no location twice.
    first, *others = {json.dumps(location): location for location in map(_location, found)}.values()
    row: Row = {
        "ruleId": rule,
        "kind": "fail",
        "level": level,
        "message": {"text": _message(told)},
        "locations": [first],
        "occurrenceCount": len(found),
        # The id of the words, wherever they stand. Under the second name code scanning knows a promise again that has moved.
        "partialFingerprints": {"promise/v1": finding.claim.key, "primaryLocationLineHash": f"{finding.claim.key}:1"},
        "properties": {"language": finding.claim.passage.language, "confidence": finding.confidence, "priority": finding.priority},
    }
    return row | ({"relatedLocations": others[:_MOST_RELATED]} if others else {})


def _location(place: Origin) -> Row:
    physical: Row = {"artifactLocation": {"uri": uri_of(place)}}
    line = line_of(place)
    if line:
        physical["region"] = {"startLine": line}
    named = {"fullyQualifiedName": one_line(place.place, most=_LONGEST), "kind": one_line(place.role, most=_LONGEST)}
    return {"physicalLocation": physical, "logicalLocations": [{name: value for name, value in named.items() if value}]}


def _invocation(report: Report) -> Row:
    errors = [_notice("error", [f"{one.what}: {one.why}", one.next_step]) for one in report.errors]
    skipped = [_notice("note", [f"{one.what}: {one.why}"]) for one in report.skipped]
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": errors + skipped}


def _notice(level: str, told: Iterable[str]) -> Row:
    return {"level": level, "message": {"text": _message(told)}}


def _message(told: Iterable[str]) -> str:
    """Sentences as one message: braces are doubled as SARIF asks, and no words of others become a link."""
    text = ". ".join(one_line(part, most=_LONGEST).rstrip(".") for part in told if part)
    return f"{text}.".replace("{", "{{").replace("}", "}}").replace("](", "] (")
