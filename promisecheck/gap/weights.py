"""What a voice weighs: its kind, its age, and how many others of the same month say their part too."""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from promisecheck.core.judgement import Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.posterior import Mass
from promisecheck.gap.rules import Rules


def weigh(told: Sequence[Voice], *, rules: Rules, as_of: date | None, correlation: float) -> tuple[Voice, ...]:
    """The voices with their weights.

    Newer words weigh more than older ones, and all together as much as there are customers: age moves the share, not the count.
    A month's m customers then weigh together m / (1 + `correlation` x (m - 1)), what so many independent ones would tell; undated ones are
    taken as independent.
    """
    kinds = [rules.kinds[voice.kind].weight for voice in told]
    aged = [kind * fresh for kind, fresh in zip(kinds, _recencies(told, rules, as_of), strict=True)]
    level = sum(kinds) / sum(aged) if aged else 1.0
    of_month: dict[str, float] = defaultdict(float)
    for voice, weight in zip(told, aged, strict=True):
        of_month[month(voice.said_at)] += weight * level
    shared = {name: crowded(together, correlation) if name else 1.0 for name, together in of_month.items()}
    return tuple(
        dataclasses.replace(voice, weight=round(weight * level / shared[month(voice.said_at)], 6))
        for voice, weight in zip(told, aged, strict=True)
    )


def evenness(told: Sequence[Voice], *, rules: Rules, as_of: date | None) -> float:
    """How much of the customers is left for the interval when some weigh more than others: Kish's effective number by the number."""
    fresh = _recencies(told, rules, as_of)
    return sum(fresh) ** 2 / (len(fresh) * sum(weight**2 for weight in fresh)) if fresh else 1.0


def _recencies(told: Sequence[Voice], rules: Rules, as_of: date | None) -> list[float]:
    return [recency(voice.said_at, as_of, rules.estimate.half_life) for voice in told]


def crowded(together: float, correlation: float) -> float:
    """By how much the voices of one month tell less than independent ones would."""
    return 1 + correlation * max(0.0, together - 1)


def recency(said_at: date | None, as_of: date | None, half_life: float) -> float:
    """One for today, half after a half-life; one where the day is not known, or nothing ages.

    >>> recency(date(2025, 1, 1), date(2026, 1, 1), 365.0)
    0.5
    """
    if said_at is None or as_of is None or half_life <= 0:
        return 1.0
    return float(2 ** (-max(0, (as_of - said_at).days) / half_life))


def month(said_at: date | None) -> str:
    """YYYY-MM, or "" where the day is not known."""
    return f"{said_at.year:04d}-{said_at.month:02d}" if said_at else ""


def masses(told: Sequence[Voice]) -> tuple[Mass, ...]:
    """What the voices weigh together, by language."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for voice in told:
        sums[voice.language][voice.stance is Stance.SUPPORTS] += voice.weight
    return tuple(Mass(language=name, contradict=round(sides[0], 6), support=round(sides[1], 6)) for name, sides in sorted(sums.items()))
