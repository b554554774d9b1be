"""Lines of a claim and a customer sentence, for `promisecheck stance`."""

import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from promisecheck.core.promises import StancePair, Trouble
from promisecheck.errors import NotFound

_EXPECTED = 'Each line: {"id": "1", "claim": "...", "evidence": "...", "rating": 0.25 (optional, 0 to 1)}'


def read_pairs(name: str, *, notice: Callable[[Trouble], None]) -> Iterator[StancePair]:
    """The pairs of a `.jsonl` file, or of standard input for `-`; a line that is none is told to `notice`, and the rest goes on."""
    if name == "-":
        yield from _pairs(sys.stdin, "standard input", notice)
        return
    path = Path(name)
    if not path.is_file():
        raise NotFound("no such file", where=name, next_step=_EXPECTED)
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from _pairs(lines, name, notice)


def _pairs(lines: Iterable[str], where: str, notice: Callable[[Trouble], None]) -> Iterator[StancePair]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _pair(line, number)
            except (ValueError, KeyError, TypeError, RecursionError):
                notice(Trouble(what=f"{where}:{number}", why="this line is no pair", next_step=_EXPECTED))


def _pair(line: str, number: int) -> StancePair:
    row = json.loads(line)
    texts = [row["claim"], row["evidence"]]
    rating = row.get("rating")
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError(texts)
    if rating is not None and (isinstance(rating, bool | str) or not math.isfinite(rating)):
        raise ValueError(rating)
    return StancePair(
        id=str(row.get("id", number)),
        claim=texts[0],
        evidence=texts[1],
        rating=None if rating is None else min(1.0, max(0.0, float(rating))),
    )
