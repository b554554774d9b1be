"""That a finding is known and need not be told again: who says so, why, and whether it still holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Over(StrEnum):
    """Why a silence no longer holds."""

    HOLDS = ""
    EXPIRED = "expired"
    """The day up to which it was accepted has passed."""
    WORSE = "worse"
    """Customers say more against the promise than when it was accepted, though the copy did not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What somebody wrote down about a finding; the finding stays counted."""

    by: str
    """Where it was written: "baseline", "settings" or "page"."""
    reason: str
    until: date | None = None
    """The last day on which it holds; None: no end."""
    where: str = ""
    """The file and place of it, for people."""
    over: Over = Over.HOLDS

    @property
    def holds(self) -> bool:
        """Whether the finding is not told again."""
        return self.over is Over.HOLDS
