"""A `.jsonl` of copy: a line {"id", "text", "role"?, "language"?} is a passage; `promisecheck crawl` writes such files."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from promisecheck.core.promises import Skipped
from promisecheck.core.taxonomy import LANGUAGES
from promisecheck.core.text import Origin, Passage, normal
from promisecheck.language import languages_of
from promisecheck.sources.page.page import Page
from promisecheck.sources.passages import Found, make_passages

_ROLE = 40
_LONGEST = 5_000


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


def copy_row(passage: Passage) -> dict[str, Any]:
    """A passage as a line of such a file; `id` is the same for the same text in the same language."""
    named = json.dumps([normal(passage.text), passage.language])
    return {
        "id": blake2b(named.encode(), digest_size=8).hexdigest(),
        "text": passage.text,
        "language": passage.language,
        **_place(passage.origin),
        "others": [_place(origin) for origin in passage.others],
    }


def is_copy(path: Path) -> bool:
    """Whether a file was written so, or is empty."""
    try:
        with path.open(encoding="utf-8") as file:
            first = file.readline(1_000_000)
        row = _row(first)
    except (OSError, UnicodeDecodeError):
        return False
    return not first or (row is not None and "others" in row)


def _place(origin: Origin) -> dict[str, Any]:
    names = ("source", "place", "role", "heading", "hidden", "about")
    return {name: getattr(origin, name) for name in names}


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
        input_id = None if identifier is None else str(identifier)[:200]
        places = [replace(origin, input_id=input_id) for origin in _crawled(row)] or [replace(passage.origin, input_id=input_id)]
        yield replace(passage, origin=places[0], others=tuple(places[1:]), language=known or passage.language)


def _crawled(row: dict[str, Any]) -> list[Origin]:
    """The places that `promisecheck crawl` wrote, where it wrote the line."""
    if not isinstance(row.get("others"), list):
        return []
    places = [place for place in (row, *row["others"]) if isinstance(place, dict) and _word(place.get("source"))]
    return [
        Origin(
            source=_word(place["source"])[:_LONGEST],
            place=_word(place.get("place"))[:_LONGEST],
            role=_word(place.get("role"))[:_ROLE] or "paragraph",
            heading=_word(place.get("heading"))[:_LONGEST],
            hidden=place.get("hidden") is True,
            about=tuple(_pairs(place.get("about"))),
        )
        for place in places
    ]


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    for pair in value if isinstance(value, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(word, str) for word in pair):  # noqa: PLR2004 - a name and a value
            yield pair[0][:_LONGEST], pair[1][:_LONGEST]


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
