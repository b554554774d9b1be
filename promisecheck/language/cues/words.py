"""What one language's file of cues holds."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Lists with blanks between words; `lever*` is every word that begins so, `up_and_running` a phrase."""

    code: str
    matters: Mapping[str, str]
    """What a number can be about -> the words that say so; the names are the same in every language."""
    took: str
    """Words that make a duration a time somebody waited: "took", "after"."""
    refused: str
    accepted: str
    failed: str
    """Words of failure around a time of day."""
    ended: str
    """Words for the end of something that was to last: "died", "gave up"."""
    ordered: str
    arrived: str
    only: str
    condition: str
    """Words before a number that make it a condition: "orders", "if you"."""
    charged: str
    saving: str
    """Words that make money something the customer gets."""
    by: str
    """Words before a duration in which something is done: "in", "på"."""
    before: str
    """Words after a duration that make it a deadline: "24 hours before"."""
    free: str
    """It cost nothing."""
    closes: str
    """Words for the end of the opening hours."""
    remedy: str
    """"or it is free": what the company does where it fails."""
    negated: str
    later: str
    """Words that put a weekday a week on: "the following"."""
