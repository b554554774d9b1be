"""What is decided once for a table, from its names and first rows: columns, kind, dates, scale, ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from promisecheck.settings import Reading
from promisecheck.sources.reviews.columns import Columns, map_columns
from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.dates import Dates, find_day_first
from promisecheck.sources.reviews.kinds import find_kind
from promisecheck.sources.reviews.making import ReviewMaker, read_language
from promisecheck.sources.reviews.rows import BadRow, Row, Table
from promisecheck.sources.reviews.scales import Ratings, find_scale
from promisecheck.sources.reviews.settle import column_values
from promisecheck.sources.reviews.vocabulary import Role, aliases, plain_name

_OWN_FORM = {"id", "text", "rating", "date", "language", "kind", "title"}
"""The fields of promisecheck's own line form, whose ratings are 0 to 1."""
_NORDIC = {"da", "nb", "nn", "nb|nn", "sv", "de"}


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
    columns = map_columns(table.names, rows, source=table.source, text_column=reading.text_column, say=counts.say)
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
    return Ratings(scale, counts=counts)


def _has_ids(columns: Columns, rows: Sequence[Sequence[str]], *, counts: Counts) -> bool:
    """Whether the id column tells rows apart; one whose values come again and again is no id."""
    place = columns.first(Role.ID)
    values = [row[place].strip() for row in rows if place < len(row) and row[place].strip()] if place is not None else []
    if len(set(values)) * 2 < len(values):
        counts.say("is no id, its values come again and again: reviews were told apart by their words", column=columns.name(Role.ID))
        return False
    return True


def _values(columns: Columns, rows: Sequence[Sequence[str]], role: Role) -> tuple[str, ...]:
    place = columns.first(role)
    return column_values(rows, place) if place is not None else ()
