"""Which claims a remark may speak of: what both readers make of each side by itself, before any pair is read together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from promisecheck.learned import Blend
from promisecheck.matching.sides import ClaimSide, RemarkSide
from promisecheck.matching.signals import relevance, unit

PROMISES_A_REMARK = 3
"""One sentence of a customer is read together with so many promises, the nearest ones, each in all its wordings."""


def readings(claims: ClaimSide, remarks: RemarkSide) -> Sequence[Any]:
    """What nearness weighs, each float32 [claims, remarks]: relevance; likeness, and a like subject, to the second look."""
    return [
        relevance(claims, remarks),
        claims.closer.vectors @ remarks.closer.vectors.T,
        unit(claims.closer.subjects) @ unit(remarks.closer.subjects).T,
    ]


def nearness(blend: Blend, claims: ClaimSide, remarks: RemarkSide) -> Any:
    """The chance that a remark speaks of a claim: float [claims, remarks]."""
    return blend(readings(claims, remarks))


def candidates(near: Any, promises: Any, *, least: float) -> tuple[Any, Any]:
    """The pairs worth reading together, from nearness [claims, remarks]: for each remark the claims of its nearest promises, exactly."""
    best = _best(near, promises)
    k = min(PROMISES_A_REMARK, len(best))
    chosen = np.zeros(best.shape, dtype=bool)
    np.put_along_axis(chosen, np.argpartition(-best, k - 1, axis=0)[:k], values=True, axis=0)
    columns, rows = np.nonzero((chosen[promises] & (near >= least)).T)
    return rows, columns


def rivals(near: Any, promises: Any, rows: Any, columns: Any) -> Any:
    """The nearness of each pair, and its lead over the remark's best other promise: float32 [pairs, 2]."""
    own, best = near[rows, columns], _best(near, promises)
    if len(best) == 1:
        return np.column_stack([own, own]).astype(np.float32)
    first, second = -np.partition(-best, 1, axis=0)[:2]
    other = np.where(best[promises[rows], columns] >= first[columns], second[columns], first[columns])
    return np.column_stack([own, own - other]).astype(np.float32)


def _best(near: Any, promises: Any) -> Any:
    """The nearness of each promise's nearest wording: float [promises, remarks]."""
    order = np.argsort(promises, kind="stable")
    starts = np.flatnonzero(np.diff(promises[order], prepend=-1))
    return np.maximum.reduceat(near[order], starts, axis=0)
