"""Words that a page's own styles write: `.flag::after{content:"No booking fee"}`."""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag
from soupsieve import SelectorSyntaxError

from promisecheck.sources.page.names import attribute
from promisecheck.sources.page.place import Places
from promisecheck.sources.page.visibility import Visibility
from promisecheck.sources.passages import Found

_RULE = re.compile(r"([^{}]{1,300}?)::?(?:before|after)\s*\{([^{}]{1,2000})\}")
_CONTENT = re.compile(r"(?:^|;)\s*content\s*:\s*(?:\"([^\"\\\n]{1,500})\"|'([^'\\\n]{1,500})')", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.DOTALL)
_LONGEST = 500_000
_MOST = 30
_SAYING = 2
"""Fewer words are a bullet, a quote mark or a label."""


def generated(soup: BeautifulSoup, *, places: Places, visibility: Visibility, lang: str) -> Iterator[Found]:
    """The sentences that `content` puts before or behind elements that are shown, one for each rule."""
    styles = "\n".join(style.get_text() for style in soup.find_all("style") if "print" not in attribute(style, "media").lower())
    for number, match in enumerate(_RULE.finditer(_COMMENT.sub(" ", styles[:_LONGEST]))):
        if number >= _MOST:
            return
        words = _CONTENT.search(match[2])
        text = (words[1] or words[2]) if words else ""
        selector = match[1].rpartition(",")[2].strip()
        if len(re.findall(r"[^\W\d_]{2,}", text)) >= _SAYING and (element := _shown(soup, selector, visibility)):
            yield Found(text=text, place=f"{places.path(element)}[CSS content]", hint=lang)


def _shown(soup: BeautifulSoup, selector: str, visibility: Visibility) -> Tag | None:
    """The first element that a selector means and that is shown with all that it stands in."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = soup.select(selector or "*", limit=3)
    except (SelectorSyntaxError, NotImplementedError, ValueError, RecursionError):
        return None
    return next((tag for tag in found if all(visibility.shows(part) for part in (tag, *tag.parents) if part.name != "[document]")), None)
