"""What is decided once for a table, from its names and first rows: columns, kind, dates, scale, ids."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from promisecheck.errors import Unreadable
from promisecheck.settings import Reading
from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.columns import Columns, map_columns
from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.dates import Dates, find_day_first
from promisecheck.sources.reviews.days import read_day
from promisecheck.sources.reviews.declared import read_language
from promisecheck.sources.reviews.kinds import find_kind
from promisecheck.sources.reviews.making import ReviewMaker
from promisecheck.sources.reviews.marks import read_mark
from promisecheck.sources.reviews.rows import BadRow, Row, Table
from promisecheck.sources.reviews.scales import Ratings, find_scale
from promisecheck.sources.reviews.settle import column_values
from promisecheck.sources.reviews.vocabulary import Role, aliases, plain_name, word_list

_OWN_FORM = {"id", "text", "rating", "date", "language", "kind", "title"}
"""The fields of promisecheck's own line form, whose ratings are 0 to 1."""
_NORDIC = {"da", "nb", "nn", "nb|nn", "sv", "de"}


_MOST_COLUMNS = 2_000
_MANY = 50
_UNREAD = 0.2
"""With a larger share of unreadable cells than this in a column of dates or ratings, that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A table's columns, the maker of its reviews, and whether its ids tell reviews apart."""

    columns: Columns
    maker: ReviewMaker
    has_ids: bool


def prepare(
    table: Table, sketch: Sequence[Row | BadRow], *, reading: Reading, keys: CustomerKeys, counts: Counts, since: date | None, today: date
) -> Prepared:
    """Decide; `counts` hears what was assumed. Raises Unreadable where no column holds a text."""
    rows = [row.cells for row in sketch if isinstance(row, Row) and (table.ragged or len(row.cells) == len(table.names))]
    if len(table.names) > _MOST_COLUMNS:
        raise Unreadable(f"it has {len(table.names):,} columns", where=table.source, next_step="Export the columns of the reviews only")
    guess = not table.lines or len(rows) > 1
    columns = map_columns(table.names, rows, source=table.source, text_column=reading.text_column, guess=guess, say=counts.say)
    if not table.named:
        counts.say("has no header: the columns were told by what stands in them")
    maker = ReviewMaker(
        columns,
        kind=find_kind(table.names, table.source),
        dates=_dates(columns, rows, today=today, counts=counts),
        ratings=_ratings(columns, rows, lines=table.lines, counts=counts),
        keys=keys,
        counts=counts,
        since=since,
    )
    return Prepared(columns=columns, maker=maker, has_ids=_has_ids(columns, rows, counts=counts))


def _dates(columns: Columns, rows: Sequence[Sequence[str]], *, today: date, counts: Counts) -> Dates:
    place = columns.first(Role.DATE)
    values = [row[place] for row in rows if place < len(row)] if place is not None else []
    declared = [value.lower() for value in _values(columns, rows, Role.LANGUAGE)]
    american = any(value.replace("_", "-") == "en-us" for value in declared)
    names = {plain_name(name) for name in columns.names}
    nordic = bool(names & set(aliases()["danish_or_norwegian"]["names"]) or names & {"datum", "tidsstempel", "tidsstämpel", "zeitstempel"})
    nordic = nordic or any(read_language(value) in _NORDIC or value.replace("_", "-") == "en-gb" for value in declared)
    day_first, why = find_day_first(values, nordic=nordic, american=american)
    if why:
        counts.say(why, column=columns.name(Role.DATE))
    _say_unread(values, lambda value: read_day(value) is not None, what="dates", column=columns.name(Role.DATE), counts=counts)
    return Dates(day_first=day_first, today=today, counts=counts)


def _ratings(columns: Columns, rows: Sequence[Sequence[str]], *, lines: bool, counts: Counts) -> Ratings:
    name = columns.name(Role.RATING)
    asked = aliases()["questions"]["recommend"]
    recommend = any(plain_name(name).startswith(start) for start in asked) or bool(
        {"nps feedback id"} & set(map(plain_name, columns.names))
    )
    place = columns.first(Role.RATING)
    values = [row[place] for row in rows if place < len(row)] if place is not None else []
    own_form = lines and set(columns.names) <= _OWN_FORM
    scale, why = find_scale(name, values, from_zero_to_one=own_form, recommend=recommend)
    if why:
        counts.say(why, column=name)
    _say_unread(values, lambda value: read_mark(value) is not None, what="ratings", column=name, counts=counts)
    return Ratings(scale, counts=counts)


def _say_unread(values: Sequence[str], reads: Callable[[str], bool], *, what: str, column: str, counts: Counts) -> None:
    """Say that a column which is called a date or a rating holds something else."""
    told = [value for value in values if value.strip() and plain_name(value[:40]) not in word_list("unmarked")]
    unread = [value for value in told if not reads(value)]
    if len(unread) > _UNREAD * len(told):
        counts.say(
            f"{len(unread)} of the first {len(told)} {what} cannot be read, such as {mask(unread[0][:40])!r}: left out", column=column
        )


def _has_ids(columns: Columns, rows: Sequence[Sequence[str]], *, counts: Counts) -> bool:
    """Whether the id column tells rows apart; one whose values come again and again is no id."""
    place = columns.first(Role.ID)
    values = [row[place].strip() for row in rows if place < len(row) and row[place].strip()] if place is not None else []
    if len(set(values)) < len(values) * (0.8 if len(values) > _MANY else 0.5):
        counts.say("is no id, its values come again and again: reviews were told apart by their words", column=columns.name(Role.ID))
        return False
    return True


def _values(columns: Columns, rows: Sequence[Sequence[str]], role: Role) -> tuple[str, ...]:
    place = columns.first(role)
    return column_values(rows, place) if place is not None else ()
