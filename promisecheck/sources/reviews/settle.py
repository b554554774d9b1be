"""Column names that mean two things, decided by what stands under them and beside them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from promisecheck.sources.reviews.marks import read_mark
from promisecheck.sources.reviews.vocabulary import Role, aliases, plain_name, word_list

_RESOURCE = re.compile(r"(?:accounts|locations|reviews)/\S+")
_MOST = 300
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as it is being told: its plain name, the role its name alone gives, and filled cells of it."""

    plain: str
    role: Role | None
    rank: int
    values: tuple[str, ...]

    def share(self, holds: Callable[[str], bool]) -> float:
        """The share of the filled cells of which `holds` is true; 0 where none is filled."""
        return sum(holds(value) for value in self.values) / len(self.values) if self.values else 0.0


def column_values(rows: Sequence[Sequence[str]], index: int) -> tuple[str, ...]:
    """Up to 300 filled cells of one column."""
    found: list[str] = []
    for row in rows:
        if index < len(row) and row[index].strip():
            found.append(row[index].strip())
            if len(found) == _MOST:
                break
    return tuple(found)


def settle(columns: Sequence[Column]) -> list[Role | None]:
    """The role of each column, in their order."""
    names = {column.plain for column in columns}
    roles = [_settle_one(column, names) for column in columns]
    if not {Role.TEXT, Role.PROS, Role.CONS} & set(roles) and names & set(aliases()["kinds"]["survey"]):
        roles = [
            Role.TEXT if column.plain in {"response", "svar", "antwort"} else role for column, role in zip(columns, roles, strict=True)
        ]
    if Role.RATING not in roles:
        roles = [Role.RATING if role is None and _asks_for_mark(column) else role for column, role in zip(columns, roles, strict=True)]
    return roles


def _settle_one(column: Column, names: set[str]) -> Role | None:
    rule = _RULES.get(column.plain)
    if rule is not None:
        return rule(column, names)
    if column.role is Role.TEXT and column.values and column.share(_is_no_text) > _MOSTLY:
        return Role.OTHER
    return column.role


def _is_no_text(value: str) -> bool:
    return plain_name(value[:40]) in word_list("flags") or read_mark(value) is not None


def _asks_for_mark(column: Column) -> bool:
    return (
        any(column.plain.startswith(start) for start in aliases()["questions"]["rating"])
        and column.share(lambda value: read_mark(value) is not None) > _MOSTLY
    )


def _state(column: Column, names: set[str]) -> Role | None:
    """A publication state, or a region."""
    if column.share(lambda value: plain_name(value[:40]) in word_list("publication")) > 0.5 or not column.values:  # noqa: PLR2004 - most
        return Role.STATUS
    return Role.LOCATION if not names & {"status"} or "zip code" in names else Role.STATUS


def _name(column: Column, _names: set[str]) -> Role | None:
    """A person, or the path of a resource."""
    return Role.ID if column.share(lambda value: bool(_RESOURCE.search(value))) > _MOSTLY else Role.AUTHOR


def _location(column: Column, names: set[str]) -> Role | None:
    """A place, or the mark that a hotel got for its place."""
    scored = column.share(lambda value: read_mark(value) is not None) > _MOSTLY
    return Role.OTHER if scored or (not column.values and names & {"cleanliness", "facilities"}) else Role.LOCATION


def _note(column: Column, _names: set[str]) -> Role | None:
    """A German mark, or somebody's note."""
    if not column.values or column.share(lambda value: read_mark(value) is not None) > _MOSTLY:
        return Role.RATING
    return Role.OTHER


def _by(_column: Column, names: set[str]) -> Role | None:
    """A town in Danish and Norwegian, the author in English."""
    return Role.LOCATION if names & set(aliases()["danish_or_norwegian"]["names"]) else Role.AUTHOR


_RULES: Mapping[str, Callable[[Column, set[str]], Role | None]] = {
    "state": _state,
    "name": _name,
    "location": _location,
    "note": _note,
    "by": _by,
}
