"""Promised against delivered, category by category."""

from collections.abc import Sequence
from statistics import fmean

from promisecheck.core.promises import CategoryGap, Finding
from promisecheck.core.taxonomy import Category, Stance
from promisecheck.gap.share import share
from promisecheck.gap.voices import voices


def category_gaps(findings: Sequence[Finding]) -> tuple[CategoryGap, ...]:
    """For each category that is promised: the share who would have to get it, and the share who did, of all who speak of its claims."""
    gaps = []
    for category in Category:
        own = [finding for finding in findings if finding.claim.categories[:1] == (category,)]
        if own:
            promised = 1 - fmean(finding.tolerance for finding in own)
            heard = voices([match for finding in own for match in finding.matches])
            kept = sum(voice.stance is Stance.SUPPORTS for voice in heard)
            delivered = share(kept, len(heard) - kept) if heard else None
            gaps.append(CategoryGap(category=category, promised=round(promised, 4), delivered=delivered))
    return tuple(gaps)
