"""The column that holds the text where no name tells: the longest texts, hardly two of them alike."""

import re
from collections.abc import Sequence
from statistics import median

from promisecheck.sources.reviews.days import read_day
from promisecheck.sources.reviews.marks import read_mark
from promisecheck.sources.reviews.settle import column_values
from promisecheck.sources.reviews.vocabulary import Role

_DISTINCT = 0.6
_SHORTEST = 12
"""Median characters below which a column holds words, not texts."""
_WORDY = 40
"""Median characters from which an unread column is worth a notice."""
_CODE = re.compile(r"\S*(?:@|://|\d{4})\S*|\S{25,}")


def find_longest(roles: Sequence[Role | None], rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the unnamed column with the longest median text and over 60 % distinct values, or None."""
    lengths = _lengths(roles, rows, least=_SHORTEST)
    return max(lengths, key=lambda index: (lengths[index], -index), default=None)


def find_wordy(roles: Sequence[Role | None], rows: Sequence[Sequence[str]]) -> list[int]:
    """The places of unnamed columns that hold whole sentences."""
    return sorted(_lengths(roles, rows, least=_WORDY))


def _lengths(roles: Sequence[Role | None], rows: Sequence[Sequence[str]], *, least: int) -> dict[int, float]:
    lengths: dict[int, float] = {}
    for index, role in enumerate(roles):
        values = column_values(rows, index) if role is None else ()
        if values and len(set(values)) > _DISTINCT * len(values) and sum(map(_is_text, values)) * 2 > len(values):
            length = float(median(len(value) for value in values))
            if length >= least:
                lengths[index] = length
    return lengths


def _is_text(value: str) -> bool:
    return " " in value and not _CODE.fullmatch(value) and read_mark(value) is None and (len(value) > 60 or read_day(value) is None)  # noqa: PLR2004 - no date is longer
