"""Audits that run in the background: asked for from the page, watched, killed and begun again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
import requests
from bench import Visitor, database_with
from pytest_httpserver import HTTPServer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
_COPY = "<html lang='da'><body><h1>Levering i morgen</h1><p>Vi svarer altid inden to timer.</p></body></html>"
_START = (
    "import sys\nfrom promisecheck.cli import main\n"
    "if __name__ == '__main__':\n    sys.argv = ['promisecheck', 'serve', '--store', sys.argv[1], '--port', sys.argv[2]]\n    main()\n"
)


class Program:
    """`promisecheck serve` as a program of its own, which can be killed."""

    def __init__(self, folder) -> None:
        self.folder, self.port = folder, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "start.py").write_text(_START, encoding="utf-8")
        self.process = None

    def start(self):
        """Start it, and wait until it answers."""
        command = [sys.executable, str(self.folder / "start.py"), str(self.folder / "kept.db"), str(self.port)]
        self.process = subprocess.Popen(command, cwd=self.folder, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                requests.get(self.url, timeout=5)
            except requests.ConnectionError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("the workbench did not start")

    def kill(self):
        """End it at once, without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


def _free_port():
    with HTTPServer() as server:
        return server.port


@pytest.fixture
def program(tmp_path):
    """A program with an empty database; ended after the test."""
    database_with(tmp_path / "kept.db").close()
    made = Program(tmp_path)
    yield made
    if made.process and made.process.poll() is None:
        made.process.terminate()
        made.process.wait(30)


def _ask(visitor, **values):
    answer = visitor.send_form("/audits", follow=False, **values)
    assert answer.status_code == 303
    return answer.headers["location"].rsplit("/", 1)[-1]


def _wait(visitor, job, states, *, seconds=200):
    for _ in range(seconds * 5):
        told = visitor.get(f"/api/v1/audits/{job}").json()
        if told["state"] in states:
            return told
        time.sleep(0.2)
    return pytest.fail(f"still {told}")


def test_an_audit_from_the_page_survives_a_kill(program, httpserver):
    """An audit of a site that is in hand when the program is killed is begun again at the next start, and its report opens."""
    slow = {"wait": 3.0}

    def answer(_request):
        from werkzeug import Response

        time.sleep(slow["wait"])
        return Response(_COPY, content_type="text/html; charset=utf-8")

    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/").respond_with_handler(answer)
    program.start()
    visitor = Visitor(program.url)
    job = _ask(visitor, url=httpserver.url_for("/"), name="shop")
    assert _wait(visitor, job, {"running"})["state"] == "running"
    assert "It runs." in visitor.get(f"/audits/{job}").text
    program.kill()
    assert _state(program, job) == "running"
    slow["wait"] = 0.0
    program.start()
    told = _wait(Visitor(program.url), job, {"done", "failed"})
    assert told["state"] == "done", told
    assert _tries(program, job) == 2
    page = Visitor(program.url).get(f"/runs/{told['run']}/claims").text
    assert "inden to timer" in page


def test_uploads_are_audited_and_named_as_they_were(program):
    """Uploaded copy and customers' words become a report that speaks of the files by their names; a broken one says why."""
    program.start()
    visitor = Visitor(program.url)
    words = "id,text,date\n" + "".join(f"{n},Den kom først efter ni dage,2026-05-0{n}\n" for n in range(1, 8))
    files = [("copy", ("forside.html", _COPY)), ("reviews", ("anmeldelser.csv", words))]
    told = _wait(visitor, _ask(visitor, files=files), {"done", "failed"})
    assert told["state"] == "done", told
    report = visitor.get(f"/api/v1/runs/{told['run']}/report").json()
    assert {place["source"] for claim in report["claims"] for place in claim["places"]} == {"forside.html"}
    assert report["run"]["compared"]
    broken = _wait(visitor, _ask(visitor, files=[("copy", ("tom.html", ""))]), {"done", "failed"})
    assert broken["state"] == "failed"
    assert "tom.html" in broken["why"]


def test_a_waiting_audit_can_be_stopped(listening):
    """An audit that nobody has begun is stopped from its page, and stays so."""
    visitor = listening().visitor()
    job = _ask(visitor, url="https://shop.example/")
    visitor.send_form(f"/audits/{job}/stop")
    assert visitor.get(f"/api/v1/audits/{job}").json()["state"] == "stopped"
    assert "It waits" not in visitor.get(f"/audits/{job}").text


def _row(program, job, column):
    with sqlite3.connect(program.folder / "kept.db") as connection:
        return connection.execute(f"SELECT {column} FROM jobs WHERE id = ?", (job,)).fetchone()[0]  # noqa: S608 - the names are ours


def _state(program, job):
    return _row(program, job, "state")


def _tries(program, job):
    return _row(program, job, "tries")


def test_nothing_is_left_running(program):
    """When the program is ended its processes are gone too."""
    program.start()
    visitor = Visitor(program.url)
    _wait(visitor, _ask(visitor, files=[("copy", ("forside.html", _COPY))]), {"running", "done"})
    number = program.process.pid
    program.kill()
    time.sleep(2.5)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
