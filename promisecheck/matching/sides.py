"""What is known of each claim and of each remark by itself, as arrays: the two sides that signals are computed between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from promisecheck.core.text import Quantity
from promisecheck.learned import Observed

Profile = Callable[[Observed], tuple[Any, Any]]
"""Observed texts -> probabilities of categories [n, 13] and topics [n, topics]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSide:
    """n claims."""

    texts: Sequence[str]
    observed: Observed
    vectors: Any
    """float32 [n, d]: what similarity is computed from."""
    categories: Any
    """float32 [n, 13]."""
    topics: Any
    """float32 [n, topics]."""
    quantities: Sequence[tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkSide:
    """m remarks."""

    texts: Sequence[str]
    observed: Observed
    vectors: Any
    categories: Any
    topics: Any
    outcomes: Any
    """float32 [m, 4]: got-it, did-not, more, none."""
    polarities: Any
    """float32 [m, 3]: positive, negative, neutral."""
    ratings: Any
    """float32 [m], NaN where there is none."""
    quantities: Sequence[tuple[Quantity, ...]]
