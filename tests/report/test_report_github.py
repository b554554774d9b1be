import re

import pytest
from filled import HOSTILE, full_report, hostile_report, plain_report

from promisecheck.core.promises import Skipped
from promisecheck.report import render
from promisecheck.report.phrases import INTERFACES, phrases

COMMAND = re.compile(r"::(error|warning|notice) ((?:file|line|title)=[^,:\r\n]*(?:,(?:line|title)=[^,:\r\n]*)*)::([^\r\n]*)")


def _lines(report, language="en"):
    text = render(report, "github", version="0.1.0", language=language)
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_a_promise_is_annotated_where_it_stands():
    """A contradicted promise is an error on its file and line, with the numbers, a quote and the place."""
    annotation = _lines(plain_report())[1]
    assert annotation.startswith("::error file=copy/om os.md,line=3,title=PC102 over-promised::“Levering i morgen”%0A8 of 10 customers")
    assert "(" in annotation
    assert "%25" in annotation


def test_the_result_and_what_was_not_checked_are_said():
    """What could not be checked stands first, then the result in one sentence, then what was skipped."""
    lines = _lines(full_report())
    assert lines[0] == "::error title=Not checked::b.csv: no text column. Name it"
    assert lines[1].startswith("::notice title=promisecheck::1 of 1 promises are contradicted")
    assert lines[2] == "::notice title=Not checked::a.pdf: not read here"


def test_much_that_was_skipped_is_one_annotation():
    """However much was skipped, it is one annotation that says how much is left out."""
    lines = _lines(plain_report(skipped=tuple(Skipped(what=f"{number}.pdf", why="x") for number in range(50))))
    assert [line.count("%0A") for line in lines if "Not checked" in line] == [20]
    assert "and 30 more" in lines[1]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_a_command(text):
    """Every line is one command of ours: no text from outside ends it, begins another, or adds a property."""
    lines = _lines(hostile_report(text))
    assert len(lines) == 4
    commands = [COMMAND.fullmatch(line) for line in lines]
    assert all(commands)
    assert [command[1] for command in commands] == ["error", "notice", "notice", "error"]
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", "".join(lines))
    assert max(map(len, lines)) < 10_000


@pytest.mark.parametrize("language", INTERFACES)
def test_annotations_speak_the_language(language):
    """Titles and sentences are in the language of the interface, the quote stays as it is."""
    lines = _lines(full_report(), language)
    assert f"title={phrases(language)['not_checked']}::" in lines[0]
    assert any(f"PC102 {phrases(language)['over-promised']}" in line for line in lines)
    assert any("Den kom efter ni dage." in line for line in lines)
