"""What the user says of the columns: a mapping file, and single options on top of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from promisecheck.core.taxonomy import Kind
from promisecheck.errors import SettingsError
from promisecheck.settings import Reading
from promisecheck.sources.reviews.form import own_mapping
from promisecheck.sources.reviews.mapping import TableMapping, column_mapping, fitting, read_mappings, read_scale
from promisecheck.sources.reviews.rows import Table
from promisecheck.sources.reviews.scales import Scale

_WHERE = "[reviews]"
_SCALE = re.compile(r"(-?\d{1,3})\s*(?:-|to)\s*(-?\d{1,3})")
_DATES = {"": None, "day-first": True, "month-first": False}


def wanted_mappings(reading: Reading) -> tuple[TableMapping, ...]:
    """The tables of the mapping file that the settings name. Raises SettingsError, also for options that cannot be."""
    _own_mapping(reading)
    return read_mappings(Path(reading.mapping)) if reading.mapping else ()


def choose_mapping(mappings: Sequence[TableMapping], reading: Reading, table: Table, *, say: Callable[..., None]) -> TableMapping | None:
    """What is said of this table: the mapping that fits it, with the options on top; None where nothing is said.

    Raises SettingsError where an option names a column that the table does not have.
    """
    own, found = _own_mapping(reading), own_mapping(table.names) or fitting(mappings, table.names)
    if mappings and found is None:
        lacking = ", ".join(repr(name) for name in mappings[0].missing_in(table.names)[:5])
        say(f"the mapping in {reading.mapping} does not fit: there is no column {lacking}; read by the columns' names")
    if missing := own.missing_in(table.names):
        listed = ", ".join(table.names[:30])
        raise SettingsError(f"no column is called {missing[0]!r} here", where=table.source, next_step=f"The columns are: {listed}"[:600])
    if found is None:
        return own if own != TableMapping() else None
    return replace(
        found,
        columns={**found.columns, **own.columns},
        kind=own.kind or found.kind,
        day_first=found.day_first if own.day_first is None else own.day_first,
        scale=own.scale or found.scale,
    )


def _own_mapping(reading: Reading) -> TableMapping:
    """The single options as a mapping. Raises SettingsError for a role, kind, scale or order of dates that is none."""
    if reading.kind and reading.kind not in list(Kind):
        raise SettingsError(f"kind = {reading.kind!r} is not known", where=_WHERE, next_step=f"One of: {', '.join(Kind)}")
    if reading.dates not in _DATES:
        raise SettingsError(f"dates = {reading.dates!r} is not known", where=_WHERE, next_step="One of: day-first, month-first")
    return TableMapping(
        columns=column_mapping(reading.columns, where=_WHERE),
        kind=Kind(reading.kind) if reading.kind else None,
        day_first=_DATES[reading.dates],
        scale=_scale(reading.scale) if reading.scale else None,
    )


def _scale(text: str) -> Scale:
    """`1-6`, or `6-1` where 1 is the best."""
    match = _SCALE.fullmatch(text.strip())
    if match is None:
        raise SettingsError(
            f"scale = {text!r} is no scale", where=_WHERE, next_step="Write the worst and the best mark, such as 1-6 or 6-1"
        )
    worst, best = float(match[1]), float(match[2])
    return read_scale(min(worst, best), max(worst, best), where=_WHERE, lowest_is_best=worst > best)
