"""Files of operational data -> remarks of the kind "operations"."""

import itertools
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from promisecheck.core.promises import Remark, Tally, Trouble
from promisecheck.core.text import Origin
from promisecheck.errors import SettingsError, SourceError, Unreadable
from promisecheck.settings import Reading
from promisecheck.sources.masking import mask_numbers
from promisecheck.sources.operations.records import Record, cells_by_role, remarks_of
from promisecheck.sources.reviews.counts import Counts, Notice
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.dates import find_order
from promisecheck.sources.reviews.formats import open_tables
from promisecheck.sources.reviews.inputs import Input, find_inputs
from promisecheck.sources.reviews.mapping import comparable, read_toml
from promisecheck.sources.reviews.rows import BadRow, Row, Table
from promisecheck.sources.reviews.vocabulary import Role, plain_name

_BLOCK = 2_000
_DAYS = ("ordered", "promised", "delivered", "asked", "answered")
_PAIRS = (
    ("ordered", "delivered"),
    ("promised", "delivered"),
    ("asked", "answered"),
    ("promised_price", "price"),
    ("answer_time",),
    ("delivery_time",),
)
_NEEDED = (
    "a promised and an actual day, a price or an answer time: name the columns in a mapping (docs/imports.md), or as in promisecheck's list"
)
_FACETS = ("product", "location", "channel")
_NAMING = {"email": Role.EMAIL, "user": Role.USER}
_FACET = 120

Places = Mapping[str, tuple[int, ...]]


def read_operations(
    files: Sequence[str], *, reading: Reading, notice: Notice, tally: Callable[[Tally], None], mapping: str = ""
) -> Iterator[Remark]:
    """What the rows of `files` say of promises; `mapping` is a file whose [[table]] of kind operations names the columns.

    `notice` hears what cannot be read; `tally` how many rows were read, kept, and said nothing. A customer is kept as a hash.
    Raises SettingsError for a mapping that is wrong.
    """
    named = read_columns(Path(mapping)) if mapping else []
    inputs = find_inputs(files, notice=notice)
    keys = CustomerKeys(reading.secret, [path for given in inputs for path in given.paths])
    for given in inputs:
        counts = Counts(given.source, notice=notice)
        yield from _input(given, named, keys=keys, counts=counts, notice=notice)
        tally(counts.close())


def read_columns(path: Path) -> list[dict[str, tuple[str, ...]]]:
    """The columns by role of every [[table]] of kind operations in a mapping file. Raises SettingsError."""
    tables = [row for row in read_toml(path) if row.get("kind") == "operations"]
    return [{role: _names(role, names, where=str(path)) for role, names in row.get("columns", {}).items()} for row in tables]


def _names(role: str, names: Any, *, where: str) -> tuple[str, ...]:
    if role not in _roles():
        raise SettingsError(f"{role!r} is nothing that is measured", where=where, next_step=f"One of: {', '.join(_roles())}")
    told = (names,) if isinstance(names, str) else tuple(names)
    if not all(isinstance(name, str) for name in told):
        raise SettingsError(f"{names!r} is no column", where=where, next_step="Give its name in quotes, or a list of names")
    return told


def _input(
    given: Input, named: Sequence[Mapping[str, tuple[str, ...]]], *, keys: CustomerKeys, counts: Counts, notice: Notice
) -> Iterator[Remark]:
    try:
        for table in open_tables(given, counts=counts):
            yield from _table(table, named, keys=keys, counts=counts)
    except SourceError as error:
        notice(Trouble(what=error.where or given.source, why=error.what, next_step=error.next_step))
    except OSError as error:
        notice(Trouble(what=given.source, why=f"cannot be read ({error.strerror or error})", next_step="Check who may read it"))


def _table(table: Table, named: Sequence[Mapping[str, tuple[str, ...]]], *, keys: CustomerKeys, counts: Counts) -> Iterator[Remark]:
    places = _places(table.names, named)
    if not any(all(places.get(role) for role in pair) for pair in _PAIRS):
        listed = ", ".join(mask_numbers(name)[:60] for name in table.names[:30])
        raise Unreadable(f"nothing that was measured is in its columns ({listed})", where=table.source, next_step=f"Needed: {_NEEDED}")
    sketch = list(itertools.islice(table.rows, _BLOCK))
    day_first = _day_first(sketch, places, counts)
    names = {role: table.names[own[0]] for role, own in places.items() if own}
    for row in itertools.chain(sketch, table.rows):
        counts.add("read")
        if isinstance(row, BadRow):
            counts.quarantine(row)
            continue
        told = list(remarks_of(_record(row, places, names, keys=keys, day_first=day_first)))
        counts.add("kept" if told else "empty")
        yield from told


def _places(names: Sequence[str], named: Sequence[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[int, ...]]:
    """By the first mapping whose columns are all there, else by the columns' names."""
    known = {comparable(name): place for place, name in reversed(list(enumerate(names)))}
    for columns in named:
        wanted = [comparable(name) for own in columns.values() for name in own]
        if wanted and all(name in known for name in wanted):
            return {role: tuple(known[comparable(name)] for name in own) for role, own in columns.items()}
    return {role: tuple(known[name] for name in own if name in known) for role, own in _roles().items()} | _with_units(names)


def _with_units(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Columns that name their unit: "Svartid (timer)" is an answer time."""
    bare = {plain_name(name.partition("(")[0]): place for place, name in enumerate(names) if "(" in name}
    found = {role: tuple(bare[name] for name in _roles()[role] if name in bare) for role in ("answer_time", "delivery_time")}
    return {role: own for role, own in found.items() if own}


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(resources(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {role: tuple(names) for role, names in table.items()}


def _day_first(sketch: Sequence[Row | BadRow], places: Places, counts: Counts) -> bool:
    columns = [place for role in _DAYS for place in places.get(role, ())]
    values = [row.cells[place] for row in sketch if isinstance(row, Row) for place in columns if place < len(row.cells)]
    order = find_order(values, nordic=False, american=False)
    if order.why:
        counts.say(order.why)
    return order.day_first


def _record(row: Row, places: Places, names: Mapping[str, str], *, keys: CustomerKeys, day_first: bool) -> Record:
    cells = cells_by_role(row.cells, places)
    own = cells.get("id", "") or f"{row.source}\n{row.place}"
    identifier = keys.hide(own)
    customer = keys.key({role: cells.get(name, "") for name, role in _NAMING.items()})
    facets = tuple((role, mask_numbers(cells[role])[:_FACET]) for role in _FACETS if cells.get(role))
    return Record(
        cells=cells,
        names=names,
        id=identifier,
        customer_key=customer or identifier,
        facets=facets,
        origin=Origin(source=row.source, place=row.place, role="operations"),
        day_first=day_first,
    )
