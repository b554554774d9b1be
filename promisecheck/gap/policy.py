"""The policy file -> rules: the one that ships, a user's own over it, and `[policy]` of the settings over both."""

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from promisecheck.core.taxonomy import Kind
from promisecheck.errors import SettingsError
from promisecheck.gap.rules import KindRule, Rules
from promisecheck.settings import Policy

SHIPPED = "policy.toml"
_OPEN = {"priority.prominence": 0.5}
"""Tables to which a user may add keys, with a value of the right type."""
_COUNTS = frozenset({"estimate.prior_customers", "estimate.half_life"})
"""Numbers that are no shares."""
_UNKNOWN = ("leave out", "count")

Table = Mapping[str, Any]


def load_rules(policy: Policy | None = None, *, file: str | Path = "") -> Rules:
    """The rules of a run. `file`: a user's policy; SettingsError names the key, the value and what was expected.

    >>> load_rules().tolerance.puff
    0.4
    """
    table = _shipped()
    if file:
        table = _over(table, _read(Path(file)), where=str(file))
    table = _over(table, _of_settings(policy or Policy()), where="[policy]")
    _check_scope(table["scope"], where=str(file) or SHIPPED)
    return _made(table)


@cache
def _shipped() -> Table:
    return tomllib.loads(files(__package__).joinpath(SHIPPED).read_text(encoding="utf-8"))


def _read(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            "no such policy file", where=str(path), next_step="Copy the one that ships, or leave the setting out"
        ) from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the policy cannot be read ({error})", where=str(path), next_step="Mend the line it names") from error


def _of_settings(policy: Policy) -> Table:
    """Those of `[policy]` in the settings that differ from their defaults, by their place in the policy file."""
    table: dict[str, Any] = {}
    for entry in dataclasses.fields(Policy):
        value = getattr(policy, entry.name)
        if value == entry.default or entry.name == "file":
            continue
        if entry.name == "reviewers_allowance":
            table["kinds"] = {kind: {"allowance": value} for kind in (Kind.REVIEW, Kind.COMPLAINT, Kind.INCIDENT)}
        elif entry.name.startswith("tolerance_"):
            table.setdefault("tolerance", {})[entry.name.removeprefix("tolerance_")] = value
        else:
            table.setdefault("verdict", {})[entry.name] = value
    return table


def _over(table: Table, given: Table, *, where: str, path: str = "") -> Table:
    """`table` with what was given in its place; every key must be known and of its type."""
    merged = dict(table)
    for key, value in given.items():
        if key not in table and path not in _OPEN:
            near = difflib.get_close_matches(key, table, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(sorted(table))}"
            raise SettingsError(f"unknown policy {f'{path}.{key}'.lstrip('.')}", where=where, next_step=hint)
        merged[key] = _checked(table.get(key, _OPEN.get(path)), value, where=where, name=f"{path}.{key}".lstrip("."))
    return merged


def _checked(present: Any, given: Any, *, where: str, name: str) -> Any:
    if isinstance(present, dict) and isinstance(given, Mapping):
        return _over(present, given, where=where, path=name)
    if isinstance(present, float) and isinstance(given, int) and not isinstance(given, bool):
        given = float(given)
    if type(given) is not type(present) or (isinstance(given, list) and not all(isinstance(item, str) for item in given)):
        raise SettingsError(f"{name} = {given!r} is a {type(given).__name__}", where=where, next_step=f"Give one like {present!r}")
    if isinstance(given, float) and not (0 <= given <= 1 or (name in _COUNTS and 0 <= given < float("inf"))):
        raise SettingsError(f"{name} = {given!r} is out of range", where=where, next_step="Give a share between 0 and 1")
    if isinstance(given, int) and not isinstance(given, bool) and given < 1:
        raise SettingsError(f"{name} = {given!r} is out of range", where=where, next_step="Give 1 or more")
    return given


def _check_scope(scope: Table, *, where: str) -> None:
    if scope["unknown"] not in _UNKNOWN:
        raise SettingsError(f"scope.unknown = {scope['unknown']!r}", where=where, next_step=f"One of: {', '.join(_UNKNOWN)}")
    for pattern in scope["pages"]:
        try:
            named = re.compile(pattern).groupindex
        except re.error as error:
            raise SettingsError(f"scope.pages: {pattern!r} cannot be read ({error})", where=where, next_step="Mend it") from error
        if not named:
            raise SettingsError(f"scope.pages: {pattern!r} names no facet", where=where, next_step="Write (?P<product>...)")


def _made(table: Table) -> Rules:
    kinds = {Kind(name): KindRule(**row) for name, row in table["kinds"].items()}
    sections = {entry.name: entry.type for entry in dataclasses.fields(Rules) if entry.name != "kinds"}
    made = {name: section(**_frozen(table[name])) for name, section in sections.items() if isinstance(section, type)}
    return Rules(kinds=kinds, **made)


def _frozen(section: Table) -> Table:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in section.items()}
