import re
from dataclasses import replace

import pytest
from filled import HOSTILE, full_report, hostile_report, plain_report
from markdown_it import MarkdownIt

from promisecheck.core.promises import Report, Skipped
from promisecheck.report import render, write_file
from promisecheck.report.phrases import INTERFACES, phrases


def _render(report, language="en"):
    return render(report, "md", version="0.1.0", language=language)


def _page(text):
    """As a reader sees it: tables, and links where an address stands bare."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_the_result_stands_first():
    """The sentence, the counts, what to fix, what was not checked, then the table."""
    text = _render(full_report())
    wanted = (
        "# 1 of 1 promises",
        "✗ 1 over-promised",
        "## Fix these first",
        "Instead: Levering inden 4 dage",
        "## Not checked",
        "b.csv",
        "| PC102 |",
    )
    places = [text.index(part) for part in wanted]
    assert places == sorted(places)


def test_it_is_a_screenful_and_a_table():
    """Five hundred promises and as many notices are a screenful before the table, and the table says what it leaves out."""
    report = plain_report(skipped=tuple(Skipped(what=f"{number}.pdf", why="x") for number in range(500)))
    text = _render(replace(report, findings=report.findings * 500))
    head, table = text.split("| Rule |")
    assert head.count("\n") < 40
    assert "and 495 more" in head
    assert table.count("| PC102 |") == 200
    assert "and 300 more" in table
    assert len(text) < 200_000


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup(text):
    """Text from outside makes no element, link, picture, heading, row or mention, and the page keeps its shape."""
    source = _render(hostile_report(text))
    page = _page(source)
    assert not re.search(r"<(script|img|a|code|s|del|h3)\b", page)
    assert page.count("<!--") == 1
    assert (page.count("<h1>"), page.count("<h2>"), page.count("<tr>"), page.count("<td>")) == (1, 3, 2, 5)
    assert not re.search(r"@(?!\u2060)|https?://|www\.", source)
    assert max(map(len, source.split("\n"))) < 2_000


@pytest.mark.parametrize("language", INTERFACES)
def test_it_speaks_the_language(language):
    """Headings and sentences are in the language of the interface."""
    say = phrases(language)
    text = _render(full_report(), language)
    assert f"## {say['fix_first']}" in text
    assert f"| {say['col_rule']} | {say['col_verdict']} |" in text


def test_silence_is_said():
    """No promise, and nothing left out, are both said in words."""
    text = _render(Report(findings=()))
    assert "No promise was found" in text
    assert "Everything that was named was read." in text


def test_it_is_written_again(tmp_path):
    """A file written here may be written again, and is the same."""
    written = []
    for _ in range(2):
        write_file(plain_report(), tmp_path / "summary.md", version="0.1.0")
        written.append((tmp_path / "summary.md").read_bytes())
    assert written[0] == written[1] != b""
