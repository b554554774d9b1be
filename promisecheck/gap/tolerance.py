"""The share of customers who may miss a claim before it is more than was promised."""

import re

from promisecheck.core.promises import Claim
from promisecheck.core.taxonomy import Strength
from promisecheck.settings import Policy

_UP_TO = re.compile(r"\b(up to|as much as|op til|indtil|opp til|opptil|inntil|upp till|uppåt|bis zu)\s+[\d£$€]", re.IGNORECASE)


def tolerance(claim: Claim, policy: Policy) -> float:
    """The strictest of its strengths decides; a hedge loosens that."""
    of_strength = {
        Strength.ABSOLUTE: policy.tolerance_absolute,
        Strength.SPECIFIC: policy.tolerance_specific,
        Strength.SUPERLATIVE: policy.tolerance_superlative,
        Strength.COMPARATIVE: policy.tolerance_comparative,
        Strength.PLAIN: policy.tolerance_plain,
        Strength.PUFF: policy.tolerance_puff,
    }
    strictest = min((of_strength[strength] for strength in claim.strengths if strength in of_strength), default=policy.tolerance_plain)
    if _UP_TO.search(claim.text):
        return max(strictest, policy.tolerance_up_to)
    if Strength.HEDGED in claim.strengths:
        return max(strictest, policy.tolerance_usually)
    return strictest
