"""Pairs of sentences that say the same in two languages: what the encoder learns from."""

import csv
import gzip
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from promisecheck.core.text import tidy
from promisecheck.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts that mean the same, each with its language."""

    left_language: str
    left: str
    right_language: str
    right: str


def read_parallel(path: Path) -> Iterator[Pair]:
    """Read a table: one column a language (header = language codes), or source, lang_a, text_a, lang_b, text_b."""
    if not path.is_file():
        raise SourceError("no such file of parallel sentences", where=str(path), next_step="Name it in [train] parallel")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(rows)
        reader = _named if "lang_a" in header else _columns
        yield from (pair for row in rows for pair in reader(header, row))


def _named(header: list[str], row: list[str]) -> Iterator[Pair]:
    if len(row) == len(header):
        cell = dict(zip(header, row, strict=True))
        yield Pair(left_language=cell["lang_a"], left=tidy(cell["text_a"]), right_language=cell["lang_b"], right=tidy(cell["text_b"]))


def _columns(header: list[str], row: list[str]) -> Iterator[Pair]:
    texts = [(name, tidy(text)) for name, text in zip(header, row, strict=False) if len(name) == 2 and text.strip()]  # noqa: PLR2004 - a language code
    for (left_language, left), (right_language, right) in itertools.combinations(texts, 2):
        yield Pair(left_language=left_language, left=left, right_language=right_language, right=right)
