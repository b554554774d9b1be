"""The settings as text: a commented file, and every value with where it came from."""

import ast
import dataclasses
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from promisecheck import settings as module
from promisecheck.settings import ROWS, SECRET, Settings, load_settings, read_layers

_HEAD = """\
# Settings of promisecheck. Each line shows a default: take the # away and change what follows.
# Stronger than this file are PROMISECHECK_* in the environment (PROMISECHECK_CRAWL__DELAY=2) and flags.
# `promisecheck config show` says what is set and where it came from.
"""
_WIDTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One setting: dotted name, value as JSON knows it, and where it came from."""

    name: str
    value: Any
    where: str

    @property
    def shown(self) -> str:
        """The value as it is written in the file."""
        return _toml(self.value)


def template() -> str:
    """A promisecheck.toml with every setting, its sentence and its default, all as comments; sections stand, empty."""
    return "\n".join([_HEAD, *_top(), *(line for section in _sections() for line in section)]) + "\n"


def _top() -> Iterator[str]:
    for field, value in _plain_fields(Settings()):
        yield from _setting(field, value, _sentences(Settings)[field])


def _sections() -> Iterator[list[str]]:
    default = Settings()
    for field in dataclasses.fields(default):
        value = getattr(default, field.name)
        if dataclasses.is_dataclass(value):
            yield list(_section(field.name, type(value), f"[{field.name}]", live=True))
            yield from _tables(field.name, value)
    for name in (name for name in ROWS if "." not in name):
        yield list(_section(name, ROWS[name], f"[[{name}]]", live=False))


def _tables(name: str, value: Any) -> Iterator[list[str]]:
    for path, kind in ROWS.items():
        if path.startswith(f"{name}.") and hasattr(value, path.partition(".")[2]):
            yield list(_section(path, kind, f"[[{path}]]", live=False))


def _section(name: str, kind: type[Any], head: str, *, live: bool) -> Iterator[str]:
    """The section's head, commented out where an empty one would already mean something."""
    about = " ".join((inspect.getdoc(kind) or "").split()).partition(": ")[2]
    yield from ("", *_comment(f"{about[:1].upper()}{about[1:]}"), head if live else f"# {head}")
    for field, value in _plain_fields(kind()):
        if f"{name}.{field}" not in ROWS:
            yield from _setting(field, value, _sentences(kind).get(field, ""))


def _plain_fields(value: Any) -> list[tuple[str, Any]]:
    pairs = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    return [(name, one) for name, one in pairs if not dataclasses.is_dataclass(one) and name not in ROWS]


def _setting(name: str, value: Any, sentence: str) -> Iterator[str]:
    yield from _comment(sentence)
    yield f"# {name} = {_toml(value)}"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _sentences(kind: Any) -> dict[str, str]:
    """The sentence under each field of a class of settings."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(getattr(module, kind.__name__))))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    told = {}
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            told[field.target.id] = " ".join(str(ast.literal_eval(after.value)).split())
    return told


def set_values(file: Path | None) -> list[Value]:
    """Every setting in the order of the file, with the last place that set it."""
    settings = load_settings(file=file)
    layers = read_layers(file=file)
    return [
        Value(name=name, value="(hidden)" if name in SECRET and value else value, where=_where(name, layers))
        for name, value in _flat(settings)
    ]


def _flat(settings: Settings) -> Iterator[tuple[str, Any]]:
    for name, value in dataclasses.asdict(settings).items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", entry) for key, entry in value.items())
        else:
            yield name, value


def _where(name: str, layers: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    section, _, key = name.partition(".")
    for where, table in reversed(layers):
        given = _named(table)
        if section in given and (not key or key in _named(given[section])):
            return str(where)
    return "default"


def _named(table: Any) -> dict[str, Any]:
    """A table by the names of settings; a hyphen is as good as an underscore."""
    return {key.replace("-", "_"): entry for key, entry in table.items()} if isinstance(table, Mapping) else {}


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_toml(entry)}" for key, entry in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
