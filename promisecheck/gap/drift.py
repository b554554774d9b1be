"""A change in time: kept before, broken since a month that is named, or the other way round; and extras that were withdrawn."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from promisecheck.core.judgement import Drift, Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.rules import Rules
from promisecheck.gap.weights import crowded, month

_EACH_SIDE = 3
"""So many customers must speak before a change, and after it."""

Months = list[tuple[str, int, int]]
"""Month, customers who contradict, customers who support."""


def find_drift(told: Sequence[Voice], *, limit: float, rules: Rules, correlation: float) -> Drift | None:
    """The likeliest month of a change, where a change is likely enough; or an extra that customers call withdrawn.

    Each month with customers enough before and after could be the last of the old share: Beta-binomial marginal likelihoods of two shares
    against one, averaged over these months.
    """
    months = _months(told)
    found = _change(months, limit=limit, rules=rules, correlation=correlation)
    gone = sorted((month(voice.said_at), voice.customer, voice.withdrawn) for voice in told if voice.withdrawn)
    if len(gone) < rules.drift.withdrawn or (found and found.turn in {"mended", "better"}):
        return found
    first = found.since if found else next((when for when, _, _ in gone if when), "")
    return _drift(
        "withdrawn", months, first, certainty=found.certainty if found else 0.0, saw=tuple(sorted({words for _, _, words in gone}))
    )


def _months(told: Sequence[Voice]) -> Months:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for voice in told:
        if voice.said_at:
            counts[month(voice.said_at)][voice.stance is Stance.SUPPORTS] += 1
    return [(name, against, favour) for name, (against, favour) in sorted(counts.items())]


def _change(months: Months, *, limit: float, rules: Rules, correlation: float) -> Drift | None:
    import numpy as np

    if len(months) < 2:  # noqa: PLR2004 - before and after
        return None
    heads = np.cumsum([[against, favour] for _, against, favour in months], axis=0)
    enough = (heads.sum(axis=1) >= _EACH_SIDE) & ((heads[-1] - heads).sum(axis=1) >= _EACH_SIDE)
    if not enough.any():
        return None
    gains = np.where(enough, _gains(months, correlation), -np.inf)
    evidence = rules.drift.prior * float(np.exp(np.minimum(gains[enough], 500.0)).mean())
    sure = evidence / (evidence + 1 - rules.drift.prior)
    if sure < rules.drift.certainty:
        return None
    last = int(gains.argmax())
    before, after = (float(part[0] / part.sum()) for part in (heads[last], heads[-1] - heads[last]))
    return _drift(_turn(before, after, limit), months, months[last + 1][0], certainty=round(sure, 4))


def _gains(months: Months, correlation: float) -> Any:
    """For a change after each month: the logarithm of how much better two shares explain the counts than one."""
    import numpy as np
    from scipy.special import betaln

    told = np.array([[against, favour] for _, against, favour in months]) / np.array(
        [[crowded(against + favour, correlation)] for _, against, favour in months]
    )
    before = np.cumsum(told, axis=0)
    after = before[-1] - before
    both = betaln(1 + before[:, 0], 1 + before[:, 1]) + betaln(1 + after[:, 0], 1 + after[:, 1])
    return both - betaln(1 + before[-1, 0], 1 + before[-1, 1])


def _turn(before: float, after: float, limit: float) -> str:
    if after > before:
        return "broken" if before <= limit < after else "worse"
    return "mended" if after <= limit < before else "better"


def _drift(turn: str, months: Months, since: str, *, certainty: float, saw: tuple[str, ...] = ()) -> Drift:
    before = [row for row in months if row[0] < since]
    after = [row for row in months if row[0] >= since]
    return Drift(
        turn=turn,
        since=since,
        until=before[-1][0] if before else "",
        before=(sum(row[1] for row in before), sum(row[2] for row in before)),
        after=(sum(row[1] for row in after), sum(row[2] for row in after)),
        certainty=certainty,
        saw=saw,
    )
