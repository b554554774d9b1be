"""Answers of earlier runs, by what was asked: one SQLite file in the user's cache folder that holds no words of anybody."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Span
from promisecheck.judging.question import Opinion

_TABLE = (
    "CREATE TABLE IF NOT EXISTS opinions (key TEXT PRIMARY KEY, stance TEXT, contradicts REAL, supports REAL, unrelated REAL,"
    " first INTEGER, last INTEGER, tokens INTEGER) WITHOUT ROWID"
)
_PATIENCE = 5.0
"""Seconds that another run may hold the file."""


def memory_file(environment: Mapping[str, str]) -> Path:
    """In the user's folder for what can be made again."""
    base = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    return Path(base or Path.home() / ".cache") / "promisecheck" / "judge.sqlite"


class Memory:
    """Keeps opinions under keys. A file that cannot be used remembers nothing, and `trouble` says so."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self._path = path
        self._file: sqlite3.Connection | None = None
        self.trouble = ""

    def recall(self, key: str) -> Opinion | None:
        """What was answered before, or None."""
        row = self._do("SELECT * FROM opinions WHERE key = ?", key)
        return _opinion(*row[1:]) if row else None

    def keep(self, key: str, opinion: Opinion) -> None:
        """Remember it at once, whole or not at all: a run that is stopped loses nothing it has paid for."""
        numbers = (*opinion.scores, opinion.saw.start, opinion.saw.end, opinion.tokens)
        self._do("INSERT OR REPLACE INTO opinions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", key, opinion.stance.value, *numbers)

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
            self._file = None

    def _do(self, sql: str, *values: str | float) -> tuple[Any, ...] | None:
        if self.trouble:
            return None
        try:
            self._file = self._file or self._opened()
            row: tuple[Any, ...] | None = self._file.execute(sql, values).fetchone()
        except (sqlite3.Error, OSError) as error:
            self.trouble = f"it cannot be used ({type(error).__name__}): nothing is remembered"
            return None
        return row

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else is to see even what was answered
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        file.execute(_TABLE)
        return file


def _opinion(stance: Any, *numbers: Any) -> Opinion | None:
    """The opinion of a row, or None for one that this program did not write."""
    *scores, first, last, tokens = numbers
    known = stance in list(Stance) and all(isinstance(score, float) and 0 <= score <= 1 for score in scores)
    if not known or not all(isinstance(number, int) and number >= 0 for number in (first, last, tokens)):
        return None
    return Opinion(stance=Stance(stance), scores=tuple(scores), saw=Span(start=first, end=last), tokens=tokens)
