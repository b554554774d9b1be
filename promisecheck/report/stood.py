"""A promise as a report's JSON tells of it: what two runs are compared by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Category, Verdict
from promisecheck.errors import UsageError
from promisecheck.language.quantities import read_quantities

Row = Mapping[str, Any]
_YEARLESS = 4
"""The year in which dates without a year are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """One promise of one run."""

    key: str
    text: str
    language: str
    category: Category | None
    heard: Heard
    spots: frozenset[tuple[str, str]]
    """Source and place of each occurrence."""
    evidence: frozenset[tuple[str, str, str]]
    """Stance, words and day of each remark that was kept."""
    units: frozenset[str]
    """What its numbers count: seconds, a currency, "date" ..."""
    ends: date | None
    """The last day that its words name."""
    used_to: tuple[str, ...]
    """Words with which customers say that it used to be so; empty where they do not."""

    @property
    def sources(self) -> frozenset[str]:
        """The pages on which it stands."""
        return frozenset(source for source, _ in self.spots)


def read_stood(report: Row, *, where: str) -> dict[str, Stood]:
    """Every promise of a report by its id, in their order; UsageError where this is no report of ours."""
    try:
        return {row["id"]: _stood(row) for row in report["claims"]}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(
            f"this is no report as --format json gives it ({type(error).__name__}: {error})",
            where=where,
            next_step="Make one with `promisecheck audit ... -o report.json`",
        ) from error


def _stood(row: Row) -> Stood:
    quantities = read_quantities(row["text"], row["language"])
    days = [date.fromordinal(int(one.high)) for one in quantities if one.unit == "date" and 1 <= one.high <= date.max.toordinal()]
    drift = row.get("drift") or {}
    return Stood(
        key=row["id"],
        text=row["text"],
        language=row["language"],
        category=Category(row["categories"][0]) if row["categories"] else None,
        heard=_heard(row),
        spots=frozenset((place["source"], place["place"]) for place in row["places"]),
        evidence=frozenset((one["stance"], one["text"], one["date"] or "") for one in row["evidence"]),
        units=frozenset(one.unit for one in quantities),
        ends=max((day for day in days if day.year != _YEARLESS), default=None),
        used_to=tuple(drift.get("saw", ())) or ("withdrawn",) if drift.get("turn") == "withdrawn" else (),
    )


def _heard(row: Row) -> Heard:
    share = row["contradicted"] or {}
    verdict = Verdict(row["verdict"]) if row["verdict"] else None
    return Heard(verdict=verdict, contradict=share.get("contradict", 0), customers=share.get("customers", 0))
