"""The tables of corpora/README.md, counted anew.

    python benchmarks/datasheet.py [--write]

Prints what differs from the file, or writes it with `--write`.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from promisecheck.core.taxonomy import Category

_CORPORA = Path("corpora")
_SPLITS = ("train", "dev", "test", "fresh")
_LAST = {
    "claims": "with a promise",
    "remarks": "outcome got-it / did-not / more / none",
    "pairs": "contradicts / supports / unrelated",
    "companies": "claims / sentences",
}

Row = dict[str, Any]


def last_of(kind: str, rows: list[Row]) -> str:
    """What the last column counts."""
    if kind == "claims":
        return str(sum(bool(row["claims"]) for row in rows))
    if kind == "companies":
        return f"{sum(len(row['claims']) for row in rows)} / {sum(len(row['remarks']) for row in rows)}"
    field, names = ("outcome", ("got-it", "did-not", "more", "none")) if kind == "remarks" else ("stance", _LAST["pairs"].split(" / "))
    counted = Counter(row[field] for row in rows)
    return " / ".join(str(counted[name]) for name in names)


def rows_table(kind: str, read: dict[str, list[Row]]) -> list[str]:
    """One line a language."""
    lines = [f"| language | rows | scenarios | sectors | {' / '.join(_SPLITS)} | {_LAST[kind]} |", "|---|---|---|---|---|---|"]
    for language, rows in read.items():
        splits = Counter(row["split"] for row in rows)
        cells = (language, len(rows), *(len({row[name] for row in rows}) for name in ("scenario", "sector")))
        lines.append("| " + " | ".join([*map(str, cells), " / ".join(str(splits[name]) for name in _SPLITS), last_of(kind, rows)]) + " |")
    return lines


def categories_table(kind: str, read: dict[str, list[Row]]) -> list[str]:
    """Rows a category and language; a row counts once in each of its categories."""
    lines = [f"| language | {' | '.join(Category)} |", "|" + "---|" * (len(Category) + 1)]
    for language, rows in read.items():
        own = [
            {name for claim in row["claims"] for name in claim["categories"]} if kind == "claims" else set(row["categories"])
            for row in rows
        ]
        counted = Counter(name for names in own for name in names)
        lines.append(f"| {language} | {' | '.join(str(counted[category]) for category in Category)} |")
    return lines


def tables() -> list[list[str]]:
    """Every table that is counted, in the order of the file."""
    found = []
    for kind in _LAST:
        files = sorted((_CORPORA / kind).glob("*.jsonl"))
        read = {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in files}
        found.append(rows_table(kind, read))
        if kind in {"claims", "remarks"}:
            found.append(categories_table(kind, read))
    return found


def main() -> None:
    """Put the tables in the place of those that begin with the same line."""
    path = _CORPORA / "README.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    for table in tables():
        begin = lines.index(table[0], start)
        end = next((number for number in range(begin, len(lines)) if not lines[number].startswith("|")), len(lines))
        for old, new in zip(lines[begin:end], table, strict=False):
            if old != new:
                print(f"- {old}\n+ {new}")
        lines[begin:end] = table
        start = begin + len(table)
    if "--write" in sys.argv:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
