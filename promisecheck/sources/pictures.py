"""Pictures on pages -> the words that stand in them, each picture looked at once, however many pages show it."""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from promisecheck.core.promises import Skipped
from promisecheck.errors import SourceError
from promisecheck.sources.documents.linked import picture_kind, read_linked
from promisecheck.sources.documents.ocr import can_read
from promisecheck.sources.merge import Merge
from promisecheck.sources.page.page import Image, Page
from promisecheck.sources.passages import Found, make_passages

MOST = 200
"""So many pictures of a site are looked at; each takes a second or so."""
_NAMED = 5
_BY_HAND = "look at these by hand"

Fetch = Callable[[str], bytes | None]
"""The bytes at a public address; None where it may not, or cannot, be had."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The texts of a picture with their boxes."""

    texts: tuple[tuple[str, str], ...] = ()


class Pictures:
    """Looks at the pictures of a site's pages; without the extra [ocr] only drawings (SVG) are read, and the others are named."""

    def __init__(self, fetch: Fetch, *, notice: Callable[[Skipped], None], site: str = "") -> None:
        """`fetch` obeys robots.txt, pace and limits; `site` is what the notices are about."""
        self._fetch = fetch
        self._notice = notice
        self._site = site
        self._by_url: dict[str, _Seen] = {}
        self._by_digest: dict[bytes, _Seen] = {}
        self._silent: dict[str, None] = {}
        self._unread: dict[str, None] = {}

    def look(self, page: Page) -> Page:
        """The page with the words of its pictures as passages of the role `banner`; where they say what the alt text says, once."""
        merge = Merge()
        merge.add(page.passages)
        told = list(page.notices)
        for image in page.images:
            for text, box in self._seen(image).texts:
                found = Found(text=text, place=f"{image.place}, {box}", role="banner", hint=page.lang)
                merge.add(make_passages(found, source=page.source, notice=told.append))
        return replace(page, passages=tuple(merge.passages()), notices=tuple(told), images=())

    def tell(self) -> None:
        """Say which pictures nobody has read: once, when the site is done."""
        hint = _BY_HAND if can_read() else f"{_BY_HAND}, or install promisecheck[ocr]"
        for urls, why in (
            (self._silent, "without any text that could be read, nor an alt text"),
            (self._unread, "whose text was not read"),
        ):
            if urls:
                named = ", ".join(list(urls)[:_NAMED]) + (" ..." if len(urls) > _NAMED else "")
                self._notice(Skipped(what=self._site or "pictures", why=f"{len(urls)} pictures {why}: {hint}: {named}"))

    def _seen(self, image: Image) -> _Seen:
        if image.url not in self._by_url:
            self._by_url[image.url] = self._look(image)
        return self._by_url[image.url]

    def _look(self, image: Image) -> _Seen:
        shown = image.url[:60]
        drawing = ".svg" in shown.lower() or shown.startswith("data:image/svg")
        if len(self._by_digest) >= MOST or (not drawing and not can_read()):
            if not image.alt:
                self._unread[shown] = None
            return _Seen()
        data = _inline(image.url) if image.url.startswith("data:") else self._fetch(image.url)
        if data is None:
            return _Seen()
        digest = hashlib.sha256(data).digest()
        if digest not in self._by_digest:
            self._by_digest[digest] = self._read(data, shown, image)
        return self._by_digest[digest]

    def _read(self, data: bytes, shown: str, image: Image) -> _Seen:
        """What stands in it; one that cannot be read, or holds nothing, is named where no alt text speaks for it."""
        try:
            kind = picture_kind(data)
            page = read_linked(data, kind=kind, source=shown) if kind else None
        except SourceError:
            page = None
        if page is None or not page.passages:
            if not image.alt:
                self._silent[shown] = None
            return _Seen()
        return _Seen(tuple((passage.text, place.place) for passage in page.passages for place in passage.places if not place.hidden))


def _inline(url: str) -> bytes | None:
    """The picture that an address holds itself."""
    try:
        return base64.b64decode(url.partition(",")[2], validate=False)
    except (binascii.Error, ValueError):
        return None
