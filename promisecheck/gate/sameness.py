"""Whether two wordings make the same promise: nearly the same words, and the same numbers."""

import re

from promisecheck.core.text import normal

_NUMBER = re.compile(r"\d[\d.,]*")
_ALIKE = 90
"""Out of 100: so alike must the words be; below it a person has to say that the promise is the same."""


def same_promise(one: str, other: str) -> bool:
    """Whether a promise was only worded anew; another number is another promise.

    >>> same_promise("Vi leverer din pakke inden for 24 timer", "Vi leverer din pakke inden 24 timer")
    True
    >>> same_promise("Vi leverer din pakke inden for 24 timer", "Vi leverer din pakke inden for 12 timer")
    False
    """
    from rapidfuzz.fuzz import ratio

    first, second = normal(one), normal(other)
    return _NUMBER.findall(first) == _NUMBER.findall(second) and ratio(first, second) >= _ALIKE


def alike(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100, whatever the order of their words."""
    from rapidfuzz.fuzz import token_sort_ratio

    return float(token_sort_ratio(normal(one), normal(other)))
