"""One page with 25 promises, each in another spot: what is kept of each (hostile cases 43 and 44)."""

import re
from pathlib import Path

import pytest

from promisecheck.sources import read_page

PAGE = (Path(__file__).parent / "sources_planted" / "page.html").read_bytes()
SPOTS = {
    "01": ("meta", "meta description", True),
    "02": ("meta", "og:description", True),
    "03": ("structured-data", "JSON-LD Product", True),
    "04": ("quote", "JSON-LD Review", True),
    "05": ("paragraph", "main > p:nth-of-type(2)[CSS content]", False),
    "06": ("usp", "div > span:nth-of-type(1)", False),
    "07": ("usp", "div > span:nth-of-type(2)", False),
    "08": ("usp", "div > span:nth-of-type(3)", False),
    "09": ("hero", "main > section:nth-of-type(1) > h1", False),
    "10": ("hero", "main > section:nth-of-type(1) > p", False),
    "11": ("cta", "main > section:nth-of-type(1) > button", False),
    "12": ("paragraph", "main > div > div:nth-of-type(1)", False),
    "13": ("paragraph", "main > div > div:nth-of-type(2)", False),
    "14": ("alt", "main > img[alt]", True),
    "15": ("alt", "main > a[aria-label]", True),
    "16": ("alt", "main > a > svg[text]", False),
    "17": ("caption", "main > figure > figcaption", False),
    "18": ("alt", "main > p:nth-of-type(1) > abbr[title]", True),
    "19": ("table", "main > table > tr:nth-of-type(2) > td:nth-of-type(1)", False),
    "20": ("table", "main > table > tr:nth-of-type(2) > td:nth-of-type(2)", False),
    "21": ("faq", "main > section:nth-of-type(2) > details > p", False),
    "22": ("quote", "main > blockquote", False),
    "23": ("cta", "main > form > input[value]", False),
    "24": ("footer", "footer > p", False),
    "25": ("footer", "footer > small", False),
}
"""Role, place, and whether a visitor does not see it, of each."""


@pytest.fixture(scope="module")
def kept():
    """The passages by the number in their text."""
    found = {}
    for passage in read_page(PAGE, source="page.html").passages:
        if match := re.search(r"Planted (\w+)", passage.text):
            found[match[1]] = passage
    return found


@pytest.mark.parametrize("number", SPOTS)
def test_planted(number, kept):
    """Each promise is kept with its role, its place, and whether it is seen."""
    origin = kept[number].origin
    assert (origin.role, origin.place, origin.hidden) == SPOTS[number]


def test_what_nobody_sees(kept):
    """What is hidden, commented out or only a template is none of them."""
    assert set(kept) == set(SPOTS)


def test_what_stands_above(kept):
    """A cell knows the heads of its column and row, an answer its question, a claim in the page its heading."""
    headings = {number: kept[number].origin.heading for number in ("19", "20", "21", "10")}
    assert headings == {
        "19": "Basic / Answer",
        "20": "Plus / Answer",
        "21": "Do you work on Sundays?",
        "10": "Planted 09: the fastest workshop in the north",
    }
