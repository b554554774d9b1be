"""Where a table's header stands, and with what its columns are separated."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.sources.reviews.records import NO_DELIMITER
from promisecheck.sources.reviews.vocabulary import aliases, plain_name, role_of

HEAD = 12
"""The header stands among so many first rows: names of the company or a period may stand above it."""
_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_LONGEST_NAME = 120
_DATA = re.compile(r"\s*(?:[\d.,:/ T+Z-]+|\S+@\S+|https?://\S+)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The header's row (0 is the first, -1: there is none) and the columns' names."""

    row: int
    names: tuple[str, ...]


def find_delimiter(lines: Sequence[str]) -> str:
    """The delimiter among `, ; tab |` that gives the header line the most fields; NO_DELIMITER for a file of one column."""
    marked = _SEPARATOR_LINE.match(lines[0]) if lines else None
    if marked:
        return marked.group(1)
    told = [
        (_known(fields), len(fields), delimiter)
        for line in lines[:HEAD]
        for delimiter in _DELIMITERS
        for fields in [_split(line, delimiter)]
    ]
    known, _, delimiter = max(told, key=lambda entry: entry[:2], default=(0, 0, NO_DELIMITER))
    if known > 1:
        return delimiter
    return _by_fields([line for line in lines if line.strip()])


def _by_fields(lines: Sequence[str]) -> str:
    """No two columns have known names: the most fields in the first line, if most lines have as many."""
    if not lines or role_of(lines[0].strip().strip('"'))[0] is not None:
        return NO_DELIMITER
    fields, delimiter = max((len(_split(lines[0], delimiter)), delimiter) for delimiter in _DELIMITERS)
    alike = sum(len(_split(line, delimiter)) == fields for line in lines)
    return delimiter if fields > 1 and alike * 5 >= len(lines) * 3 else NO_DELIMITER


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return []


def _known(fields: Sequence[str]) -> int:
    return sum(role_of(field)[0] is not None for field in fields if len(field) < _LONGEST_NAME)


def find_heading(rows: Sequence[Sequence[str]]) -> Heading:
    """The first row whose cells are known column names, or the first row at all; made-up names where no row is a header."""
    scores = [_known(row) for row in rows[:HEAD]]
    best = max(scores, default=0)
    row = scores.index(best) if best else 0
    if best > 1 or (best and all(_filled(above) < _filled(rows[row]) for above in rows[:row])):
        return Heading(row=row, names=_unique(rows[row]))
    if rows and _looks_like_data(rows[0]) and not best:
        return Heading(row=-1, names=tuple(f"column {number}" for number in range(1, len(rows[0]) + 1)))
    return Heading(row=0, names=_unique(rows[0]) if rows else ())


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _looks_like_data(cells: Sequence[str]) -> bool:
    """A number, a day, an address or a sentence in the first row: the file has no header."""
    return any(_DATA.fullmatch(cell) or _is_sentence(cell.strip()) for cell in cells if cell.strip())


def _is_sentence(cell: str) -> bool:
    """Many words that ask nothing, or a few that end as a sentence does."""
    words = len(cell.split())
    return len(cell) > _LONGEST_NAME or (words > 8 and not cell.endswith(("?", ":"))) or (words > 2 and cell.endswith((".", "!")))  # noqa: PLR2004 - as headers go


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names as they stand, numbered where two are the same and where one is empty."""
    seen: Counter[str] = Counter()
    unique = []
    for number, name in enumerate(names, start=1):
        plain = name.strip() or f"column {number}"
        seen[plain] += 1
        unique.append(plain if seen[plain] == 1 else f"{plain} ({seen[plain]})")
    return tuple(unique)


def labels_below(rows: Sequence[Sequence[str]], subheads: int) -> tuple[str, ...]:
    """What the columns are called in words: the row of questions below the header, where it has several; () where none has."""
    for row in rows[:subheads]:
        told = [cell.strip() for cell in row]
        if len(set(filter(None, told))) > 1 and not any(cell.startswith('{"ImportId"') for cell in told):
            return tuple(told)
    return ()


def count_subheads(rows: Sequence[Sequence[str]], names: Sequence[str]) -> int:
    """How many rows below the header belong to it: question texts, import ids, "Open-Ended Response"."""
    for index, row in enumerate(rows[:3]):
        if any(cell.lstrip().startswith('{"ImportId"') for cell in row):
            return index + 1
    ids = [index for index, name in enumerate(names) if plain_name(name) in aliases()["kinds"]["survey"]]
    first = rows[0] if rows else ()
    told = any(plain_name(cell) in {"open ended response", "response"} for cell in first)
    return 1 if told and ids and not any(first[index].strip() for index in ids if index < len(first)) else 0
