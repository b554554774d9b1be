"""An answer -> a page: HTML as a page, plain text and Markdown as such, anything else named as what it is."""

from promisecheck.errors import FetchFailed
from promisecheck.sources.address import path_of
from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import decode
from promisecheck.sources.crawl.fetch import Answer
from promisecheck.sources.markdown import read_markdown
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.read import read_page
from promisecheck.sources.plaintext import read_text

_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/octet-stream"})
_TEXTS = frozenset({"text/plain", "text/markdown"})


def page_of(answer: Answer) -> Page:
    """The page in an answer. Raises FetchFailed for one that holds no page."""
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
