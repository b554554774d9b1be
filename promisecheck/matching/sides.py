"""What is known of each claim and of each remark by itself, as arrays: the two sides that signals are computed between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from promisecheck.core.text import Quantity
from promisecheck.learned import Observed, SecondLook


def weigh(observed: Observed, rarity: Any) -> Any:
    """The n-grams, each weighing as much as it is rare (`rarity` [N_GRAMS]; 0, never seen, is the rarest), rows of length one."""
    from scipy.sparse import diags
    from sklearn.preprocessing import normalize

    weights = np.where(rarity > 0, rarity, rarity.max()) ** 2
    return normalize(observed.ngrams @ diags(weights.astype(np.float32)), copy=False)


_ALIKE = 0.85
"""Cosine from which two claims are one promise in other words: then they are no rivals for what a customer says."""

Profile = Callable[[Observed], tuple[Any, Any]]
"""Observed texts -> probabilities of categories [n, 13] and topics [n, topics]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closer:
    """What the second look makes of each text by itself."""

    vectors: Any
    """float32 [n, 128], rows of length one."""
    subjects: Any
    """Probabilities of categories and topics together: float32 [n, 13 + topics]."""
    happened: Any
    """Log-odds that the customer got it: float32 [n]."""


def look_closer(texts: Sequence[str], second: SecondLook) -> Closer:
    """Ask the second look for all of it at once."""
    read = second.single(texts, "vector", "about", "outcome")
    outcome = read["outcome"]
    happened = np.maximum(outcome[:, 0], outcome[:, 2]) - outcome[:, 1]
    return Closer(vectors=read["vector"], subjects=1 / (1 + np.exp(-read["about"])), happened=happened)


def number_promises(vectors: Any) -> Any:
    """The number of each claim's promise, int [n]: wordings that are alike to the second look, in whatever language, share one."""
    from scipy.sparse.csgraph import connected_components

    return connected_components(vectors @ vectors.T >= _ALIKE, directed=False)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSide:
    """n claims."""

    texts: Sequence[str]
    observed: Observed
    words: Any
    """Weighted n-grams, rows of length one: CSR float32 [n, N_GRAMS]."""
    vectors: Any
    """float32 [n, d]: what similarity is computed from."""
    categories: Any
    """float32 [n, 13]."""
    topics: Any
    """float32 [n, topics]."""
    closer: Closer
    promises: Any
    """The number of the promise that each claim is a wording of, int [n]."""
    quantities: Sequence[tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkSide:
    """m remarks."""

    texts: Sequence[str]
    observed: Observed
    words: Any
    vectors: Any
    categories: Any
    topics: Any
    outcomes: Any
    """float32 [m, 4]: got-it, did-not, more, none."""
    polarities: Any
    """float32 [m, 3]: positive, negative, neutral."""
    ratings: Any
    """float32 [m], NaN where there is none."""
    closer: Closer
    quantities: Sequence[tuple[Quantity, ...]]
