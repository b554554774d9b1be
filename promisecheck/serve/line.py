"""One promise of a report as reviewers see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from promisecheck.core.decisions import Standing
from promisecheck.core.taxonomy import Verdict
from promisecheck.gap import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One promise: what the report says, what customers say without the quotes that were left out, and what was decided."""

    row: Mapping[str, Any]
    claim: str
    """The id under which decisions are kept."""
    standing: Standing
    assignee: str
    left_out: frozenset[str]
    again: Judged | None
    """The judgement without what was left out; None where nothing was."""
    signed: Mapping[str, str] = field(default_factory=dict)
    """Who signed the decision, by desk."""
    unsigned: tuple[str, ...] = ()
    """The desks that have to sign it and have not."""

    @property
    def key(self) -> str:
        """The id that the report gives to these words."""
        return str(self.row["id"])

    @property
    def verdict(self) -> Verdict | None:
        """As it is now."""
        if self.again:
            return self.again.verdict
        return Verdict(self.row["verdict"]) if self.row["verdict"] else None

    @property
    def contradict(self) -> int:
        """Customers who say that it did not hold."""
        return self.again.contradict if self.again else int((self.row["contradicted"] or {}).get("contradict", 0))

    @property
    def support(self) -> int:
        """Customers who say that it did."""
        return self.again.support if self.again else int((self.row["contradicted"] or {}).get("support", 0))

    @property
    def share(self) -> tuple[float, float, float] | None:
        """Low, middle and high of the share of customers who say no; None where nobody speaks."""
        if not self.contradict + self.support:
            return None
        if self.again:
            return self.again.share.low, self.again.share.mid, self.again.share.high
        found = self.row["contradicted"]
        return found["low"], found["mid"], found["high"]

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide: it is contradicted and open, was reopened, or reviewers disagree."""
        if self.standing.newest:
            return self.standing.waits
        return self.verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED} or (self.verdict is None and bool(self.row["law"]))
