"""How alike customers of the same month are: measured over a whole run, from one month to the next."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from promisecheck.core.judgement import Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.weights import month

_ENOUGH = 200
"""Pairs of months that it takes; with fewer the policy's figure stands."""
_MOST = 0.9


def month_correlation(claims: Iterable[Sequence[Voice]], *, usual: float) -> float:
    """The correlation within a month over all claims of a run; `usual` where the run is too small to tell.

    Neighbouring months are compared, so that a slow change, or one that came and stayed, does not look like likeness:
    E[(p - p')^2] = pq (2 r + (1 - r)(1/m + 1/m')) for shares p and p' of m and m' customers.
    """
    pairs, excess, scale = 0, 0.0, 0.0
    for told in claims:
        for weight, difference, spread, thin in _neighbours(told):
            pairs += 1
            excess += weight * (difference**2 - spread * thin)
            scale += weight * spread * (2 - thin)
    if pairs < _ENOUGH or scale <= 0:
        return usual
    return round(min(_MOST, max(0.0, excess / scale)), 6)


def _neighbours(told: Sequence[Voice]) -> list[tuple[float, float, float, float]]:
    """For each two months that follow each other: weight, difference of the shares, pq, and 1/m + 1/m'."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for voice in told:
        if voice.said_at:
            counts[month(voice.said_at)][voice.stance is Stance.SUPPORTS] += 1
    sizes = [(against + favour, against / (against + favour)) for _, (against, favour) in sorted(counts.items())]
    total = sum(size for size, _ in sizes)
    if len(sizes) <= 1:
        return []
    share = sum(size * part for size, part in sizes) / total
    spread = share * (1 - share) * total / (total - 1)
    return [
        (size * other / (size + other), part - next_part, spread, 1 / size + 1 / other)
        for (size, part), (other, next_part) in itertools.pairwise(sizes)
    ]
