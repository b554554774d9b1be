import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from filled import HOSTILE, full_report, hostile_report, plain_report

from promisecheck.core.promises import Report
from promisecheck.core.text import Origin
from promisecheck.report import render, write_file
from promisecheck.report.phrases import INTERFACES
from promisecheck.report.places import uri_of

REDUCED = json.loads((Path(__file__).parent / "sarif-reduced.schema.json").read_text(encoding="utf-8"))
HOLDS = jsonschema.Draft7Validator(REDUCED)


def _run(report, language="en"):
    log = json.loads(render(report, "sarif", version="0.1.0", language=language))
    HOLDS.validate(log)
    return log["runs"][0]


def test_a_promise_is_a_result_under_its_rule():
    """A contradicted promise is an error under PC102 with its place, its numbers and the id of its words."""
    run = _run(full_report())
    result = run["results"][0]
    assert (result["ruleId"], result["level"], result["occurrenceCount"]) == ("PC102", "error", 3)
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "copy/om%20os.md"}, "region": {"startLine": 3}}
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "https://www.example.dk/vilk%C3%A5r?a=1"
    assert len(result["relatedLocations"]) == 1
    assert result["partialFingerprints"]["promise/v1"] == full_report().findings[0].claim.key
    assert "8 of 10 customers" in result["message"]["text"]


def test_rules_are_described_and_referred_to():
    """Each result points at its rule; the law's question is a note of its own, never the customers' verdict."""
    run = _run(full_report())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["PC102", "PC503"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["error", "note"]


def test_what_was_not_checked_is_in_it():
    """What could not be checked makes the run no success; what was skipped is a note; what holds is counted."""
    run = _run(full_report())
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [notice["level"] for notice in invocation["toolExecutionNotifications"]] == ["error", "note"]
    assert run["properties"]["verdicts"]["over-promised"] == 1
    assert _run(Report(findings=()))["results"] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text):
    """Whatever the words, the file is valid, addresses are valid, and no message carries a link or a placeholder."""
    run = _run(hostile_report(text))
    for result in run["results"]:
        assert not re.search(r"\]\(|(?<!\{)\{(\{\{)*(?!\{)", result["message"]["text"])
        assert len(result["message"]["text"]) < 5_000
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9%/:?#@!$&'()*+,;=~._-]+", uri)
        assert urlsplit(uri).scheme in {"", "https", "file"}


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("C:\\copy\\a b.md", "file:///C:/copy/a%20b.md"),
        ("/srv/copy/a.md", "file:///srv/copy/a.md"),
        ("copy\\a.md", "copy/a.md"),
        ("https://www.example.dk/æ?q=100%#x", "https://www.example.dk/%C3%A6?q=100%25#x"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ],
)
def test_places_are_addresses(source, uri):
    """A path or a page is a URI; a scheme that is not the web's does not live on in it."""
    assert uri_of(Origin(source=source)) == uri


@pytest.mark.parametrize("language", INTERFACES)
def test_it_speaks_the_language(language):
    """Rules and messages are in the language of the interface, which the run names."""
    run = _run(full_report(), language)
    assert run["language"] == language
    asked = {"en": "Can you show it?", "da": "Kan I dokumentere det?", "nb": "Kan dere dokumentere det?"}
    assert asked[language] in run["results"][1]["message"]["text"]


def test_it_is_written_again(tmp_path):
    """A file written here may be written again, also under the longer ending."""
    for name in ("out.sarif", "out.sarif", "out.sarif.json", "out.sarif.json"):
        write_file(plain_report(), tmp_path / name, version="0.1.0")
    assert (tmp_path / "out.sarif").read_bytes() == (tmp_path / "out.sarif.json").read_bytes()


def test_the_reduced_schema_notices():
    """The schema is no formality: a level that does not exist and a key that SARIF does not know are refused."""
    log = json.loads(render(plain_report(), "sarif", version="0.1.0"))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["results"][0]["place"] = "x"
    assert len(list(HOLDS.iter_errors(log))) == 2
