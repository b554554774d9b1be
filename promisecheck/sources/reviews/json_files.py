"""JSON and JSON lines -> a table, its columns being the fields of the first records."""

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from promisecheck.errors import Unreadable
from promisecheck.sources.reviews.decoding import Encoding, find_encoding, open_text, read_lines
from promisecheck.sources.reviews.flatten import flatten
from promisecheck.sources.reviews.json_stream import BrokenJson, stream_records
from promisecheck.sources.reviews.rows import BadRow, Row, Table
from promisecheck.sources.reviews.threads import keep_own_messages
from promisecheck.sources.reviews.vocabulary import aliases

_MOST_NAMES = 2_000
_SKETCH = 2_000
"""So many records are looked at for the names of the fields."""


def read_json(path: Path, *, source: str) -> Iterator[Table]:
    """The one table of a `.json`, `.jsonl` or `.ndjson` file, read as it is asked for.

    Raises Unreadable where the file holds no record.
    """
    encoding = find_encoding(path)
    records = _lines(path, encoding) if _has_lines(path, encoding) else _values(path, encoding)
    sketch = list(itertools.islice(records, _SKETCH))
    names = tuple(itertools.islice(dict.fromkeys(name for _, found in sketch if isinstance(found, dict) for name in found), _MOST_NAMES))
    if not names:
        why = next((found.why for _, found in sketch if isinstance(found, BadRow)), "it holds no record")
        raise Unreadable(f"no reviews in it: {why}", where=source, next_step="Give a list of records, or one record a line")
    yield Table(source=source, names=names, rows=_rows(itertools.chain(sketch, records), path, names), ragged=True, lines=True)


def _has_lines(path: Path, encoding: Encoding) -> bool:
    """Whether each line is a record of its own: by the name, or because the first line is one and another follows."""
    if path.suffix.lower() in {".jsonl", ".ndjson"}:
        return True
    with open_text(path, encoding) as file:
        first = [line.strip() for line in itertools.islice(read_lines(file), 3)]
    told = [line.lstrip("\ufeff") for line in first if line]
    return len(told) > 1 and all(line.startswith("{") and line.endswith("}") for line in told[:2])


_Found = tuple[str, dict[str, str] | BadRow]


def _lines(path: Path, encoding: Encoding) -> Iterator[_Found]:
    with open_text(path, encoding) as file:
        for number, line in enumerate(read_lines(file), start=1):
            if line.strip():
                yield f"line {number}", _line(line.strip().lstrip("\ufeff"), path, number)


def _line(line: str, path: Path, number: int) -> dict[str, str] | BadRow:
    try:
        return _cells(json.loads(line, strict=False), path, f"line {number}")
    except json.JSONDecodeError as error:
        return BadRow(source=str(path), place=f"line {number}, column {error.colno}", why=f"not JSON ({error.msg})")
    except (ValueError, RecursionError):
        return BadRow(source=str(path), place=f"line {number}", why="not JSON that can be read (nested too deeply, or a number too long)")


def _values(path: Path, encoding: Encoding) -> Iterator[_Found]:
    envelopes = frozenset(aliases()["nested"]["envelope"])
    with open_text(path, encoding) as file:
        try:
            for number, record in enumerate(stream_records(file, envelopes=envelopes), start=1):
                yield f"item {number}", _cells(record, path, f"item {number}")
        except BrokenJson as error:
            yield "", BadRow(source=str(path), place=f"line {error.line}", why=f"{error}; nothing after it was read")


def _cells(record: Any, path: Path, place: str) -> dict[str, str] | BadRow:
    if isinstance(record, str):
        return {"text": record}
    if not isinstance(record, dict):
        return BadRow(source=str(path), place=place, why="a record with named fields was expected")
    return flatten(keep_own_messages(record))


def _rows(records: Iterator[_Found], path: Path, names: Sequence[str]) -> Iterator[Row | BadRow]:
    for place, found in records:
        if isinstance(found, BadRow):
            yield found
        else:
            yield Row(source=str(path), place=place, cells=[found.get(name, "") for name in names])
