"""Long reports: how large a file is, how soon it answers, and how it is split."""

import json
import re

import pytest
from pages import VERSION, opened
from shop import many

from promisecheck.report import write_file

pytestmark = pytest.mark.slow
MOST = 1_500_000
"""Bytes that a file has at most."""


@pytest.fixture(scope="module")
def five_hundred(tmp_path_factory):
    """The page of 500 promises with 28 quotes each at most."""
    path = tmp_path_factory.mktemp("many") / "report.html"
    write_file(many(500), path, version=VERSION)
    return path


def test_500_promises_are_one_file_of_at_most_a_megabyte_and_a_half(five_hundred):
    """500 promises stay under 1.5 MB in one file, with three quotes against and two in favour on each card that has them."""
    assert five_hundred.stat().st_size <= MOST
    text = five_hundred.read_text(encoding="utf-8")
    cards = text.split('<li class="claim')[1:]
    assert len(cards) == 500
    assert cards[0].count("<blockquote") == 5
    assert list(five_hundred.parent.iterdir()) == [five_hundred]


def test_500_promises_answer_within_a_second(browser, five_hundred):
    """Opening the file and two cards of it costs the page less than a second of computing, all in all."""
    with opened(browser, five_hundred) as page:
        meter = page.context.new_cdp_session(page)
        meter.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.reload()
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.locator(".claim").nth(1).locator(".verdict").is_visible()
        spent = {metric["name"]: metric["value"] for metric in meter.send("Performance.getMetrics")["metrics"]}
        assert spent["TaskDuration"] < 1.0


def test_2000_promises_are_an_index_and_parts(browser, tmp_path):
    """2,000 promises are split: each file stays under 1.5 MB, every promise is in one, and the index leads to each."""
    path = tmp_path / "stor rapport.html"
    write_file(many(2_000), path, version=VERSION)
    files = sorted(tmp_path.iterdir())
    assert {file.name for file in files} == {
        "stor rapport.html", "stor rapport-pages.html", *(f"stor rapport-promises-{number}.html" for number in range(1, 6)),
    }  # fmt: skip
    assert max(file.stat().st_size for file in files) <= MOST
    parts = [re.findall(r'<li class="claim[^>]*id="c-(\w+)"', file.read_text(encoding="utf-8")) for file in files]
    assert len({key for part in parts for key in part}) == sum(map(len, parts)) == 2_000
    with opened(browser, path) as page:
        page.click("text=401–800")
        page.wait_for_url("**/stor%20rapport-promises-2.html#promises")
        page.wait_for_selector("html.js .claim")
        page.keyboard.press("j")
        page.keyboard.press("1")
        page.click("nav >> text=Decisions")
        page.wait_for_selector("html.js #decided a")
        assert page.locator("#progress-words").inner_text().startswith("1 of ")
        link = page.locator("#decided a")
        assert link.inner_text() == "Åbent hver dag til kl. 20 – også nummer 400 af dem, vi lover"
        link.click()
        page.wait_for_selector("html.js .claim.now")
        assert page.locator(".claim.now").count() == 1


def test_a_long_report_is_the_same_bytes_twice(tmp_path):
    """The files of a long report are the same bytes when they are written again, over those that are there."""
    path = tmp_path / "report.html"
    write_file(many(1_001), path, version=VERSION)
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    write_file(many(1_001), path, version=VERSION)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first
    data = json.loads(re.search(r'id="data">(.*?)</script>', first["report.html"].decode())[1])
    assert len(data["elsewhere"]) == 1_001


def test_what_others_wrote_beside_it_stays(tmp_path):
    """A part is not written over a file that is not of this program."""
    from promisecheck.errors import UsageError

    (tmp_path / "report-promises-2.html").write_text("my own page", encoding="utf-8")
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(many(1_001), tmp_path / "report.html", version=VERSION)
    assert (tmp_path / "report-promises-2.html").read_text(encoding="utf-8") == "my own page"
