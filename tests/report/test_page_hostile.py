"""Hostile words in claims, quotes, addresses, notices and names: nothing of it lives, and the page keeps its shape."""

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from filled import HOSTILE, hostile_report
from pages import VERSION, opened, written
from shop import shop_report

from promisecheck.report import render

PAYLOADS = Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").splitlines()
_MAY = {("a", ("href",)), ("mark", ()), ("ins", ()), ("del", ()), ("p", ("class", "lang"))}
"""What a page has or has not as its words are: links, marks, other wordings."""


class _Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.shape, self.links = set(), []

    def handle_starttag(self, tag, attrs):
        self.shape.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value for name, value in attrs if name in {"href", "src", "action", "data", "srcdoc"}]


@cache
def _tags(text):
    found = _Tags()
    page = render(hostile_report(text), "html", version=VERSION)
    assert page.count("<script") == 2
    found.feed(page)
    return found


@pytest.mark.parametrize("text", [*PAYLOADS, *HOSTILE], ids=range(len(PAYLOADS) + len(HOSTILE)))
def test_no_element_no_attribute_no_address_of_it_lives(text):
    """With a payload in every place the page has no element or attribute that it has not with plain words, and no address runs."""
    assert _tags(text).shape <= _tags("Levering i morgen").shape | _MAY
    assert all(link.startswith(("#", "http://", "https://")) for link in _tags(text).links)


def _together():
    """One report with a promise for each payload, and each payload in every other place."""
    reports = [hostile_report(text) for text in PAYLOADS]
    parts = ("findings", "skipped", "errors", "silent", "pages", "inputs", "models")
    return replace(reports[0], **{part: tuple(one for report in reports for one in getattr(report, part)) for part in parts})


@pytest.mark.slow
def test_nothing_runs_in_a_browser(browser, tmp_path):
    """In a real browser nothing of any payload runs or asks the network, on any screen and in any card, and each is shown as its words."""
    with opened(browser, written(tmp_path, _together())) as page:
        for screen in ("overview", "pages", "silent", "since", "decisions", "promises"):
            page.evaluate("name => { location.hash = name; }", screen)
        for _ in PAYLOADS[:8]:
            page.keyboard.press("j")
            page.keyboard.press("x")
            page.keyboard.press("4")
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.evaluate("document.querySelectorAll('iframe, object, embed, img, base, link, video, audio, math').length") == 0
        assert page.evaluate("document.querySelectorAll('form[action], [onerror], [onload], [onfocus], [onclick]').length") == 0
        shown = page.evaluate("[...document.querySelectorAll('.claim summary h2')].map(one => one.textContent)")
        assert shown == PAYLOADS
        quotes = set(page.evaluate("[...document.querySelectorAll('blockquote p')].map(one => one.textContent)"))
        assert set(PAYLOADS) <= quotes


@pytest.mark.slow
def test_what_is_typed_and_what_stands_in_the_address_is_text(browser, tmp_path):
    """Payloads typed as a name or a comment, searched for, or put into the address are text too."""
    path = written(tmp_path, shop_report())
    with opened(browser, path, at="#decisions") as page:
        for text in PAYLOADS[::9]:
            for at in (text, f"#promises?group={text}&sort={text}&verdict={text}", "#promises"):
                page.evaluate("at => { location.hash = at; }", at)
            page.fill("[name=q]", text)
            page.fill("[name=q]", "")
            page.keyboard.press("Escape")
            page.keyboard.press("j")
            page.fill(".decide [name=comment]", text)
            page.keyboard.press("Escape")
        page.evaluate("() => { location.hash = '#decisions'; }")
        page.fill("#reviewer", PAYLOADS[0])
        assert page.locator("#decided script, #decided img, #decided svg, #decided iframe").count() == 0
        assert page.locator("#decided li").count() == 7
        assert PAYLOADS[0] in page.locator("#decided").inner_text()
