"""`promisecheck diff` as people call it."""

import json
import subprocess
import sys

import pytest
from nights import night, promise


def diff(*arguments, cwd):
    """The command."""
    called = [sys.executable, "-m", "promisecheck", "diff", *map(str, arguments)]
    return subprocess.run(called, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False, timeout=60)


@pytest.fixture
def reports(tmp_path):
    """Two reports, of which the later one has a new broken promise."""
    old, new = night(promise("Fri fragt")), night(promise("Fri fragt"), promise("Levering i morgen", verdict="over-promised"))
    for name, report in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(report), encoding="utf-8")
    return tmp_path


def test_a_new_broken_promise_is_exit_1(reports):
    """A new broken promise is told, and is exit 1; with --fail-on never, and the other way round, it is 0."""
    told = diff("old.json", "new.json", cwd=reports)
    assert (told.returncode, told.stdout.splitlines()[0]) == (1, "promisecheck: 1 new since old.json")
    assert diff("old.json", "new.json", "--fail-on", "never", cwd=reports).returncode == 0
    assert diff("new.json", "old.json", cwd=reports).returncode == 0


def test_as_json_and_markdown(reports):
    """--format json is the `changes` of the report's schema, md is a list."""
    told = json.loads(diff("old.json", "new.json", "--format", "json", cwd=reports).stdout)
    assert [(one["turn"], one["text"]) for one in told["list"]] == [("new", "Levering i morgen")]
    assert "- new: “Levering i morgen”" in diff("old.json", "new.json", "--format", "md", cwd=reports).stdout


def test_a_lost_page_is_exit_3(reports):
    """A page that could not be read is said, and is exit 3."""
    page = "https://shop.example/"
    lost = night(errors=[{"what": page, "why": "no answer", "next": ""}])
    (reports / "old.json").write_text(json.dumps(night(promise("Fri fragt", at=[f"{page}#h1"]))), encoding="utf-8")
    (reports / "lost.json").write_text(json.dumps(lost), encoding="utf-8")
    told = diff("old.json", "lost.json", cwd=reports)
    assert (told.returncode, page in told.stdout) == (3, True)


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 3, "bad.json: no such file"),
        ("{", 2, "bad.json: this is no JSON"),
        ("[]", 2, "bad.json: this is no report of promisecheck"),
        ('{"schema": 2, "claims": []}', 2, "a report of schema 2, this version reads 1"),
        ('{"schema": 1, "claims": [{}]}', 2, "this is no report as --format json gives it"),
    ],
)
def test_what_is_no_report_is_said(reports, content, code, said):
    """A missing, broken or newer report is said with its name and what to do."""
    if content is not None:
        (reports / "bad.json").write_text(content, encoding="utf-8")
    told = diff("old.json", "bad.json", cwd=reports)
    assert (told.returncode, told.stdout) == (code, "")
    assert said in told.stderr
