"""What a file's rows are: reviews, complaints, answers to a survey."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import PurePath

from promisecheck.core.taxonomy import Kind
from promisecheck.sources.reviews.vocabulary import aliases, cell_words, plain_name


def find_kind(names: Sequence[str], source: str) -> Kind:
    """By the columns, then by the file's name, else a review."""
    table = aliases()["kinds"]
    plain = {plain_name(name) for name in names}
    file = plain_name(PurePath(source).name)
    for kind, prefix in ((Kind.SURVEY, "survey"), (Kind.COMPLAINT, "complaint")):
        if any(set(row) <= plain for row in table[f"{prefix}_sets"]):
            return kind
    for kind, prefix in ((Kind.COMPLAINT, "complaint"), (Kind.SURVEY, "survey")):
        if plain & set(table[prefix]) or any(re.search(rf"\b{word}", file) for word in table[f"{prefix}_files"]):
            return kind
    return Kind.REVIEW


def read_kind(raw: str, otherwise: Kind) -> Kind:
    """The kind that a cell names, or `otherwise`."""
    return _kinds().get(plain_name(raw[:60]), otherwise) if raw else otherwise


@cache
def _kinds() -> dict[str, Kind]:
    return {word: Kind(kind) for kind, words in cell_words()["kinds"].items() for word in words.split()}
