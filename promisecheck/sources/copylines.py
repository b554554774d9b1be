"""A `.jsonl` of copy: a line {"id", "text", "role"?, "language"?} is a passage."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from promisecheck.core.promises import Skipped
from promisecheck.core.taxonomy import LANGUAGES
from promisecheck.core.text import Passage
from promisecheck.language import languages_of
from promisecheck.sources.page.page import Page
from promisecheck.sources.passages import Found, make_passages

_ROLE = 40


def read_lines(text: str, *, source: str, notices: tuple[Skipped, ...] = ()) -> Page:
    """The passages of a `.jsonl`, each with its line's id as `input_id`; lines that cannot be used are counted in one notice."""
    told, passages, bad = list(notices), list[Passage](), list[int]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _row(line)
            if row is None:
                bad.append(number)
            else:
                passages += _passages(row, number, source=source, told=told)
    if bad:
        named = ", ".join(map(str, bad[:5])) + (" ..." if len(bad) > 5 else "")  # noqa: PLR2004 - enough to find them
        told.append(Skipped(what=source, why=f'{len(bad)} lines are no JSON object with a "text": line {named}'))
    return Page(source=source, passages=tuple(passages), notices=tuple(told))


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and isinstance(row.get("text"), str) else None


def _passages(row: dict[str, Any], number: int, *, source: str, told: list[Skipped]) -> Iterator[Passage]:
    """A language that the line states is taken at its word; `no`, or none, is looked into."""
    declared, role, heading = (_word(row.get(name)) for name in ("language", "role", "heading"))
    known = declared if declared in LANGUAGES or declared == "da|nb" else ""
    hint = declared if languages_of(declared) else ""
    found = Found(text=row["text"], place=f"line {number}", role=role[:_ROLE] or "paragraph", heading=heading, hint=hint)
    identifier = row.get("id")
    for passage in make_passages(found, source=source, notice=told.append):
        origin = replace(passage.origin, input_id=None if identifier is None else str(identifier)[:200])
        yield replace(passage, origin=origin, language=known or passage.language)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
