"""Promised against delivered, category by category."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean

from promisecheck.core.judgement import Voice
from promisecheck.core.promises import CategoryGap, Finding, Share
from promisecheck.core.taxonomy import Category, Stance
from promisecheck.gap.share import share


def category_gaps(findings: Sequence[Finding]) -> tuple[CategoryGap, ...]:
    """For each category that is promised: the share who would have to get it, and the share who did, of all who speak of its claims."""
    gaps = []
    for category in Category:
        own = [finding for finding in findings if finding.claim.categories[:1] == (category,)]
        if own:
            promised = 1 - fmean(finding.tolerance for finding in own)
            gaps.append(CategoryGap(category=category, promised=round(promised, 4), delivered=delivered(own)))
    return tuple(gaps)


def delivered(findings: Iterable[Finding]) -> Share | None:
    """The share of customers who got what these claims promise, each customer once; None where nobody speaks."""
    told: dict[str, list[Voice]] = defaultdict(list)
    for finding in findings:
        for voice in finding.voices:
            told[voice.customer].append(voice)
    kept = sum(_got_it(own) for own in told.values())
    return share(kept, len(told) - kept) if told else None


def _got_it(own: Sequence[Voice]) -> bool:
    """One customer over several claims: as the surest words say, contradiction on a tie."""
    against, favour = (
        max((voice.certainty for voice in own if voice.stance is stance), default=0.0) for stance in (Stance.CONTRADICTS, Stance.SUPPORTS)
    )
    return favour > against
