"""The share of customers who may miss a claim before it is more than was promised."""

import re
from collections.abc import Collection

from promisecheck.core.promises import Claim
from promisecheck.core.taxonomy import Strength
from promisecheck.gap.rules import Tolerances

_UP_TO = re.compile(r"\b(up to|as much as|op til|indtil|opp til|opptil|inntil|upp till|uppåt|bis zu)\s+[\d£$€]", re.IGNORECASE)


def tolerance(claim: Claim, allowed: Tolerances) -> float:
    """The strictest of its strengths decides; a hedge loosens that."""
    return tolerance_of(claim.text, claim.strengths, allowed)


def tolerance_of(text: str, strengths: Collection[Strength], allowed: Tolerances) -> float:
    """The same for a wording that stands nowhere yet."""
    strictest: float = min((getattr(allowed, strength) for strength in strengths if strength is not Strength.HEDGED), default=allowed.plain)
    if _UP_TO.search(text):
        return max(strictest, allowed.up_to)
    if Strength.HEDGED in strengths:
        return max(strictest, allowed.usually)
    return strictest
