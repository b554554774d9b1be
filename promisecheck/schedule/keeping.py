"""What a night leaves in the store."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from promisecheck.core.changes import SinceLast, Turn
from promisecheck.core.promises import Report
from promisecheck.report.change_rows import since_row
from promisecheck.report.rows import report_row
from promisecheck.store import Database
from promisecheck.store.claims import Alias, remember, still_there
from promisecheck.store.outcomes import settle_run
from promisecheck.store.runs import DONE, UNCHANGED, KeptRun, end_run


def keep_weighed(
    database: Database,
    run: int,
    report: Report,
    old: Mapping[str, Any] | None,
    *,
    at: datetime,
    finished: datetime,
    mark: str,
    version: str,
) -> None:
    """Keep a report, its claims with their history, and what became of decisions: all of it or nothing."""
    row = report_row(report, version=version)
    aliases = _aliases(report.since_last, old) if report.since_last and old else {}
    with database.writing() as connection:
        remember(connection, run, row["claims"], aliases=aliases, at=at)
        end_run(
            connection,
            run,
            finished=finished,
            status=DONE,
            report=row,
            changes=row.get("changes"),
            fingerprint=mark,
            as_of=report.as_of,
            compared=report.compared,
        )
        settle_run(connection, run, today=at.date())


def keep_unchanged(database: Database, run: int, weighed: KeptRun, since: SinceLast | None, *, at: datetime, finished: datetime) -> None:
    """Keep that nothing came in since the run `weighed`: everything stands there still."""
    with database.writing() as connection:
        still_there(connection, weighed.id, at=at)
        end_run(
            connection,
            run,
            finished=finished,
            status=UNCHANGED,
            changes=since_row(since) if since else None,
            fingerprint=weighed.fingerprint,
            as_of=weighed.as_of,
        )


def _aliases(since: SinceLast, old: Mapping[str, Any]) -> dict[str, Alias]:
    """The new wordings that were taken for promises of the report before, each with its score."""
    keys = {row["text"]: row["id"] for row in old["claims"]}
    return {
        one.claim: Alias(before=keys[one.old_text], score=one.sameness, because=f"alike to {one.sameness:.2f}: {one.old_text}")
        for one in since.differences
        if one.turn is not Turn.NEW and one.sameness is not None and one.old_text in keys
    }
