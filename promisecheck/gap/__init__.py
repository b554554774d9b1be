"""The matches of all claims -> findings: how many customers did not get it, how sure that is, and what follows."""

from promisecheck.gap.again import Judged, judge_again
from promisecheck.gap.categories import category_gaps
from promisecheck.gap.confusion import Errors, read_confusion
from promisecheck.gap.importance import Importance
from promisecheck.gap.judge import find, judge, leave_unjudged
from promisecheck.gap.policy import load_rules
from promisecheck.gap.rules import Rules
from promisecheck.gap.silent import Silence
from promisecheck.gap.six_steps import six_steps
from promisecheck.gap.steps import replay

__all__ = [
    "Errors", "Importance", "Judged", "Rules", "Silence", "category_gaps", "find", "judge", "judge_again", "leave_unjudged",
    "load_rules", "read_confusion", "replay", "six_steps",
]  # fmt: skip
