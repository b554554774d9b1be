"""promisecheck: the promises in a company's copy, held against what its customers say.

The same as the command line, as functions with typed values: `audit`, `find_claims`, `find_remarks`, `stance`.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import ModuleType

from promisecheck.core.promises import Claim, Finding, Match, Remark, Report, Review, StancePair, Told
from promisecheck.core.taxonomy import Category, Outcome, Polarity, Stance, Strength, Verdict
from promisecheck.errors import PromiseCheckError
from promisecheck.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Category", "Claim", "Finding", "Match", "Outcome", "Polarity", "PromiseCheckError", "Remark", "Report", "Review", "Settings",
    "Stance", "StancePair", "Strength", "Told", "Verdict", "audit", "find_claims", "find_remarks", "stance",
]  # fmt: skip


def audit(
    targets: Sequence[str],
    *,
    reviews: Sequence[str] = (),
    operations: Sequence[str] = (),
    settings: Settings | None = None,
    as_of: date | None = None,
) -> Report:
    """Audit sites, files or folders against review files, and files of what was measured; what could not be read: `Report.errors`."""
    from promisecheck.audit import Audit

    return Audit(settings).run(targets, reviews, operations=operations, as_of=as_of)


def find_claims(targets: Sequence[str], *, settings: Settings | None = None) -> Iterator[Claim]:
    """Every promise in sites, files or folders, one occurrence at a time."""
    from promisecheck.audit import Audit

    run = Audit(settings)
    return run.find_claims(run.read_copy(targets))


def find_remarks(files: Sequence[str], *, settings: Settings | None = None) -> Iterator[Remark]:
    """Every sentence of customers in review files, sorted and with its outcome."""
    from promisecheck.audit import Audit

    run = Audit(settings)
    return run.find_remarks(run.read_reviews(files))


def stance(pairs: Iterable[StancePair], *, settings: Settings | None = None) -> Iterator[Told]:
    """What each customer sentence says of its claim, in order."""
    from promisecheck.audit import Audit

    return Audit(settings).stance(pairs)


class _Package(ModuleType):
    """Keeps `promisecheck.audit` the function, also after the module of that name was imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Ignore the import system's wish to put a module where a public function stands."""
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
