"""An answer -> a page: HTML as a page, plain text and Markdown as such, anything else named as what it is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from hashlib import blake2b

from promisecheck.core.crawled import Kept
from promisecheck.core.promises import Skipped
from promisecheck.errors import FetchFailed, Unreadable
from promisecheck.sources.address import path_of
from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import decode
from promisecheck.sources.crawl.desk import Desk
from promisecheck.sources.crawl.fetch import Answer
from promisecheck.sources.crawl.keeping import page_from_json, page_to_json
from promisecheck.sources.documents.linked import document_kind, read_linked
from promisecheck.sources.markdown import read_markdown
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.read import read_page
from promisecheck.sources.plaintext import read_text

_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/octet-stream"})
_TEXTS = frozenset({"text/plain", "text/markdown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page and what is kept of it; `same` if it was not read again, for it has not changed."""

    page: Page
    kept: Kept
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads answers, or remembers what was read."""

    draw: Callable[[Page, Answer], Page]
    """The page as a browser draws it, where that is wanted."""
    desk: Desk
    look: Callable[[Page], Page]
    """The page with the words that stand in its pictures."""

    def recall(self, kept: Kept) -> Reading:
        """A page that was read before."""
        return Reading(page=page_from_json(kept.content, source=kept.url), kept=kept, same=True)

    def read(self, answer: Answer, *, known: Collection[str], again: Callable[[str], Kept | None]) -> Reading | None:
        """The page of an answer; None if its bytes are `known` from another address; `again` tells what was kept of an address.

        Raises:
            FetchFailed: the answer holds no page.
        """
        if answer.kept:
            return self.recall(answer.kept) if answer.kept.digest not in known else None
        digest = blake2b(answer.body, digest_size=16).hexdigest()
        if digest in known:
            return None
        before = again(answer.url)
        if before and before.digest == digest and before.content and not answer.odd:
            return self.recall(replace(before, etag=answer.etag, modified=answer.modified))
        page = self.desk.do(page_of, answer)
        if answer.odd:
            page = replace(page, notices=(*page.notices, Skipped(what=answer.url, why=answer.odd)))
        page = self.look(self.draw(page, answer))
        content = page_to_json(page)
        return Reading(
            page=page,
            kept=Kept(url=answer.url, digest="" if answer.odd else digest, content=content, etag=answer.etag, modified=answer.modified),
        )


def page_of(answer: Answer) -> Page:
    """The page in an answer, or in a document that it brings. Raises FetchFailed for one that holds no page."""
    if kind := document_kind(answer.body, media_type=answer.kind, path=path_of(answer.url)):
        try:
            return read_linked(answer.body, kind=kind, source=answer.url)
        except Unreadable as error:
            raise FetchFailed(f"the document {error.what}", where=answer.url, next_step=error.next_step) from error
    if kind := binary_kind(answer.body):
        raise FetchFailed(f"it is {kind}, not a page", where=answer.url)
    if answer.kind in _TEXTS:
        text = decode(answer.body, declared=answer.charset).text
        if answer.kind == "text/markdown" or path_of(answer.url).endswith(".md"):
            return read_markdown(text, source=answer.url)
        return read_text(text, source=answer.url)
    if answer.kind not in _PAGES:
        raise FetchFailed(f"it is {answer.kind[:60]}, not a page", where=answer.url)
    return read_page(answer.body, source=answer.url, charset=answer.charset)
