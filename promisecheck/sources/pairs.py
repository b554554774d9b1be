"""Lines of a claim and a customer sentence, for `promisecheck stance`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from promisecheck.core.promises import StancePair
from promisecheck.errors import NotFound, Unreadable

_EXPECTED = 'Each line: {"id": "1", "claim": "...", "evidence": "...", "rating": 0.25 (optional)}'


def read_pairs(name: str) -> Iterator[StancePair]:
    """The pairs of a `.jsonl` file, or of standard input for `-`; a line that is none is an error with its number."""
    if name == "-":
        yield from (_pair(line, number, "standard input") for number, line in enumerate(sys.stdin, start=1) if line.strip())
        return
    path = Path(name)
    if not path.is_file():
        raise NotFound("no such file", where=name, next_step=_EXPECTED)
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from (_pair(line, number, name) for number, line in enumerate(lines, start=1) if line.strip())


def _pair(line: str, number: int, where: str) -> StancePair:
    try:
        row: dict[str, Any] = json.loads(line)
        rating = row.get("rating")
        return StancePair(
            id=str(row.get("id", number)),
            claim=str(row["claim"]),
            evidence=str(row["evidence"]),
            rating=None if rating is None else min(1.0, max(0.0, float(rating))),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("this line is no pair", where=f"{where}:{number}", next_step=_EXPECTED) from error
