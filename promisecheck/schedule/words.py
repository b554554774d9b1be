"""Customers' words of one night: files that are new or have changed are imported, each review once."""

import glob
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from promisecheck.core.promises import Review, Skipped, Tally, Trouble
from promisecheck.errors import SourceError
from promisecheck.settings import Crawl
from promisecheck.sources.address import is_address
from promisecheck.sources.download import download
from promisecheck.sources.reviews.inputs import Input, find_inputs
from promisecheck.store import Database
from promisecheck.store.reviews import Imported, is_imported, keep_reviews, note_import

Notice = Callable[[Skipped | Trouble], None]
ReadReviews = Callable[[Sequence[str]], Iterable[Review]]
"""Files -> their masked reviews; what could not be read is said elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """How customers' words are read: `read` adds to `tallies` what became of a file's rows, and to `errors` why it could not."""

    read: ReadReviews
    notice: Notice
    tallies: list[Tally]
    errors: list[Trouble]
    crawl: Crawl


def import_words(database: Database, named: Sequence[str], feeds: Feeds, *, run: int, now: datetime) -> Imported:
    """Import what `named` files, folders, patterns and addresses hold that is new."""
    total = Imported()
    with TemporaryDirectory(prefix="promisecheck-") as folder:
        files, shown = _files(named, feeds, Path(folder))
        for given in find_inputs(files, notice=feeds.notice):
            total += _import(database, given, shown.get(given.source, given.source), feeds, run=run, now=now)
    return total


def _files(named: Sequence[str], feeds: Feeds, folder: Path) -> tuple[list[str], dict[str, str]]:
    """Paths for all that was named, and the addresses behind those that were downloaded."""
    files: list[str] = []
    shown: dict[str, str] = {}
    for name in named:
        if is_address(name):
            try:
                path = download(name, folder / hashlib.sha256(name.encode()).hexdigest()[:16], crawl=feeds.crawl)
            except SourceError as error:
                feeds.notice(Trouble(what=error.where, why=error.what, next_step=error.next_step or "Check the address"))
            else:
                files.append(str(path))
                shown[str(path)] = name.partition("?")[0]
        else:
            files += sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else [name]  # noqa: PTH207 - Path.glob takes no whole paths
    return files, shown


def _import(database: Database, given: Input, source: str, feeds: Feeds, *, run: int, now: datetime) -> Imported:
    content = _digest(given.paths)
    with database.reading() as connection:
        if is_imported(connection, source, content):
            return Imported()
    already, failed = len(feeds.tallies), len(feeds.errors)
    with database.writing() as connection:
        names = [str(path) for path in given.paths]
        imported = keep_reviews(connection, feeds.read(names), at=now, run=run)
        counts = dict(feeds.tallies[already].counts) if len(feeds.tallies) > already else {}
        if len(feeds.errors) == failed:  # what could not be read is tried again, and said again
            note_import(connection, source, content, kept=imported.new, tally=counts, at=now)
    return imported


def _digest(paths: Sequence[Path]) -> str:
    """Of the files' bytes; one that cannot be read has none, and is tried again."""
    total = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return ""
    return total.hexdigest()
