"""The pictures of a page in which words may stand: banners and photos, no icons, no trackers."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.sources.address import normalise
from promisecheck.sources.page.names import attribute, words_of
from promisecheck.sources.page.page import Image
from promisecheck.sources.page.place import Places
from promisecheck.sources.page.visibility import Visibility
from promisecheck.sources.wordlist import word_set

_MOST = 60
_SMALL = 100
"""Pixels. Words on a smaller picture are part of a logo or an icon."""
_LITTLE = word_set("icon icons ikon logo avatar flag sprite pixel tracking spacer badge rating stars")
_DATA = re.compile(r"data:image/(?:png|jpe?g|webp|gif|svg\+xml);base64,[A-Za-z0-9+/=\s]{200,7000000}$")
_GROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,200}?url\(\s*[\"']?([^\"')]{1,2000})", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|webp|gif|svg)(?:$|\?)", re.IGNORECASE)


def images_of(soup: BeautifulSoup, *, base: str, places: Places, visibility: Visibility) -> tuple[Image, ...]:
    """Pictures that are shown, each address once: of <img>, and of grounds that an element's own style names."""
    found: dict[str, Image] = {}
    for tag, source in _sources(soup):
        url = source if _DATA.match(source) else normalise(source, base=base)
        if url and url not in found and _is_shown(tag, visibility):
            found[url] = Image(url=url, place=places.path(tag), alt=bool(attribute(tag, "alt").strip()))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _sources(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for tag in soup.find_all(_may_hold_words):
        if tag.name == "img":
            yield tag, _source(tag)
        elif match := _GROUND.search(attribute(tag, "style")):
            yield tag, match[1].strip()


def _may_hold_words(tag: Tag) -> bool:
    if tag.name == "img":
        return not _is_little(tag)
    return "style" in tag.attrs and "url(" in attribute(tag, "style").lower()


def _source(tag: Tag) -> str:
    """What is drawn: a placeholder stands in `src` where pictures are fetched late."""
    lazy = next((attribute(tag, name) for name in ("data-src", "data-lazy-src", "data-original") if attribute(tag, name)), "")
    source = attribute(tag, "src")
    late = lazy and (not source or source.startswith("data:"))
    return (lazy if late else source or attribute(tag, "srcset").split(",")[0].strip().split(" ")[0]).strip()


def _is_little(tag: Tag) -> bool:
    sizes = [attribute(tag, name).strip().removesuffix("px") for name in ("width", "height")]
    small = any(size.isascii() and size.isdigit() and int(size[:6]) < _SMALL for size in sizes)
    name = re.split(r"[^a-zæøå]+", attribute(tag, "src")[-80:].lower())
    return small or not _LITTLE.isdisjoint(words_of(tag)) or not _LITTLE.isdisjoint(name)


def _is_shown(tag: Tag, visibility: Visibility) -> bool:
    return all(visibility.shows(part) for part in (tag, *tag.parents) if part.name != "[document]")
