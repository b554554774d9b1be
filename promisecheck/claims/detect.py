"""Is this a promise? What the second look says of a text in its role."""

from collections.abc import Sequence
from typing import Any

from promisecheck.learned import SecondLook

_TERSE = frozenset({"table", "caption"})
"""Roles in which the corpora hardly ever promise, and sites now and then do."""
_LIKE = {"structured-data": "faq", "title": "meta"}
"""Roles that the corpora do not have, and those that read like them."""


def read_copy(texts: Sequence[str], roles: Sequence[str], second: SecondLook) -> Any:
    """Log-odds float32 [n] that each text in its role is a promise.

    A cell or a caption is read as such and as an item of a list, and the mean counts.
    """
    own = _read(texts, [_LIKE.get(role, role) for role in roles], second)
    rows = [row for row, role in enumerate(roles) if role in _TERSE]
    if rows:
        own[rows] = (own[rows] + _read([texts[row] for row in rows], ["list"] * len(rows), second)) / 2
    return own


def _read(texts: Sequence[str], roles: Sequence[str], second: SecondLook) -> Any:
    return second.single([f"{role}: {text}" for role, text in zip(roles, texts, strict=True)], "claims")["claims"][:, 0]
