"""A night held against the one before."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from promisecheck.core.changes import SinceLast
from promisecheck.core.promises import Report
from promisecheck.report.compare import compare
from promisecheck.report.rows import report_row
from promisecheck.schedule.copy import Lost
from promisecheck.store.runs import KeptRun

if TYPE_CHECKING:
    from promisecheck.audit import Audit


def changed_since(
    old: Mapping[str, Any],
    report: Report | None,
    *,
    lost: Lost,
    last: KeptRun | None,
    today: date,
    audit: "Audit",
    version: str,
) -> SinceLast:
    """What became of the promises of the report kept last (its JSON); `report` None: nothing was weighed, for nothing came in.

    Even then an offer may be over by `today`, or a page be lost.
    """
    earlier = last.started.date() if last else None
    return compare(
        old,
        report_row(report, version=version) if report else old,
        since=str(earlier or ""),
        earlier=earlier,
        today=today,
        similar=audit.similar if report else None,
        unread_before=lost.before,
        unread_now=lost.now,
    )
