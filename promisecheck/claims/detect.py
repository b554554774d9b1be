"""Is this a promise? Two readers, blended: the linear head over n-grams, and the second look."""

from collections.abc import Sequence
from typing import Any

from promisecheck.core.stages import Encode
from promisecheck.learned import ModelFiles, SecondLook, load_head, observe

_TERSE = frozenset({"table", "caption"})
"""Roles in which the corpora hardly ever promise, and sites now and then do."""
_LIKE = {"structured-data": "faq", "title": "meta"}
"""Roles that the corpora do not have, and those that read like them."""


class Readers:
    """The log-odds of both readers that a text in its role is a promise."""

    def __init__(self, files: ModelFiles, *, encode: Encode, second: SecondLook) -> None:
        """Load the linear head; the second look loads when it is first asked."""
        self._encode = encode
        self._second = second
        self._head = load_head(files.path("heads/claims.safetensors"), encoder=encode.fingerprint)

    def __call__(self, texts: Sequence[str], roles: Sequence[str]) -> list[Any]:
        """Float arrays [n], one a reader; a cell or a caption is read as such and as an item of a list, and the mean counts."""
        own = self._read(texts, [_LIKE.get(role, role) for role in roles])
        rows = [row for row, role in enumerate(roles) if role in _TERSE]
        if rows:
            for mine, as_item in zip(own, self._read([texts[row] for row in rows], ["list"] * len(rows)), strict=True):
                mine[rows] = (mine[rows] + as_item) / 2
        return own

    def _read(self, texts: Sequence[str], known: Sequence[str]) -> list[Any]:
        linear = self._head.scores(observe(texts, self._encode), known)[:, 0]
        closer = self._second.single([f"{role}: {text}" for role, text in zip(known, texts, strict=True)], claims=2)["claims"]
        return [linear, closer[:, 1] - closer[:, 0]]
