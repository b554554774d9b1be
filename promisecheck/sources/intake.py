"""Targets in, passages out: every address, file and folder that was named, each text once with all its places."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.core.text import Passage
from promisecheck.errors import SourceError
from promisecheck.settings import Crawl
from promisecheck.sources.address import is_address, normalise, site_of
from promisecheck.sources.documents.reader import DocumentReader
from promisecheck.sources.files import read_file, read_stdin
from promisecheck.sources.merge import Merge
from promisecheck.sources.page.page import Page
from promisecheck.sources.targets import copy_files, forbidden_files, missing, unread_copy

if TYPE_CHECKING:
    from promisecheck.sources.crawl.sites import Crawling

Notice = Callable[[Skipped | Trouble], None]
Progress = Callable[[str, int, int | None], None]


def read_all(
    targets: Sequence[str],
    *,
    crawl: Crawl,
    notice: Notice,
    progress: Progress,
    known: Sequence[str] = (),
    crawling: "Crawling | None" = None,
) -> Iterator[Passage]:
    """The passages of all targets; see `promisecheck.sources.read_copy`."""
    merge = Merge()
    addresses: dict[str, list[str]] = {}
    done: set[str] = set()
    with DocumentReader() as documents:
        for target in dict.fromkeys(targets):
            if is_address(target):
                _sort_address(target, addresses, notice)
            else:
                _read_named(target, merge, done, documents, notice=notice, progress=progress)
    if addresses:
        from promisecheck.sources.crawl.sites import crawl_sites

        groups = list(addresses.values())
        for page in crawl_sites(groups, crawl=crawl, notice=notice, progress=progress, known=known, crawling=crawling):
            merge.add(page.passages)
    yield from merge.passages()


def _sort_address(target: str, addresses: dict[str, list[str]], notice: Notice) -> None:
    """Addresses of one host are one crawl. A user name or password in an address is not used, and never repeated."""
    url = normalise(target)
    if not url:
        notice(Trouble(what=target[:200], why="this is no valid address", next_step="Check the spelling, such as https://www.example.com/"))
        return
    if "@" in target.split("//", 1)[1].split("/", 1)[0]:
        notice(Skipped(what=url, why="the user name in the address was not used"))
    addresses.setdefault(site_of(url), []).append(url)


def _read_named(target: str, merge: Merge, done: set[str], documents: DocumentReader, *, notice: Notice, progress: Progress) -> None:
    """One file, folder or `-`; what cannot be read is a trouble, and the rest goes on."""
    try:
        path = Path(target)
        if target == "-":
            _take(read_stdin(), merge, notice, named=True)
        elif path.is_dir():
            for skipped in unread_copy(path):
                notice(skipped)
            _read_folder(path, merge, done, documents, notice=notice, progress=progress)
        elif path.is_file():
            if _is_new(path, done):
                _take(read_file(path, documents=documents), merge, notice, named=True)
        elif path.exists():
            notice(Trouble(what=target, why="is neither a file nor a folder", next_step="Send its text by standard input, and name -"))
        else:
            notice(_trouble(missing(target)))
    except SourceError as error:
        notice(_trouble(error))
    except (OSError, ValueError):
        notice(_trouble(missing(target)))


def _read_folder(folder: Path, merge: Merge, done: set[str], documents: DocumentReader, *, notice: Notice, progress: Progress) -> None:
    paths = [path for path in copy_files(folder) if _is_new(path, done)]
    forbidden = forbidden_files(folder, paths)
    for path in sorted(forbidden):
        notice(Skipped(what=str(path), why="the folder's robots.txt forbids it"))
    for number, path in enumerate(paths, 1):
        if path in forbidden:
            continue
        try:
            _take(read_file(path, documents=documents), merge, notice, named=False)
        except SourceError as error:
            notice(_trouble(error))
        progress("files", number, len(paths))


def _take(page: Page, merge: Merge, notice: Notice, *, named: bool) -> None:
    for skipped in page.notices:
        notice(skipped)
    if not merge.add(page.passages):
        if named:
            notice(Trouble(what=page.source, why="no text was found in it", next_step="Open it and see whether it shows text"))
        else:
            notice(Skipped(what=page.source, why="no text was found in it"))


def _trouble(error: SourceError) -> Trouble:
    return Trouble(what=error.where, why=error.what, next_step=error.next_step)


def _is_new(path: Path, done: set[str]) -> bool:
    """Whether this file was not read yet under another name."""
    key = str(path.resolve())
    fresh = key not in done
    done.add(key)
    return fresh
