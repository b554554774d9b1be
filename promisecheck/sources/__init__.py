"""The world comes in: pages, files and folders of copy (`read_copy`, `read_page`); customers' words in `reviews`."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.core.text import Passage
from promisecheck.settings import Crawl
from promisecheck.sources.page.page import Link, Page

if TYPE_CHECKING:
    from promisecheck.sources.crawl.sites import Crawling

__all__ = ["Link", "Page", "read_copy", "read_page"]


def _silent(stage: str, done: int, total: int | None) -> None:
    """Progress that nobody looks at."""


def read_copy(
    targets: Sequence[str],
    *,
    crawl: Crawl,
    notice: Callable[[Skipped | Trouble], None],
    progress: Callable[[str, int, int | None], None] = _silent,
    known: Sequence[str] = (),
    crawling: "Crawling | None" = None,
) -> Iterator[Passage]:
    """The copy of all `targets`, each text once, with every place where it stands.

    A target is an address (its site is crawled), a page, text, document (.docx, .pptx, .pdf, .eml, a .zip of pages) or
    picture, a table of copy (.xlsx, .csv, `.jsonl`), a folder of such files (no tables), or `-` for standard input.
    What is met and not used goes to `notice` as Skipped, what was named and cannot be read as Trouble; neither ends the
    run. `known` addresses were read before: each is read again, or named in a notice. `progress` hears the stage
    ("pages", "files"), how many are done, and of how many as far as is known. `crawling` may bring a ledger that outlives
    the crawl, and somebody who may wish it to stop.

    All targets are read before the first passage comes, for only then all its places are known.
    """
    from promisecheck.sources.intake import read_all

    yield from read_all(targets, crawl=crawl, notice=notice, progress=progress, known=known, crawling=crawling)


def read_page(html: bytes, *, source: str, charset: str = "") -> Page:
    """The page in `html`, which came from `source`; `charset` is that of the HTTP header. Never raises for what the bytes hold."""
    from promisecheck.sources.page.read import read_page as read

    return read(html, source=source, charset=charset)
