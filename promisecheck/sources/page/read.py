"""Bytes of HTML -> a page."""

import warnings
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup

from promisecheck.core.promises import Skipped
from promisecheck.core.text import Passage
from promisecheck.sources.address import is_address, normalise
from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import decode
from promisecheck.sources.merge import Merge
from promisecheck.sources.page import facts, head, limits, structured, walls
from promisecheck.sources.page.blocks import Walk
from promisecheck.sources.page.flat import flat_texts
from promisecheck.sources.page.generated import generated
from promisecheck.sources.page.images import images_of
from promisecheck.sources.page.links import flat_links, links_of, refresh_of
from promisecheck.sources.page.marks import marks_of
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.place import Places
from promisecheck.sources.page.roles import Scene
from promisecheck.sources.page.visibility import Visibility
from promisecheck.sources.passages import Found, make_passages


def read_page(html: bytes, *, source: str, charset: str = "") -> Page:
    """The page in `html`, which came from `source` (an address or a file); `charset` is that of the HTTP header, if any.

    Never raises for what the bytes hold: a page that is no text, or too large for a tree, comes back with a notice
    that says so.
    """
    if kind := binary_kind(html):
        return Page(source=source, notices=(Skipped(what=source, why=f"it is {kind}, not a page"),))
    decoded = decode(html, declared=charset)
    notices = [Skipped(what=source, why=decoded.odd)] if decoded.odd else []
    return read_markup(decoded.text, source=source, notices=notices)


def read_markup(markup: str, *, source: str, notices: Iterable[Skipped] = (), line_attribute: str = "") -> Page:
    """The page in `markup`; with `line_attribute` places are the source lines that this attribute holds."""
    notices = list(notices)
    reason = limits.too_much(markup)
    soup = None if reason else _parse(markup)
    if soup is not None and limits.too_deep(soup):
        reason = f"its tags are nested more than {limits.DEEPEST} deep"
    if soup is None or reason:
        return _flat_page(markup, source=source, notices=notices, reason=reason or "the parser gave it up")
    return _tree_page(soup, source=source, notices=notices, line_attribute=line_attribute)


def _parse(markup: str) -> BeautifulSoup | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(markup.encode("utf-8", "replace"), "lxml", from_encoding="utf-8")
        except (ParserRejectedMarkup, RecursionError, AssertionError):
            return None


def _tree_page(soup: BeautifulSoup, *, source: str, notices: list[Skipped], line_attribute: str) -> Page:
    lang, title = head.page_lang(soup), head.page_title(soup)
    values, broken = structured.read_blocks(soup)
    if broken:
        notices.append(Skipped(what=source, why=f"{broken} of its JSON-LD blocks cannot be read"))
    places, visibility = Places(soup, line_attribute=line_attribute), Visibility(soup)
    found = _found(soup, values, title=title, lang=lang, places=places, visibility=visibility)
    wall = walls.wall_of(soup, found, title=title)
    drawn = walls.drawn_by_script(soup, found)
    if drawn:
        notices.append(Skipped(what=source, why="almost no text stands in its HTML: it is drawn by JavaScript, which is not run here"))
    canonical = head.canonical_of(soup)
    passages = _passages(found, source=source, notices=notices, about=facts.product_of(values))
    return Page(
        source=source,
        passages=passages,
        links=links_of(soup, base=source) if is_address(source) else (),
        images=images_of(soup, base=source, places=places, visibility=visibility) if is_address(source) else (),
        canonical=normalise(canonical, base=source) if canonical and is_address(source) else canonical,
        lang=lang,
        title=title,
        notices=tuple(notices),
        wall=wall,
        refresh=refresh_of(soup, base=source) if is_address(source) else "",
        drawn=drawn,
    )


def _found(soup: BeautifulSoup, values: list[Any], *, title: str, lang: str, places: Places, visibility: Visibility) -> list[Found]:
    root = soup.find("body")
    within = next((name for name in ("article", "main", "body") if soup.find(name)), "body") if facts.is_article(values) else ""
    scene = Scene(lang=lang, article=within == "body", article_within=frozenset({within} - {""}))
    walk = Walk(root if isinstance(root, Tag) else soup, places=places, visibility=visibility, scene=scene, marks=marks_of(soup))
    shown = " ".join(text.text for text in walk.found if not text.hidden)
    written = generated(soup, places=places, visibility=visibility, lang=lang)
    return [*head.described(soup, title=title, lang=lang), *walk.found, *written, *facts.told(values, shown=shown, lang=lang)]


def _flat_page(markup: str, *, source: str, notices: list[Skipped], reason: str) -> Page:
    notices.append(Skipped(what=source, why=f"{reason}: its text was read without its structure, so hidden text cannot be told from shown"))
    passages = _passages(flat_texts(markup), source=source, notices=notices)
    return Page(
        source=source, passages=passages, links=flat_links(markup, base=source) if is_address(source) else (), notices=tuple(notices)
    )


def _passages(
    found: Iterable[Found], *, source: str, notices: list[Skipped], about: tuple[tuple[str, str], ...] = ()
) -> tuple[Passage, ...]:
    merge = Merge()
    for text in found:
        merge.add(make_passages(text, source=source, notice=notices.append, about=about))
    return tuple(merge.passages())
