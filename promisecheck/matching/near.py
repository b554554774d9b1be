"""Which claims a remark may speak of: what both readers make of each side by itself, before any pair is read together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from promisecheck.learned import Blend
from promisecheck.matching.sides import ClaimSide, RemarkSide
from promisecheck.matching.signals import relevance, unit

CLAIMS_A_REMARK = 3
"""One sentence of a customer is read together with so many claims, the nearest ones."""


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


def candidates(near: Any, *, least: float) -> tuple[Any, Any]:
    """The pairs worth reading together, from nearness [claims, remarks]: for each remark its nearest claims, exactly."""
    n_claims, n_remarks = near.shape
    k = min(CLAIMS_A_REMARK, n_claims)
    best = np.argpartition(-near, k - 1, axis=0)[:k]
    rows, columns = best.ravel(), np.tile(np.arange(n_remarks), k)
    kept = near[rows, columns] >= least
    order = np.lexsort((rows[kept], columns[kept]))
    return rows[kept][order], columns[kept][order]


def rivals(near: Any, rows: Any, columns: Any) -> Any:
    """The nearness of each pair, and its lead over the remark's best other claim: float32 [pairs, 2]."""
    own = near[rows, columns]
    if len(near) == 1:
        return np.column_stack([own, own]).astype(np.float32)
    best_two = -np.partition(-near, 1, axis=0)[:2]
    other = np.where(own >= best_two[0, columns], best_two[1, columns], best_two[0, columns])
    return np.column_stack([own, own - other]).astype(np.float32)
