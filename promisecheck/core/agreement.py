"""How far two reviewers agree beyond what chance would bring."""

from collections import Counter
from collections.abc import Sequence


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of what two people said of the same things: 1 is full agreement, 0 what chance brings; None without a pair.

    >>> round(kappa([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]), 2)
    0.5
    """
    if not pairs:
        return None
    total = len(pairs)
    agreed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[said] * second[said] for said in first) / total**2
    if chance == 1:
        return 1.0
    return (agreed - chance) / (1 - chance)
