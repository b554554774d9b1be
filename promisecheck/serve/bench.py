"""What every page needs: the settings, the open database, the reports, the limits."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from promisecheck.serve.buckets import Buckets
from promisecheck.serve.shelf import Shelf
from promisecheck.settings import Settings
from promisecheck.store import Database

_SIGN_INS = 8
"""Attempts a minute, for each address and for each name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The workbench as it was started; `local`: on this machine only, without sign-in."""

    settings: Settings
    database: Database
    files: Path
    local: bool
    shelf: Shelf
    attempts: Buckets = field(default_factory=lambda: Buckets(_SIGN_INS))

    def today(self) -> date:
        """The day on which acceptances and proofs end."""
        return datetime.now(UTC).date()
