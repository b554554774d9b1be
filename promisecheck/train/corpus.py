"""The labelled rows of `corpora/`, as they stand in the files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from promisecheck.errors import SourceError

Row = dict[str, Any]


def read_corpus(folder: Path, kind: str, *, splits: frozenset[str] = frozenset({"train", "dev"})) -> list[Row]:
    """Every row of `corpora/<kind>/*.jsonl` whose split is wanted, in file order."""
    files = sorted((folder / kind).glob("*.jsonl"))
    if not files:
        raise SourceError(
            f"no corpus called {kind}", where=str(folder), next_step="Run in a checkout, or name the folder in [train] corpora"
        )
    return [row for file in files for row in _rows(file) if row["split"] in splits]


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise SourceError("not a JSON object", where=f"{file}:{number}", next_step="Mend the line") from error
