"""The matches of one claim -> a finding: how many customers did not get it, and what follows."""

from promisecheck.gap.categories import category_gaps
from promisecheck.gap.finding import find

__all__ = ["category_gaps", "find"]
