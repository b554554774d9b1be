"""`promisecheck crawl`, run as a program: its files, its exit codes, and how it stops."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sources_site import Site
from werkzeug import Response

from promisecheck.core.promises import Skipped
from promisecheck.settings import Crawl
from promisecheck.sources import read_copy


@pytest.fixture
def site(httpserver):
    """A site of 30 pages."""
    pages = {"/": "<p>Fri fragt</p>" + "".join(f"<a href=/{number}>x</a>" for number in range(30))}
    pages |= {f"/{number}": f"<div class=usp>Prisgaranti i et år</div><p>Vi leverer på {number} dage.</p>" for number in range(30)}
    return Site(httpserver, pages)


def start(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """The program, running."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    return subprocess.Popen(
        [sys.executable, "-m", "promisecheck", "crawl", *arguments],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    process = start(*arguments, cwd=cwd)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def lines(path: Path) -> list[dict[str, object]]:
    """The lines of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_the_copy_as_a_file(site, tmp_path):
    """The copy comes as lines, one a text with all its places, and is the same copy when it is read again."""
    code, out, err = run(site.url, "-o", "copy.jsonl", "--delay", "0", "--state", "crawl.db", cwd=tmp_path)
    assert (code, out) == (0, "")
    assert "31 pages read; 33 texts" in err
    rows = lines(tmp_path / "copy.jsonl")
    assert len({row["id"] for row in rows}) == len(rows)
    usp = next(row for row in rows if row["role"] == "usp")
    assert len(usp["others"]) == 29
    kept = list(read_copy([str(tmp_path / "copy.jsonl")], crawl=Crawl(), notice=lambda _: None))
    fresh = list(read_copy([site.url], crawl=Crawl(delay=0), notice=lambda _: None))
    assert [(passage.text, [place.source for place in passage.places]) for passage in kept] == [
        (passage.text, [place.source for place in passage.places]) for passage in fresh
    ]


@pytest.mark.slow
def test_calls_that_are_wrong(site, tmp_path):
    """What is no address, a file of another program, and a missing file of cookies are refused before anything is asked for."""
    (tmp_path / "mine.jsonl").write_text('{"text": "mine"}\n')
    for arguments, said in (
        (["pages/"], "is no address of a site"),
        ([site.url, "-o", "mine.jsonl"], "was not written by promisecheck"),
        ([site.url, "--render", "sometimes"], "--render 'sometimes' is not known"),
        ([site.url, "--cookies", "none.txt"], "none.txt: no such file"),
    ):
        code, _, err = run(*arguments, cwd=tmp_path)
        assert code == 2
        assert said in err
    assert site.asked == []
    assert (tmp_path / "mine.jsonl").read_text() == '{"text": "mine"}\n'


@pytest.mark.slow
def test_a_host_that_cannot_be_read(tmp_path):
    """A host that refuses gives exit code 3 and its reason."""
    code, _, err = run("http://127.0.0.1:9/", "--delay", "0", cwd=tmp_path)
    assert code == 3
    assert "the connection was refused" in err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal(site, tmp_path, number):
    """Case 35: a signal ends the crawl within five seconds, with its own exit code and the part done; the next run brings the rest."""
    process = start(site.url, "-o", "copy.jsonl", "--delay", "0.2", "--state", "crawl.db", cwd=tmp_path)
    _until(lambda: len(site.asked) > 8)
    process.send_signal(number)
    began = time.monotonic()
    _, err = process.communicate(timeout=20)
    assert time.monotonic() - began < 8  # five, and what a busy machine needs to write and end
    assert process.returncode == 128 + number
    assert "stopped after" in err
    part = len(lines(tmp_path / "copy.jsonl"))
    assert 3 < part < 33
    code, _, err = run(site.url, "-o", "copy.jsonl", "--delay", "0", "--state", "crawl.db", cwd=tmp_path)
    assert code == 0
    assert "goes on where it was" in err
    assert len(lines(tmp_path / "copy.jsonl")) == 33
    assert [path for path in set(site.asked) if site.asked.count(path) > 1] == []


@pytest.mark.slow
def test_a_signal_while_a_host_drags(site, tmp_path):
    """Case 35: a fetch that would take longer is cut after some four seconds, and is asked for again next time."""
    site.pages["/7"] = lambda _: (time.sleep(8), Response("<p>Langsom side"))[1]
    process = start(site.url, "--delay", "0", "--state", "crawl.db", cwd=tmp_path)
    _until(lambda: "/7" in site.asked)
    process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    out, _ = process.communicate(timeout=20)
    assert 3 < time.monotonic() - began < 9
    assert process.returncode == 143
    assert out.count("\n") > 5
    site.pages["/7"] = "<p>Nu er den hurtig"
    code, out, _ = run(site.url, "--delay", "0", "--state", "crawl.db", cwd=tmp_path)
    assert code == 0
    assert "Nu er den hurtig" in out


@pytest.mark.slow
def test_killed_again_and_again(site, tmp_path):
    """Case 34: killed at any moment, six times, a crawl loses nothing, and asks twice only for what was in flight."""
    for number in range(6):
        before = len(site.asked)
        process = start(site.url, "-o", "copy.jsonl", "--delay", "0.1", "--state", "crawl.db", cwd=tmp_path)
        _until(lambda before=before: len(site.asked) > before)
        time.sleep(0.05 * number)
        process.kill()
        process.communicate()
    code, _, _ = run(site.url, "-o", "copy.jsonl", "--delay", "0", "--state", "crawl.db", cwd=tmp_path)
    assert code == 0
    texts = {row["text"] for row in lines(tmp_path / "copy.jsonl")}
    assert {f"Vi leverer på {number} dage." for number in range(30)} <= texts
    repeated = sum(site.asked.count(path) - 1 for path in set(site.asked))
    assert repeated <= 6


@pytest.mark.slow
def test_two_crawls_of_one_file(site, tmp_path):
    """Case 34: while a crawl is at work, another one with the same state is refused with exit code 2; the first goes on."""
    process = start(site.url, "--delay", "0.3", "--state", "crawl.db", cwd=tmp_path)
    _until(lambda: len(site.asked) > 3)
    code, _, err = run(site.url, "--state", "crawl.db", cwd=tmp_path)
    assert code == 2
    assert "another crawl is using this file" in err
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 143


def test_several_sites_in_one_order(site):
    """Passages come in the order in which the sites were named, whichever was read first."""
    notices: list[Skipped] = []
    targets = [site.url + "/1", site.url.replace("localhost", "127.0.0.1") + "/2"]
    for _ in range(3):
        passages = list(read_copy(targets, crawl=Crawl(delay=0), notice=notices.append))
        assert [passage.origin.source for passage in passages if passage.origin.role == "paragraph"] == targets


def _until(condition) -> None:
    """Wait for it, for a while."""
    ends = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)
