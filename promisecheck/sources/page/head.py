"""What a page says about itself: title, description, language, canonical address."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.core.text import normal, tidy
from promisecheck.sources.page.names import attribute
from promisecheck.sources.passages import Found

_DESCRIPTIONS = {
    "description": "meta description",
    "og:description": "og:description",
    "twitter:description": "twitter:description",
    "dc.description": "DC.description",
}
_BRAND_MARKS = (" | ", " – ", " — ", " - ", " · ", " :: ")
_SAYING = 5
"""A title of fewer words names its page and promises nothing."""


def page_title(soup: BeautifulSoup) -> str:
    """The text of <title>."""
    title = soup.find(_page_title)
    return tidy(title.get_text()) if isinstance(title, Tag) else ""


def page_lang(soup: BeautifulSoup) -> str:
    """The declared language: of <html>, else of its headers; "" if none."""
    html = soup.find("html")
    if isinstance(html, Tag) and (lang := attribute(html, "lang") or attribute(html, "xml:lang")):
        return lang.strip()
    for meta in soup.find_all("meta"):
        if attribute(meta, "http-equiv").lower() == "content-language" or attribute(meta, "property").lower() == "og:locale":
            return attribute(meta, "content").split(",")[0].strip()
    return ""


def canonical_of(soup: BeautifulSoup) -> str:
    """The `href` of <link rel=canonical>, as written."""
    for link in soup.find_all("link"):
        if "canonical" in attribute(link, "rel").lower().split():
            return attribute(link, "href").strip()
    return ""


def described(soup: BeautifulSoup, *, title: str, lang: str) -> Iterator[Found]:
    """Descriptions for search results and shared links, identical ones once, and a title that says something."""
    seen: set[str] = set()
    for place, text in (("title", _without_brand(title)), *_descriptions(soup)):
        if normal(text) and normal(text) not in seen:
            seen.add(normal(text))
            yield Found(text=text, place=place, role="meta", hidden=True, hint=lang)


def _descriptions(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for meta in soup.find_all("meta"):
        name = (attribute(meta, "name") or attribute(meta, "property") or attribute(meta, "itemprop")).strip().lower()
        if name in _DESCRIPTIONS:
            yield _DESCRIPTIONS[name], attribute(meta, "content")


def _without_brand(title: str) -> str:
    """The longest part between the marks that set off the brand; "" if it says too little."""
    parts = [title]
    for mark in _BRAND_MARKS:
        parts = [piece for part in parts for piece in part.split(mark)]
    longest = max(parts, key=len)
    return longest if len(longest.split()) >= _SAYING else ""


def _page_title(tag: Tag) -> bool:
    return tag.name == "title" and tag.find_parent("svg") is None
