"""Which role a text plays: by the tags and class names around it, the innermost that says something."""

import itertools
import re
from dataclasses import dataclass, replace

from bs4.element import Tag

from promisecheck.sources.page import names
from promisecheck.sources.page.names import HEADINGS, attribute, words_of

_COOKIE_TEXT = re.compile(r"cookie|informasjonskaps|kakor|samtykke", re.IGNORECASE)
_FIRST = 30
"""Texts of a dialog that tell whether it is about cookies."""
_CAPTIONS = frozenset({"figcaption", "caption"})
_LISTED = frozenset({"li", "dd"})
_FORMS = frozenset({"label", "legend", "fieldset"})
_WHOLE = frozenset({"html", "body"})
_GROUPED = frozenset({"main", "article", "section", "blockquote", "figure", "aside", "dialog"})
_ZONES = (
    ("quote", names.QUOTE),
    ("faq", names.FAQ),
    ("usp", names.USP),
    ("hero", names.HERO),
    ("legal", names.LEGAL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of a place in the page while walking down to it."""

    zone: str = ""
    """The part of the page: nav, header, footer, legal, cookie, usp, hero, quote, faq, or ""."""
    block: str = ""
    """What the nearest block is by itself: heading, list, table, caption, cta, form, or ""."""
    heading: str | None = None
    """A question, or a cell's heads, that stands for the heading above."""
    lang: str = ""
    article: bool = False
    """Running text here belongs to an article."""
    article_within: frozenset[str] = frozenset()
    """The tags that hold the article of a page that calls itself one."""
    prose: bool = False
    wrappers: frozenset[int] = frozenset()
    """Ids of the elements around the whole page, whose class names (`hero-layout`) say nothing about a part of it."""

    @property
    def role(self) -> str:
        """The role of running text here."""
        if self.zone in {"nav", "footer"}:
            return self.zone
        if self.zone in {"cookie", "legal"}:
            return "legal"
        if self.block == "heading":
            return "hero" if self.zone == "hero" else "heading"
        if self.block in {"cta", "caption", "form", "table"}:
            return self.block
        return self._running()

    def _running(self) -> str:
        if self.zone in {"quote", "faq", "usp", "hero"}:
            return self.zone
        if self.block == "list":
            return "list"
        return "article" if self.article else "paragraph"


def enter(scene: Scene, tag: Tag) -> Scene:
    """The scene inside `tag`."""
    zone = scene.zone if scene.zone == "cookie" else _zone(scene, tag) or scene.zone
    lang = attribute(tag, "lang") or attribute(tag, "xml:lang") or scene.lang
    prose = tag.name in names.PROSE or scene.block in {"heading", "cta"}
    article = scene.article or tag.name in scene.article_within
    return replace(scene, zone=zone, block=_block(scene, tag), lang=lang, prose=prose, article=article)


def _zone(scene: Scene, tag: Tag) -> str:
    """The zone that `tag` opens; "" where it opens none."""
    if tag.name in _WHOLE:
        return ""
    words = words_of(tag)
    if id(tag) in scene.wrappers:
        words = frozenset()
    return _framing(scene, tag, words) or next((zone for zone, known in _ZONES if not known.isdisjoint(words)), "") or _by_tag(scene, tag)


def _framing(scene: Scene, tag: Tag, words: frozenset[str]) -> str:
    """The parts around the copy."""
    if _is_cookie_wall(tag, words):
        return "cookie"
    if tag.name == "nav" or attribute(tag, "role") in {"navigation", "menu", "menubar"} or not names.NAV.isdisjoint(words):
        return "nav"
    return "footer" if _is_footer(scene, tag) else ""


def _by_tag(scene: Scene, tag: Tag) -> str:
    if tag.name == "blockquote":
        return "quote"
    if attribute(tag, "itemprop") == "acceptedAnswer" or attribute(tag, "itemtype").endswith("/FAQPage"):
        return "faq"
    outer = tag.name == "header" and not any(parent.name in _GROUPED for parent in tag.parents)
    return "header" if (outer or attribute(tag, "role") == "banner") and not scene.zone else ""


def _block(scene: Scene, tag: Tag) -> str:
    """The nearest block's own kind; a heading or a cell colours all that stands in it."""
    if tag.name in HEADINGS or attribute(tag, "role") == "heading" or tag.name in {"summary", "dt"}:
        return "heading"
    if tag.name in _CAPTIONS or (scene.zone == "quote" and tag.name in {"footer", "cite"}):
        return "caption"
    if names.looks_like_button(tag):
        heads_a_panel = bool(attribute(tag, "aria-controls") and attribute(tag, "aria-expanded"))
        return "heading" if scene.block == "heading" or heads_a_panel else "cta"
    if tag.name in _FORMS:
        return "form"
    if tag.name in _LISTED:
        return scene.block if scene.block == "table" else "list"
    return scene.block if scene.block in {"heading", "cta", "caption", "table"} or tag.name == "div" else ""


def _is_cookie_wall(tag: Tag, words: frozenset[str]) -> bool:
    if not names.COOKIE.isdisjoint(words):
        return True
    is_dialog = attribute(tag, "role") in {"dialog", "alertdialog"} or tag.name == "dialog"
    return is_dialog and any(_COOKIE_TEXT.search(text) for text in itertools.islice(tag.stripped_strings, _FIRST))


def _is_footer(scene: Scene, tag: Tag) -> bool:
    if attribute(tag, "role") == "contentinfo":
        return True
    if tag.name == "footer":
        return scene.zone != "quote" and not any(parent.name in {"article", "blockquote", "figure"} for parent in tag.parents)
    named = {attribute(tag, "id").lower(), *(name.lower() for name in names.classes(tag))}
    return not names.FOOTERS.isdisjoint(named)
