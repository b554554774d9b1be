"""Files of customers' words -> reviews, one by one."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from promisecheck.core.promises import Review, Skipped, Tally, Trouble
from promisecheck.errors import SettingsError, SourceError
from promisecheck.settings import Reading
from promisecheck.sources.reviews.chosen import choose_mapping, wanted_mappings
from promisecheck.sources.reviews.counts import Counts, Notice
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.duplicates import Seen
from promisecheck.sources.reviews.fitting import fit_rows
from promisecheck.sources.reviews.formats import open_tables
from promisecheck.sources.reviews.inputs import Input, find_inputs
from promisecheck.sources.reviews.making import Made
from promisecheck.sources.reviews.mapping import TableMapping
from promisecheck.sources.reviews.preparing import Prepared, Wanted, prepare
from promisecheck.sources.reviews.rows import BadRow, Table
from promisecheck.sources.reviews.vocabulary import plain_name

_BLOCK = 2_000
"""So many rows are looked at before the first review of a table comes out."""


def read_reviews(
    files: Sequence[str], *, reading: Reading, notice: Notice, tally: Callable[[Tally], None], today: date | None = None
) -> Iterator[Review]:
    """The reviews, complaints and answers in `files` (tables, workbooks, JSON, folders of these), each counted once.

    `notice` hears what was assumed, left out or could not be read; `tally` hears, after each input, what became of its rows, where
    "read" is the sum of "kept", "duplicates", "empty", "too short", "bad rows" and, where there are any, "older" and "test or preview".
    Ratings are 0 to 1, days are UTC, personal data is masked or dropped. Days after `today` (default: the present one) are not believed.
    Memory grows by some 50 bytes a review, to know it again. Raises SettingsError where `reading` holds what cannot be.
    """
    for made in read_rows(files, reading=reading, notice=notice, tally=tally, today=today):
        yield made.review


def read_rows(
    files: Sequence[str],
    *,
    reading: Reading,
    notice: Notice,
    tally: Callable[[Tally], None],
    today: date | None = None,
    prepared: Callable[[str, Prepared], None] | None = None,
    set_aside: Callable[[BadRow], None] | None = None,
) -> Iterator[Made]:
    """As `read_reviews`, each with what is kept of its row; `prepared` hears how each table is read, `set_aside` of every bad row."""
    since = _read_since(reading.since)
    mappings = wanted_mappings(reading)
    inputs = find_inputs(files, notice=notice)
    keys = CustomerKeys(reading.secret, [path for given in inputs for path in given.paths])
    wanted = Wanted(reading=reading, keys=keys, since=since, today=today or datetime.now(UTC).date())
    reader = _Reader(wanted, mappings, notice=notice, prepared=prepared)
    for given in inputs:
        counts = Counts(given.source, notice=notice, set_aside=set_aside)
        yield from reader.read(given, counts)
        tally(counts.close())


def _read_since(since: str) -> date | None:
    try:
        return date.fromisoformat(since) if since else None
    except ValueError as error:
        raise SettingsError(f"since = {since!r} is no day", where="[reviews]", next_step="Write it as 2026-03-31") from error


class _Reader:
    """Reads the inputs of one call, and knows what it has seen."""

    def __init__(
        self,
        wanted: Wanted,
        mappings: Sequence[TableMapping],
        *,
        notice: Notice,
        prepared: Callable[[str, Prepared], None] | None,
    ) -> None:
        self._wanted = wanted
        self._mappings = mappings
        self._notice = notice
        self._prepared = prepared
        self._seen = Seen()

    def read(self, given: Input, counts: Counts) -> Iterator[Made]:
        """The reviews of one input; a table that cannot be read is a Trouble, or a Skipped where another one could."""
        failed: list[Trouble] = []
        read = 0
        try:
            for table in open_tables(given, counts=counts):
                try:
                    yield from self._read_table(table, counts)
                    read += 1
                except SourceError as error:
                    failed.append(Trouble(what=error.where or given.source, why=error.what, next_step=error.next_step))
        except SourceError as error:
            failed.append(Trouble(what=given.source, why=error.what, next_step=error.next_step))
            read = 0
        except OSError as error:
            failed.append(Trouble(what=given.source, why=f"cannot be read ({error.strerror or error})", next_step="Check who may read it"))
            read = 0
        if not read and not failed:
            failed.append(Trouble(what=given.source, why="there is not one row in it", next_step="Export it again, with the reviews"))
        for trouble in failed:
            self._notice(Skipped(what=trouble.what, why=trouble.why) if read else trouble)

    def _read_table(self, table: Table, counts: Counts) -> Iterator[Made]:
        sketch = list(itertools.islice(table.rows, _BLOCK))
        chosen = choose_mapping(self._mappings, self._wanted.reading, table, say=counts.say)
        prepared = prepare(table, sketch, wanted=replace(self._wanted, chosen=chosen), counts=counts)
        if self._prepared is not None:
            self._prepared(table.source, prepared)
        system = "\n".join(sorted(map(plain_name, table.names)))
        for row in fit_rows(itertools.chain(sketch, table.rows), prepared.columns, ragged=table.ragged):
            counts.add("read")
            if isinstance(row, BadRow):
                counts.quarantine(row)
                continue
            made = prepared.maker.make(row)
            if isinstance(made, str):
                counts.add(made)
                continue
            new = self._seen.is_new(made.review, own_id=made.own_id if prepared.has_ids else "", system=system)
            counts.add("kept" if new else "duplicates")
            if new:
                yield made
