"""How grave a finding is to a program that counts levels: the three steps of `--fail-on`."""

from promisecheck.core.taxonomy import Verdict

LEVELS = {Verdict.OVER_PROMISED: "error", Verdict.CONTESTED: "warning", Verdict.UNPROVEN: "note"}
"""A promise that customers confirm is no result: it has no level."""
FLAGGED = (Verdict.OVER_PROMISED, Verdict.CONTESTED)
"""What customers contradict, wholly or in part: shown one by one wherever room is short."""
