"""Which reader a file needs: by its first bytes, then by its name."""

from collections.abc import Iterator
from pathlib import Path

from promisecheck.errors import UnknownFormat
from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.decoding import find_encoding
from promisecheck.sources.reviews.delimited import first_lines, read_delimited
from promisecheck.sources.reviews.heading import find_delimiter
from promisecheck.sources.reviews.inputs import Input
from promisecheck.sources.reviews.json_files import read_json
from promisecheck.sources.reviews.letters import is_list_of_lines, read_letters, read_lines_as_reviews
from promisecheck.sources.reviews.records import NO_DELIMITER
from promisecheck.sources.reviews.rows import Table
from promisecheck.sources.reviews.vocabulary import Role, role_of
from promisecheck.sources.reviews.workbook import read_workbook

_SPOKEN = {Role.TEXT, Role.PROS, Role.CONS, Role.TITLE}


def open_tables(given: Input, *, counts: Counts) -> Iterator[Table]:
    """The tables of an input, each read as it is asked for.

    Raises UnknownFormat for what is no table and Unreadable for a table with nothing in it.
    """
    if len(given.paths) > 1 or given.paths[0].suffix.lower() == ".eml":
        yield from _open_letters(given)
        return
    path = given.paths[0]
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        yield from read_workbook(path, source=given.source)
    elif path.suffix.lower() in {".json", ".jsonl", ".ndjson"}:
        yield from read_json(path, source=given.source)
    elif path.suffix.lower() == ".txt":
        yield from _open_text(given, path, counts=counts)
    elif path.suffix.lower() in {".html", ".htm", ".md", ".pdf", ".docx", ".pptx", ".zip"}:
        raise UnknownFormat(
            f"reviews are not read from {path.suffix}", where=given.source, next_step="Give .csv .tsv .xlsx .json .jsonl .txt or .eml"
        )
    else:
        yield from read_delimited(path, source=given.source)


def _open_text(given: Input, path: Path, *, counts: Counts) -> Iterator[Table]:
    """A `.txt` is a table, a list of lines, or one review."""
    lines = first_lines(path, find_encoding(path), count=200)
    if _is_table(lines):
        yield from read_delimited(path, source=given.source)
    elif not given.from_folder and is_list_of_lines(lines):
        counts.say("has no header: each line was read as one review")
        yield from read_lines_as_reviews(path, source=given.source)
    else:
        yield from read_letters(given.paths, source=given.source)


def _is_table(lines: list[str]) -> bool:
    """Whether the first line names a text column and others."""
    delimiter = find_delimiter(lines)
    names = lines[0].split(delimiter) if lines and delimiter != NO_DELIMITER else lines[:1]
    return len(lines) > 1 and any(role_of(name.strip(' "\r\n\ufeff'))[0] in _SPOKEN for name in names)


def _open_letters(given: Input) -> Iterator[Table]:
    """The letters of a folder; a table among them (a `.txt` with a header) is a table of its own."""
    tables = [path for path in given.paths if path.suffix.lower() == ".txt" and _is_table_file(path)]
    letters = [path for path in given.paths if path not in tables]
    for path in tables:
        yield from read_delimited(path, source=str(path))
    if letters:
        yield from read_letters(letters, source=given.source)


def _is_table_file(path: Path) -> bool:
    try:
        return _is_table(first_lines(path, find_encoding(path), count=50))
    except (UnknownFormat, OSError):
        return False
