"""The commands around decisions and users."""

import json

import pytest
from typer.testing import CliRunner

from promisecheck.cli import app
from promisecheck.errors import UsageError


def _run(*arguments, **how):
    return CliRunner().invoke(app, [str(one) for one in arguments], **how)


def _file(path, status, reviewer):
    row = {"claim": "a" * 16, "text": "Levering i morgen", "status": status, "reviewer": reviewer, "at": "2026-05-02T09:00:00Z"}
    path.write_text(json.dumps({"schema": 1, "report": "r", "decisions": [row]}), encoding="utf-8")
    return path


def test_decisions_come_in_and_go_out(tmp_path):
    """Files of two reviewers come in, once; where they differ both are kept and said; the list and the export hold both."""
    store = ("--store", tmp_path / "kept.db")
    ane, bo = _file(tmp_path / "ane.json", "fix-copy", "Ane"), _file(tmp_path / "bo.json", "accepted", "Bo")
    told = _run("decisions", "import", ane, bo, *store)
    assert "both kept: 'Levering i morgen' (Bo: accepted; Ane: fix-copy)" in told.output
    assert "0 taken over, 1 known already" in _run("decisions", "import", ane, *store).output
    assert _run("decisions", "list", *store).output.startswith("disagree")
    assert _run("decisions", "export", "-o", tmp_path / "out.json", *store).exit_code == 0
    exported = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["decisions"]
    assert {one["status"] for one in exported} == {"fix-copy", "accepted"}


def test_users_are_added_and_listed(tmp_path):
    """A user is added with a password from the environment, listed, and refused with one that is too short."""
    store = ("--store", tmp_path / "kept.db")
    assert _run("users", "add", "Ane", "--role", "admin", *store, env={"PROMISECHECK_PASSWORD": "a long enough one"}).exit_code == 0
    assert "Ane" in _run("users", "list", *store).output
    assert len(_run("users", "token", "Ane", *store).output.strip()) > 20
    short = _run("users", "add", "Bo", *store, env={"PROMISECHECK_PASSWORD": "short"})
    assert isinstance(short.exception, UsageError)


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 2, "decisions": []}', '{"schema": 1, "decisions": [{"status": "accepted"}]}', "PK"])
def test_a_file_that_holds_no_decisions_is_refused(tmp_path, text):
    """What is no file of decisions is refused in words, and nothing of it is kept."""
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    told = _run("decisions", "import", tmp_path / "x.json", "--store", tmp_path / "kept.db")
    assert "x.json" in str(told.exception)
    assert not (tmp_path / "kept.db").exists()
