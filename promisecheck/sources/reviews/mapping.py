"""How a table is read, as a value that people can save, change and give back: which column is what, and how dates and marks are meant."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from promisecheck.core.taxonomy import Kind
from promisecheck.errors import SettingsError
from promisecheck.sources.reviews.scales import Scale
from promisecheck.sources.reviews.vocabulary import Role, plain_name

_HEADING = """# How promisecheck reads these files. Each [[table]] is used for every file that has all the columns it names.
# columns: what a column is for, with its name (several: the first that is filled counts). day_first: is 3/4/2026 the third of April?
# scale: the lowest and the highest mark; lowest_is_best for school marks. Read it again with --mapping FILE.
"""
_ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """The columns of a table by role, and what else was decided; what is None is decided from the table."""

    columns: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    kind: Kind | None = None
    day_first: bool | None = None
    scale: Scale | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that is named."""
        return tuple(name for names in self.columns.values() for name in names)

    def missing_in(self, names: Sequence[str]) -> tuple[str, ...]:
        """The named columns that a table with these `names` does not have."""
        known = {comparable(name) for name in names}
        return tuple(name for name in self.names if comparable(name) not in known)


def places_of(mapping: TableMapping, names: Sequence[str]) -> dict[Role, tuple[int, ...]]:
    """Where the mapping's columns stand among `names`."""
    places = {comparable(name): place for place, name in reversed(list(enumerate(names)))}
    exact = {name: place for place, name in reversed(list(enumerate(names)))}
    return {
        role: tuple(exact.get(name, places[comparable(name)]) for name in named if comparable(name) in places)
        for role, named in mapping.columns.items()
    }


def read_mappings(path: Path) -> tuple[TableMapping, ...]:
    """The tables of a mapping file, but those of operational data. Raises SettingsError that names the value and what was expected."""
    return tuple(_table(row, where=str(path)) for row in read_toml(path) if row.get("kind") != Kind.OPERATIONS)


def read_toml(path: Path) -> list[dict[str, Any]]:
    """The rows of [[table]] in a mapping file. Raises SettingsError where there is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror or error})", where=str(path), next_step="Name an existing file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"not valid TOML ({error})", where=str(path), next_step="Mend the line it names") from error
    rows = table.get("table", [table] if "columns" in table else [])
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise SettingsError("no [[table]] in it", where=str(path), next_step="Make one with `promisecheck reviews import --save-mapping`")
    return rows


def fitting(mappings: Iterable[TableMapping], names: Sequence[str]) -> TableMapping | None:
    """The first mapping all of whose columns a table has."""
    return next((mapping for mapping in mappings if mapping.columns and not mapping.missing_in(names)), None)


def write_mappings(mappings: Iterable[TableMapping]) -> str:
    """The text of a mapping file, each mapping once."""
    told: list[str] = []
    for mapping in mappings:
        text = "\n".join(_lines(mapping))
        if text not in told:
            told.append(text)
    return "\n\n".join([_HEADING.rstrip(), *told]) + "\n"


def column_mapping(pairs: Sequence[tuple[str, str]], *, where: str) -> dict[Role, tuple[str, ...]]:
    """Pairs of a role and a column's name, as they are given on the command line, by role."""
    columns: dict[Role, tuple[str, ...]] = {}
    for role, name in pairs:
        known = read_role(role, where=where)
        columns[known] = (*columns.get(known, ()), name)
    return columns


def read_role(name: str, *, where: str) -> Role:
    """The role of that name. Raises SettingsError."""
    if name not in _ROLES:
        raise SettingsError(f"{name!r} is nothing that a column can be for", where=where, next_step=f"One of: {', '.join(_ROLES)}")
    return Role(name)


def read_scale(low: float, high: float, *, where: str, lowest_is_best: bool = False) -> Scale:
    """A scale with two ends. Raises SettingsError where the first is not the lower one."""
    if not low < high:
        raise SettingsError(
            f"a scale from {low:g} to {high:g} has no room", where=where, next_step="Give the lower mark first, such as 1-6"
        )
    return Scale(low=low, high=high, lowest_is_best=lowest_is_best)


def _table(row: dict[str, Any], *, where: str) -> TableMapping:
    unknown = sorted(set(row) - {"columns", "kind", "day_first", "scale", "lowest_is_best"})
    if unknown:
        raise SettingsError(f"unknown key {unknown[0]!r}", where=where, next_step="Known: columns, kind, day_first, scale, lowest_is_best")
    columns = row.get("columns", {})
    if not isinstance(columns, dict):
        raise SettingsError("columns is no table", where=where, next_step='Write [table.columns] and below it text = ["Review"]')
    return TableMapping(
        columns={read_role(role, where=where): _names(names, where=where) for role, names in columns.items()},
        kind=_kind(row.get("kind"), where=where),
        day_first=_flag(row.get("day_first"), where=where),
        scale=_scale(row, where=where),
    )


def _names(value: Any, *, where: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SettingsError(f"{value!r} is no column", where=where, next_step="Give its name in quotes, or a list of names")
    return tuple(names)


def _kind(value: Any, *, where: str) -> Kind | None:
    if value is None:
        return None
    if value not in list(Kind):
        raise SettingsError(f"kind = {value!r} is not known", where=where, next_step=f"One of: {', '.join(Kind)}")
    return Kind(value)


def _flag(value: Any, *, where: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise SettingsError(f"day_first = {value!r} is neither true nor false", where=where, next_step="Write day_first = true")


def _scale(row: dict[str, Any], *, where: str) -> Scale | None:
    value = row.get("scale")
    if value is None:
        return None
    if not isinstance(value, list) or [type(end) in {int, float} for end in value] != [True, True]:
        raise SettingsError(f"scale = {value!r} is no scale", where=where, next_step="Give the lowest and the highest mark: [1, 6]")
    return read_scale(value[0], value[1], where=where, lowest_is_best=row.get("lowest_is_best") is True)


def _lines(mapping: TableMapping) -> Iterator[str]:
    yield "[[table]]"
    if mapping.kind is not None:
        yield f"kind = {json.dumps(mapping.kind)}"
    if mapping.day_first is not None:
        yield f"day_first = {json.dumps(mapping.day_first)}"
    if mapping.scale is not None:
        yield f"scale = [{mapping.scale.low:g}, {mapping.scale.high:g}]"
        if mapping.scale.lowest_is_best:
            yield "lowest_is_best = true"
    yield "[table.columns]"
    for role, names in mapping.columns.items():
        yield f"{role} = [{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """A TOML string: JSON's rules are its own, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comparable(name: str) -> str:
    """The form in which columns' names are compared."""
    return plain_name(name) or name
