"""What to fix first: importance x gap x reach."""

from collections.abc import Sequence

from promisecheck.core.promises import Claim, Share
from promisecheck.gap.rules import Prioritising


def priority(share: Share, *, limit: float, sure: float, importance: float, occurrences: Sequence[Claim], rule: Prioritising) -> float:
    """0 to 1. The gap is how far the share lies above the limit, as far as it is `sure` that it does."""
    if not share.customers:
        return 0.0
    return round(min(1.0, importance * max(0.0, share.mid - limit) * sure * reach(occurrences, rule)), 4)


def reach(occurrences: Sequence[Claim], rule: Prioritising) -> float:
    """How many meet the claim, 0 to 1: its pages, and its most prominent place."""
    places = [place for claim in occurrences for place in claim.passage.places]
    pages = min(1.0, len({place.source for place in places}) / rule.everywhere)
    other = rule.prominence["other"]
    return (0.5 + 0.5 * pages) * max((rule.prominence.get(place.role, other) for place in places), default=other)
