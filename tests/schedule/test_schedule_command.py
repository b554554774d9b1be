"""`promisecheck run` as cron calls it."""

import os
import subprocess
import sys
from contextlib import closing

import pytest

from promisecheck.store import open_database
from promisecheck.store.lock import only_one

pytestmark = pytest.mark.slow
SETTINGS = '[run]\nstore = "kept.db"\nreviews = ["exports/*.csv"]\n[crawl]\ndelay = 0\n[[sites]]\naddress = "site"\n'
ALERTS = '["json://anna:hunter2@127.0.0.1:9/hook"]'
_HEAVY = (
    "import sys, promisecheck.cli\n"
    "try:\n    promisecheck.cli.main()\n"
    "finally:\n    print(sorted({'onnxruntime', 'tokenizers', 'spacy', 'sklearn', 'torch'} & set(sys.modules)), file=sys.stderr)\n"
)


def run(*arguments, cwd, code=("-m", "promisecheck"), **environment):
    """The command, in a folder with its settings."""
    called = [sys.executable, *code, "run", *map(str, arguments)]
    return subprocess.run(
        called, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False, timeout=200, env=os.environ | environment
    )


@pytest.fixture
def folder(tmp_path):
    """A folder with settings, a page and an export."""
    (tmp_path / "promisecheck.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "exports").mkdir()
    (tmp_path / "site" / "index.html").write_text(
        "<html lang=da><p>Vi leverer alle pakker dagen efter, du har bestilt.</p></html>", encoding="utf-8"
    )
    (tmp_path / "exports" / "1.csv").write_text("Date,Rating,Review\n2026-05-01,1,Pakken kom først efter ni dage\n", encoding="utf-8")
    return tmp_path


def test_a_night_and_a_quiet_one(folder):
    """The first run writes the report, a second one loads no model and leaves the file; a changed page is told with exit code and alert."""
    first = run("-o", "report.html", cwd=folder)
    assert (first.returncode, first.stdout) == (0, "")
    assert "run 1 done, 1 promises" in first.stderr
    written = (folder / "report.html").stat().st_mtime_ns
    second = run("--now", "-o", "report.html", cwd=folder, code=("-c", _HEAVY))
    assert second.stdout.startswith("promisecheck: nothing changed since 20")
    assert second.stderr.splitlines()[-1] == "[]"
    assert (folder / "report.html").stat().st_mtime_ns == written
    (folder / "site" / "b.html").write_text("<html lang=da><p>Altid 30 dages fuld returret.</p></html>", encoding="utf-8")
    third = run("--now", "--format", "md", cwd=folder, PROMISECHECK_ALERTS__TO=ALERTS)
    assert "- new: “Altid 30 dages fuld returret.”" in third.stdout
    assert third.returncode == 3
    assert "alerts.to: address 1 was not reached" in third.stderr
    assert "hunter2" not in third.stdout + third.stderr


def test_63_what_is_wrong_is_said_before_the_work(folder):
    """Hostile 63: a wrong period, alert, format or database is exit 2 in one line, without a password; nothing is kept of it."""
    database = "postgresql://anna:hunter2@127.0.0.1:9/kept"
    for arguments, environment, said in (
        ((), {"PROMISECHECK_RUN__EVERY": "often"}, "run.every = 'often' is no length of time"),
        ((), {"PROMISECHECK_ALERTS__TO": '["anna:hunter2"]'}, "address 1 is none that apprise understands"),
        (("--format", "html"), {}, "--format 'html' is not known here"),
        (("--store", database), {}, "postgresql://***@127.0.0.1:9/kept: the server cannot be reached"),
    ):
        told = run(*arguments, cwd=folder, **environment)
        assert (told.returncode, told.stdout) == (2, "")
        assert said in told.stderr
        assert "hunter2" not in told.stderr


def test_34_another_run_at_work_is_exit_3(folder):
    """Hostile 34: a run that meets another one at work says whose it is, and is exit 3."""
    with closing(open_database(folder / "kept.db")) as database, only_one(database):
        told = run(cwd=folder)
    assert told.returncode == 3
    assert f"another run is at work (process {os.getpid()}" in told.stderr
