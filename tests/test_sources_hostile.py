"""Pages made to break a reader: each is read within seconds, its text kept, or its loss said."""

import time

import pytest

from promisecheck.sources import read_page

HOSTILE = {
    "300 nested tags": ("<div>" * 300 + "KERNE her" + "</div>" * 300 + "<p>BAGEFTER her", 0),
    "10,000 nested tags": ("<div>" * 10_000 + "KERNE her" + "</div>" * 10_000 + "<p>BAGEFTER her", 0),
    "unclosed inline tags": ("<b>" * 5_000 + "KERNE her<p>BAGEFTER her", 0),
    "one tag with 100,000 attributes": ("<p " + " ".join(f'a{number}="x"' for number in range(100_000)) + ">KERNE her</p>BAGEFTER her", 0),
    "open quotes": ('<p>KERNE her</p><a title="' * 200 + "<p>BAGEFTER her</p>" * 2, 0),
    "entities": ("<p>" + "&aelig;" * 100_000 + " KERNE her<p>BAGEFTER her", 0),
    "comments without end": ("<p>KERNE her<p>BAGEFTER her" + "<!--" * 100_000, 0),
    "lone signs": ("<p>KERNE her<p>BAGEFTER her " + "< " * 100_000, 0),
    "NULs": ("<p>KERNE\x00 her<p>BAGEFTER\x00 her", 0),
    "100,000 nested tags": ("<div>" * 100_000 + "KERNE her" + "</div>" * 100_000 + "<p>BAGEFTER her", 1),
    "1,000,000 nested tags": ("<div>" * 1_000_000 + "KERNE her" + "</div>" * 1_000_000 + "<p>BAGEFTER her", 1),
    "300,000 unclosed links": ("KERNE her" + "<a href=x>led " * 300_000 + "BAGEFTER her", 1),
    "40,000 unclosed links": ("KERNE her" + "<a href=x>led " * 40_000 + "BAGEFTER her", 1),
    "a text of 20 MB": ("<p>KERNE her</p><p>" + "ord " * 5_000_000 + "</p><p>BAGEFTER her", 1),
    "a word of 7 MB": ("<p>KERNE her</p><p>" + "a" * 7_000_000 + "</p><p>BAGEFTER her", 1),
    "drawings without end": ("KERNE her" + "<svg>" * 200_000 + "BAGEFTER her", 1),
    "a table that explodes": ("KERNE her<table>" + ("<tr>" + "<td colspan=999 rowspan=999>Ord" * 20) * 1_000 + "</table>BAGEFTER her", 1),
    "20,000 rules": (
        "<style>"
        + ".a .b .c{display:none}" * 20_000
        + "</style>KERNE her"
        + "<div class=a>" * 50
        + "<p class=c>Hej" * 9_000
        + "<p>BAGEFTER her",
        1,
    ),
    "50,000 siblings": ("KERNE her<div>" + "<span>Fri fragt</span>" * 50_000 + "</div>BAGEFTER her", 1),
    "nested heroes": ("KERNE her" + "<div class=hero role=dialog>" * 200 + "<p>Hej</p>" * 9_000 + "</div>" * 200 + "<p>BAGEFTER her", 1),
}


def check(html: str) -> None:
    """Read it, in time, with its text."""
    began = time.monotonic()
    read = read_page(html.encode(), source="x")
    assert time.monotonic() - began < 10
    text = "\n".join(passage.text for passage in read.passages)
    assert "KERNE her" in text
    assert "BAGEFTER her" in text


@pytest.mark.parametrize("name", [name for name, (_, slow) in HOSTILE.items() if not slow])
def test_hostile(name):
    """A page that is made to break a parser keeps its text."""
    check(HOSTILE[name][0])


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, (_, slow) in HOSTILE.items() if slow])
def test_very_hostile(name):
    """A very large page that is made to break a parser keeps its text, within ten seconds."""
    check(HOSTILE[name][0])


def test_loss_of_structure_is_said():
    """Where a page is read without its structure, a notice says so and why."""
    read = read_page(b"<div>" * 300 + b"Fri fragt", source="x")
    assert read.notices[0].why.startswith("its tags are nested more than 250 deep: its text was read without its structure")
    assert read.passages[0].origin.place == "text 1"
