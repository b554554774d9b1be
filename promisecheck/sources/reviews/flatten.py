"""A JSON record -> cells with dotted names."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_DEEPEST = 6
_MOST = 300
_SURROGATES = re.compile("[\ud800-\udfff]")


def flatten(record: Mapping[str, Any]) -> dict[str, str]:
    """The record's values as text by dotted names; of a list of records the first value of each name counts.

    >>> flatten({"id": 7, "consumer": {"name": "Kim"}, "tags": ["late", "box"], "text": None})
    {'id': '7', 'consumer.name': 'Kim', 'tags': 'late, box', 'text': ''}
    """
    cells: dict[str, str] = {}
    for name, value in _walk("", record, depth=0):
        if len(cells) >= _MOST:
            break
        if not cells.get(name):
            cells[name] = value
    return cells


def _walk(name: str, value: Any, *, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _walk(f"{name}.{key}" if name else str(key), inner, depth=depth + 1)
    elif isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value) and depth < _DEEPEST:
        for item in value[:50]:
            yield from _walk(name, item, depth=depth + 1)
    else:
        yield without_surrogates(name), _as_text(value)


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(_as_text(item) for item in value[:50] if not isinstance(item, list))
    return without_surrogates(str(value))


def without_surrogates(text: str) -> str:
    """Halves of a character, which JSON may hold and no file can, replaced by U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
