"""Pages that are no copy: not found under status 200, a login, a check for robots, a page drawn by JavaScript."""

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.sources.page.names import attribute
from promisecheck.sources.passages import Found

_MISSING = re.compile(
    r"(?:^\W*(?:error|fejl|feil|fel|fehler)?\s*404\b|page not found|^\W*not found\W*$|page (?:does not|doesn.t) exist|"
    r"siden (?:findes|finnes|eksisterer) ikke|siden blev ikke fundet|siden ble ikke funnet|fant ikke siden|kunne ikke finde siden|"
    r"sidan finst ikkje|sidan hittades inte|seite nicht gefunden)",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"^(?:just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|access denied|pardon our interruption)",
    re.IGNORECASE,
)
_ROOTS = ("root", "app", "__next", "__nuxt", "gatsby-focus-wrapper", "app-root")
_SHORT = 1_500
_THIN = 200
_NOTHING = 40
_BESIDE = frozenset({"nav", "footer", "legal", "form", "meta", "structured-data"})


def wall_of(soup: BeautifulSoup, found: Sequence[Found], *, title: str) -> str:
    """Why the page is not read as copy; "" for a page like others."""
    length = sum(len(text.text) for text in found if text.role not in _BESIDE)
    if _CHECK.search(title):
        return "the host asks whether a person is reading, and shows no copy"
    heading = next((text.text for text in found if text.role in {"heading", "hero"}), "")
    if length < _SHORT and (_MISSING.search(title) or _MISSING.search(heading[:60])):
        return "the page says that it does not exist (though the host answers 200)"
    if length < _SHORT / 3 and any(attribute(field, "type").lower() == "password" for field in soup.find_all("input")):
        return "the page asks for a login"
    return ""


def drawn_by_script(soup: BeautifulSoup, found: Sequence[Found]) -> bool:
    """Whether scripts draw the page, so that next to nothing stands in its HTML."""
    scripts = [script for script in soup.find_all("script") if "json" not in attribute(script, "type")]
    shown = sum(len(text.text) for text in found if not text.hidden and text.role != "legal")
    if not scripts or shown >= _THIN:
        return False
    return shown < _NOTHING or any(_is_empty_root(soup, name) for name in _ROOTS)


def _is_empty_root(soup: BeautifulSoup, name: str) -> bool:
    root = soup.find(id=name)
    return isinstance(root, Tag) and not root.get_text(strip=True)
