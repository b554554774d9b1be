"""Many on one side within a day or two: a campaign, an outage, a rush. Named, and judged with and without."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from promisecheck.core.judgement import Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.rules import Bursting

_MOST = 5
"""No more bursts than so many are named on a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rush:
    """A burst that is not judged yet."""

    first: date
    last: date
    stance: Stance
    customers: tuple[str, ...]
    expected: float


def volume_of(claims: Iterable[Sequence[Voice]]) -> Counter[date]:
    """How many customers speak on each day, of whatever claim."""
    return Counter(day for _, day in {(voice.customer, voice.said_at) for told in claims for voice in told if voice.said_at})


def find_rushes(told: Sequence[Voice], *, volume: Mapping[date, int], rule: Bursting) -> tuple[Rush, ...]:
    """Days on which more customers speak for one side of this claim than those days' share of everything said would bring."""
    rushes: list[Rush] = []
    for stance in (Stance.CONTRADICTS, Stance.SUPPORTS):
        side = [voice for voice in told if voice.stance is stance and voice.said_at]
        while len(side) >= rule.customers and sum(rush.stance is stance for rush in rushes) < _MOST:
            rush = _worst(side, volume=volume, rule=rule)
            if rush is None:
                break
            rushes.append(rush)
            side = [voice for voice in side if voice.customer not in set(rush.customers)]
    return tuple(sorted(rushes, key=lambda rush: (rush.first, rush.stance)))


def _worst(side: Sequence[Voice], *, volume: Mapping[date, int], rule: Bursting) -> Rush | None:
    """The least probable window of days; None where chance brings as many, however many windows are looked at."""
    from scipy.special import bdtrc

    days = Counter(voice.said_at for voice in side if voice.said_at)
    total = sum(volume.values())
    worst: tuple[float, date] | None = None
    for first in sorted(days):
        window = [first + timedelta(days=ahead) for ahead in range(rule.days)]
        count = sum(days[day] for day in window)
        part = sum(volume.get(day, 0) for day in window) / total
        if count >= rule.customers and part < 1:
            chance = float(bdtrc(count - 1, len(side), part)) * len(days)
            worst = min(worst or (1.0, first), (chance, first))
    if worst is None or worst[0] >= rule.chance:
        return None
    return _rush(side, worst[1], volume=volume, total=total, days=rule.days)


def _rush(side: Sequence[Voice], first: date, *, volume: Mapping[date, int], total: int, days: int) -> Rush:
    last = first + timedelta(days=days - 1)
    own = [voice for voice in side if voice.said_at and first <= voice.said_at <= last]
    part = sum(count for day, count in volume.items() if first <= day <= last) / total
    return Rush(
        first=first,
        last=max(voice.said_at for voice in own if voice.said_at),
        stance=own[0].stance,
        customers=tuple(sorted(voice.customer for voice in own)),
        expected=round(len(side) * part, 2),
    )
