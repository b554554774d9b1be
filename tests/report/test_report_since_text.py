"""What changed, for a terminal, as Markdown, and as a message."""

from dataclasses import replace

import pytest
from filled import HOSTILE
from markdown_it import MarkdownIt
from nights import night, promise

from promisecheck.core.changes import SinceLast, Turn
from promisecheck.report.compare import compare
from promisecheck.report.phrases import INTERFACES
from promisecheck.report.since_text import since_markdown, since_phrases, since_plain, since_summary

CHANGED = compare(
    night(promise("Levering på 2 dage", verdict="kept"), promise("Fri fragt", at=["a.html#p"])),
    night(promise("Levering på 1 dag", verdict="over-promised", says=(9, 12)), promise("Fri fragt", at=["b.html#p"])),
    since="mandag",
)


def test_every_change_is_a_sentence():
    """For a terminal each change is a line with its numbers, both wordings, and where it stands."""
    assert since_plain(CHANGED) == (
        "promisecheck: 1 worse, 1 moved since mandag\n"
        "worse: “Levering på 1 dag”; kept → over-promised; 9 of 12 customers who mention it say it did not hold; "
        "before: “Levering på 2 dage” (100 % alike); on index.html\n"
        "moved: “Fri fragt”; from a.html to b.html\n"
    )


def test_nothing_changed_is_said():
    """Where nothing changed one line says so."""
    assert since_plain(compare(night(), night())) == "promisecheck: nothing changed since 2026-11-01\n"


@pytest.mark.parametrize("language", INTERFACES)
def test_every_turn_has_words(language):
    """Every kind of change has words in every language of the interface, and no sentence is left in English."""
    say = since_phrases(language)
    assert all(say[turn] for turn in Turn)
    own = {key: value for key, value in say.items() if key in since_phrases("en")}
    assert language == "en" or since_plain(CHANGED, language=language) != since_plain(CHANGED)
    assert own.keys() == since_phrases("en").keys()


def _many(number):
    one = CHANGED.differences[0]
    return SinceLast(since="mandag", differences=tuple(replace(one, text=f"Løfte {n}") for n in range(number)), lost=("c.html",))


@pytest.mark.parametrize("number", [1, 10, 17, 18, 500])
def test_a_message_has_at_most_twenty_lines(number):
    """However much changed, a message has at most 20 lines, and counts what it leaves out."""
    lines = since_summary(_many(number), language="da", most=20, link="https://reports.example/1").splitlines()
    assert len(lines) <= 20
    told = sum("Løfte" in line for line in lines)
    more = [line for line in lines if line.startswith("- og ")]
    assert told == number or more == [f"- og {number + 1 - told} mere"]
    assert lines[-1] == "Rapporten: https://reports.example/1"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_54_hostile_words_stay_words(hostile):
    """Hostile 54: what others wrote is text in Markdown: no link, picture, heading, table or markup comes of it."""
    one = replace(CHANGED.differences[0], text=hostile, old_text=hostile, places=(hostile,))
    since = SinceLast(since=hostile, differences=(one,), lost=(hostile,))
    for text in (since_markdown(since), since_summary(since, language="nb", most=20)):
        tokens = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(text.split("-->\n")[-1])
        inner = [child for token in tokens for child in token.children or []]
        assert {token.type for token in inner} <= {"text", "strong_open", "strong_close", "softbreak", "text_special"}
        assert {token.tag for token in tokens} <= {"h1", "p", "ul", "li", ""}
