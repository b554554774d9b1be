"""Is an element shown? By its attributes, its own style, the page's style blocks, and whether a button opens it."""

import itertools
import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.sources.page.names import BLOCKS, CAROUSEL, READ_ALOUD, SLIDE, attribute, classes, words_of
from promisecheck.sources.page.stylesheet import Effect, Stylesheet, read_declarations, read_styles

_PRINT = re.compile(r"(?:^|[\s,])print(?:$|[\s,])")

_NEAR = 4
"""So many levels above its slides a carousel says what it is."""


class Visibility:
    """Knows what of one page is shown.

    Shown counts what a visitor opens with one click: the answer in a closed <details>, the panel that a tab or an
    accordion button names with `aria-controls`, the later slides of a carousel. A closed <dialog>, a popover, text far off the screen, and
    anything with `hidden`, `aria-hidden`, `display:none` or `visibility:hidden` is not shown.
    """

    def __init__(self, soup: BeautifulSoup) -> None:
        """Read the page's style blocks and its buttons."""
        self._sheet: Stylesheet = read_styles(style.get_text() for style in soup.find_all("style") if not _for_print(style))
        self._opened = frozenset(_targets(soup))
        self._known: dict[int, bool] = {}

    def shows(self, element: Tag) -> bool:
        """Whether `element` itself is shown, where its parents are."""
        key = id(element)
        if key not in self._known:
            self._known[key] = self._look(element)
        return self._known[key]

    def opens(self, element: Tag) -> bool:
        """Whether a tab or an accordion button opens `element`."""
        return element.attrs.get("id") in self._opened

    def _look(self, element: Tag) -> bool:
        if _shut(element):
            return False
        if (self.opens(element) and attribute(element, "role") != "dialog") or _is_slide(element):
            return True
        if "hidden" in element.attrs and attribute(element, "hidden").lower() != "until-found":
            return False
        if attribute(element, "aria-hidden").strip().lower() == "true":
            return False
        return self._styled(element)

    def _styled(self, element: Tag) -> bool:
        own, ruled = read_declarations(attribute(element, "style")), self._sheet.effect(element)
        displayed = own.displayed if own.displayed is not None else ruled.displayed
        visible = own.visible if own.visible is not None else ruled.visible
        if displayed is False or visible is False:
            return False
        return not _only_read_aloud(element, own, ruled) or _stands_in(element)


def _shut(element: Tag) -> bool:
    return (element.name == "dialog" and "open" not in element.attrs) or "popover" in element.attrs


def _is_slide(element: Tag) -> bool:
    """Whether it is one of a carousel's slides, which all come round."""
    told = not SLIDE.isdisjoint(words_of(element)) or attribute(element, "aria-roledescription") == "slide"
    return told and any(not CAROUSEL.isdisjoint(words_of(parent)) for parent in itertools.islice(element.parents, _NEAR))


def _only_read_aloud(element: Tag, own: Effect, ruled: Effect) -> bool:
    off_screen = own.on_screen is False or (own.on_screen is None and ruled.on_screen is False)
    return off_screen or not READ_ALOUD.isdisjoint(classes(element))


def _stands_in(element: Tag) -> bool:
    """Text for screen readers beside a drawn price or stars (`aria-hidden`) is what everybody else sees there."""
    siblings = element.parent.children if element.parent and element.name not in BLOCKS else ()
    return any(
        isinstance(sibling, Tag)
        and sibling.name not in BLOCKS
        and attribute(sibling, "aria-hidden") == "true"
        and sibling.get_text().strip()
        for sibling in siblings
    )


def _targets(soup: BeautifulSoup) -> list[str]:
    """The ids of what tabs and accordion buttons open."""
    buttons = soup.find_all(lambda tag: "aria-controls" in tag.attrs)
    opening = [button for button in buttons if attribute(button, "aria-expanded") or attribute(button, "role") == "tab"]
    return [name for button in opening if not attribute(button, "aria-haspopup") for name in attribute(button, "aria-controls").split()]


def _for_print(style: Tag) -> bool:
    return _PRINT.search(attribute(style, "media").lower()) is not None
