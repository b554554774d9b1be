"""The rules in force: those that ship, one file each, as the user's own file switches, changes and extends them."""

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from promisecheck.errors import SettingsError
from promisecheck.law.read import read_rule
from promisecheck.law.rule import Rule

_LARGEST = 1_000_000
"""Bytes of a file of rules."""
_JOINED = ("cues", "images", "unless", "answers", "needs", "customers")


def load_rules(own: str = "") -> tuple[Rule, ...]:
    """Every rule in the order of its number, those that are switched off too; `own`: the path of the user's file.

    SettingsError says what is wrong in the file, at which rule and key, and what to write instead.
    """
    tables = dict(_shipped())
    where = dict.fromkeys(tables, "the rules that ship")
    if own:
        for name, table in _own(Path(own)).items():
            tables[name] = _changed(tables, name, table, where=f"{own} [{name}]")
            where[name] = own
    return tuple(read_rule(name, table, where=where[name], check=where[name] == own) for name, table in tables.items())


def shipped_text(rule: str) -> str:
    """The file of a rule that ships, verbatim: what to copy into a file of one's own and change."""
    names = _names()
    if rule not in names:
        raise SettingsError(f"no rule {rule} ships", next_step=_nearest(rule, names))
    return files(__package__).joinpath("rules", names[rule]).read_text(encoding="utf-8")


@cache
def _names() -> dict[str, str]:
    """Rule -> file name, in the order of the rules' numbers."""
    found = [entry.name for entry in files(__package__).joinpath("rules").iterdir() if entry.name.endswith(".toml")]
    return {f"R{int(name[1:3])}": name for name in sorted(found)}


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    tables = {}
    for rule, name in _names().items():
        tables[rule] = tomllib.loads(shipped_text(rule))[rule]
        tables[rule].setdefault("name", name.removesuffix(".toml").split("_", 1)[1].replace("_", "-"))
    return tables


def _own(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsError(f"larger than {_LARGEST} bytes", where=str(path), next_step="Name a file of rules")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", where=str(path), next_step="Name a file of rules in law.rules") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"not valid TOML ({error})", where=str(path), next_step="Mend the line it names") from error
    for name, entry in table.items():
        if not isinstance(entry, dict):
            raise SettingsError(f"{name} stands outside a rule", where=str(path), next_step="Begin with a rule, such as [R1]")
    return table


def _changed(tables: Mapping[str, Mapping[str, Any]], name: str, table: dict[str, Any], *, where: str) -> dict[str, Any]:
    """The rule with the user's keys in place of its own, and the words under `add` joined to its own."""
    known = tables.get(name, {})
    if not known and set(table) <= {"on", "add"}:
        raise SettingsError("no such rule", where=where, next_step=_nearest(name, tables))
    more = table.get("add", {})
    if not isinstance(more, dict) or not set(more) <= set(_JOINED) or not all(isinstance(entry, dict) for entry in more.values()):
        next_step = f"Write [{name}.add.cues], or one of {', '.join(_JOINED[1:])} in its place"
        raise SettingsError("add holds something else than words", where=where, next_step=next_step)
    merged = {**known, **{key: value for key, value in table.items() if key != "add"}}
    for part, lists in more.items():
        present = merged.get(part, {})
        joined = {language: [*present.get(language, []), *_words(words, where)] for language, words in lists.items()}
        merged[part] = {**present, **joined}
    return merged


def _words(words: Any, where: str) -> list[Any]:
    if not isinstance(words, list):
        raise SettingsError(f"{words!r} is no list", where=f"{where} [add]", next_step='Write da = ["word", "other word"]')
    return words


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}"
