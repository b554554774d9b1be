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
from promisecheck.sources.reviews.dates import Dates, Order, find_order
from promisecheck.sources.reviews.days import read_day
from promisecheck.sources.reviews.declared import read_language
from promisecheck.sources.reviews.form import own_mapping
from promisecheck.sources.reviews.kinds import find_kind
from promisecheck.sources.reviews.making import ReviewMaker
from promisecheck.sources.reviews.mapping import TableMapping
from promisecheck.sources.reviews.marks import read_mark
from promisecheck.sources.reviews.presets import Preset, find_preset
from promisecheck.sources.reviews.rows import BadRow, Row, Table
from promisecheck.sources.reviews.scales import Codes, Ratings, Scale, find_scale
from promisecheck.sources.reviews.vocabulary import Role, aliases, plain_name, word_list

_OWN_FORM = {"id", "text", "rating", "date", "language", "kind", "title"}
"""The fields of the simplest lines, whose ratings are 0 to 1."""
_NORDIC = {"da", "nb", "nn", "nb|nn", "sv", "de"}


_MOST_COLUMNS = 2_000
_MANY = 50
_MOST_VALUES = 20_000
_UNREAD = 0.2
"""With a larger share of unreadable cells than this in a column of dates or ratings, that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A table's columns, the maker of its reviews, whether its ids tell reviews apart, and all of it as a mapping to save."""

    columns: Columns
    maker: ReviewMaker
    has_ids: bool
    mapping: TableMapping
    preset: Preset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user wants of all tables: options, the fitting part of a mapping, days to leave out, and who is who."""

    reading: Reading
    keys: CustomerKeys
    since: date | None
    today: date
    chosen: TableMapping | None = None


def prepare(table: Table, sketch: Sequence[Row | BadRow], *, wanted: Wanted, counts: Counts) -> Prepared:
    """Decide; `counts` hears what was assumed. Raises Unreadable where no column holds a text."""
    rows = [row.cells for row in sketch if isinstance(row, Row) and (table.ragged or len(row.cells) == len(table.names))]
    if len(table.names) > _MOST_COLUMNS:
        raise Unreadable(f"it has {len(table.names):,} columns", where=table.source, next_step="Export the columns of the reviews only")
    preset = find_preset(table.names)
    columns = _columns(table, rows, wanted=wanted, counts=counts, preset=preset)
    if not table.named:
        counts.say("has no header: the columns were told by what stands in them")
    everywhere = _Everywhere(table, rows, columns)
    order = _order(columns, everywhere, chosen=wanted.chosen, counts=counts)
    scale = _scale(columns, everywhere, lines=table.lines, preset=preset, chosen=wanted.chosen, counts=counts)
    kind = (wanted.chosen.kind if wanted.chosen else None) or (preset.kind if preset else None) or find_kind(table.names, table.source)
    maker = ReviewMaker(
        columns,
        kind=kind,
        dates=Dates(order, today=wanted.today, counts=counts),
        ratings=Ratings(scale, counts=counts),
        keys=wanted.keys,
        counts=counts,
        since=wanted.since,
        own=own_mapping(table.names) is not None,
    )
    kept_scale = None if isinstance(scale, Codes) else scale
    mapping = TableMapping(columns=_named(columns), kind=kind, day_first=order.day_first if order.sure else None, scale=kept_scale)
    has_ids = _has_ids(columns, rows, counts=counts)
    return Prepared(columns=columns, maker=maker, has_ids=has_ids, mapping=mapping, preset=preset)


def _columns(table: Table, rows: Sequence[Sequence[str]], *, wanted: Wanted, counts: Counts, preset: Preset | None) -> Columns:
    return map_columns(
        table.names,
        rows,
        source=table.source,
        text_column=wanted.reading.text_column,
        guess=not table.lines or len(rows) > 1,
        labels=table.labels,
        chosen=wanted.chosen,
        asks=preset.asks if preset else "",
        known_text=preset.text if preset else "",
        say=counts.say,
    )


def _named(columns: Columns) -> dict[Role, tuple[str, ...]]:
    """The columns that are used, by name; what is not read is not named."""
    unused = {Role.OTHER, Role.PRIVATE, Role.REPLY, Role.UPDATED}
    return {
        role: tuple(columns.names[place] for place in places) for role, places in columns.places.items() if role not in unused and places
    }


class _Everywhere:
    """The values of a column in the first rows, and in all of them where those do not decide."""

    def __init__(self, table: Table, rows: Sequence[Sequence[str]], columns: Columns) -> None:
        self._rows = rows
        self._columns = columns
        self._again = table.again

    def first(self, role: Role) -> list[str]:
        """Of the first rows."""
        place = self._columns.first(role)
        return [row[place] for row in self._rows if place < len(row)] if place is not None else []

    def all(self, role: Role, *, length: int) -> list[str]:
        """Of the first rows, and then every other value once, of each so many characters."""
        place, found = self._columns.first(role), dict[str, None]()
        if place is not None and self._again is not None:
            for row in self._again():
                if isinstance(row, Row) and place < len(row.cells) and len(found) < _MOST_VALUES:
                    found[row.cells[place][:length]] = None
        return [*self.first(role), *found]


def _order(columns: Columns, everywhere: _Everywhere, *, chosen: TableMapping | None, counts: Counts) -> Order:
    """Day or month first: as the user says, else by all dates, else by the file's languages."""
    if chosen is not None and chosen.day_first is not None:
        return Order(day_first=chosen.day_first)
    declared = [value.lower() for value in everywhere.first(Role.LANGUAGE)]
    american = any(value.replace("_", "-") == "en-us" for value in declared)
    names = {plain_name(name) for name in columns.names}
    nordic = bool(names & set(aliases()["danish_or_norwegian"]["names"]) or names & {"datum", "tidsstempel", "tidsstämpel", "zeitstempel"})
    nordic = nordic or any(read_language(value) in _NORDIC or value.replace("_", "-") == "en-gb" for value in declared)
    values = everywhere.first(Role.DATE)
    order = find_order(values, nordic=nordic, american=american)
    if not order.sure:
        order = find_order(everywhere.all(Role.DATE, length=10), nordic=nordic, american=american)
    if order.why:
        counts.say(order.why, column=columns.name(Role.DATE))
    _say_unread(values, lambda value: read_day(value) is not None, what="dates", column=columns.name(Role.DATE), counts=counts)
    return order


def _scale(
    columns: Columns, everywhere: _Everywhere, *, lines: bool, preset: Preset | None, chosen: TableMapping | None, counts: Counts
) -> Scale | None:
    """The scale of the marks: as the user says, else the export's own, else by the column's name, else by its largest mark."""
    name = columns.name(Role.RATING)
    values = everywhere.first(Role.RATING)
    _say_unread(values, lambda value: read_mark(value) is not None, what="ratings", column=name, counts=counts)
    if chosen is not None and chosen.scale is not None:
        return chosen.scale
    if preset is not None and preset.codes:
        return Codes(low=min(preset.codes), high=max(preset.codes), values=preset.codes)
    asked = aliases()["questions"]["recommend"]
    recommend = any(plain_name(name).startswith(start) for start in asked)
    own_form = lines and set(columns.names) <= _OWN_FORM
    known = preset.scale if preset else None
    scale, why = find_scale(name, values, from_zero_to_one=own_form, recommend=recommend, preset=known)
    if why:
        scale, why = find_scale(name, everywhere.all(Role.RATING, length=40), from_zero_to_one=own_form, recommend=recommend, preset=known)
    if why:
        counts.say(why, column=name)
    return scale


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
