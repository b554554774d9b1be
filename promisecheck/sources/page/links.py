"""Where a page points to: links and its other languages, frames' targets left out, a refresh of the whole page counted as one."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from promisecheck.core.text import tidy
from promisecheck.sources.address import normalise
from promisecheck.sources.page.names import attribute
from promisecheck.sources.page.page import Link

_MOST = 20_000
_REFRESH = re.compile(r"\d*\s*[;,]\s*url\s*=\s*[\"']?([^\"']+)", re.IGNORECASE)
_HREF = re.compile(r"<a\s[^<>]{0,300}?href\s?=\s?[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)


def links_of(soup: BeautifulSoup, *, base: str) -> tuple[Link, ...]:
    """Every address that the page links to, once each, in order; rel=nofollow and a page-wide nofollow are marked, not left out."""
    base_tag = soup.find("base", href=True)
    if base_tag is not None:
        base = normalise(attribute(base_tag, "href"), base=base) or base
    none_followed = _page_says_nofollow(soup)
    found: dict[str, Link] = {}
    for href, text, follow in _targets(soup):
        url = normalise(href, base=base)
        if url and (url not in found or (follow and not found[url].follow)):
            found[url] = Link(url=url, text=text, follow=follow and not none_followed)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def refresh_of(soup: BeautifulSoup, *, base: str) -> str:
    """Where a meta refresh sends the page's visitors, as a full address; "" if to the page itself or nowhere."""
    target = next((normalise(href, base=base) for href in _refreshes(soup)), "")
    return target if target != base else ""


def flat_links(markup: str, *, base: str) -> tuple[Link, ...]:
    """The links of a page that is not parsed as a tree."""
    hrefs = (match[1] for match in _HREF.finditer(markup))
    found = {url: Link(url=url) for href in hrefs if (url := normalise(href, base=base))}
    return tuple(found.values())[:_MOST]


def _targets(soup: BeautifulSoup) -> Iterator[tuple[str, str, bool]]:
    for tag in soup.find_all(["a", "area"], href=True):
        yield attribute(tag, "href"), tidy(tag.get_text())[:100], "nofollow" not in attribute(tag, "rel").lower().split()
    for link in soup.find_all("link", href=True, hreflang=True):
        if "alternate" in attribute(link, "rel").lower().split():
            yield attribute(link, "href"), "", True
    for href in _refreshes(soup):
        yield href, "", True


def _refreshes(soup: BeautifulSoup) -> Iterator[str]:
    for meta in soup.find_all("meta"):
        if attribute(meta, "http-equiv").lower() == "refresh" and (match := _REFRESH.match(attribute(meta, "content"))):
            yield match[1].strip()


def _page_says_nofollow(soup: BeautifulSoup) -> bool:
    robots = [attribute(meta, "content").lower() for meta in soup.find_all("meta") if attribute(meta, "name").lower() == "robots"]
    return any("nofollow" in words or "none" in words for words in robots)
