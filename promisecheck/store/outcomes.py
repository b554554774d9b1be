"""What a run makes of decisions: done where a promise is gone or kept, reopened where it is back or its evidence is worse."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from promisecheck.core.changes import Heard
from promisecheck.core.decisions import Standing, Status, follow_up
from promisecheck.core.taxonomy import Verdict
from promisecheck.store.decisions import read_standings
from promisecheck.store.log import write_log
from promisecheck.store.names import read_names
from promisecheck.store.tables.claims import places, verdicts
from promisecheck.store.tables.decisions import outcomes
from promisecheck.store.tables.pages import pages
from promisecheck.store.tables.runs import runs

ITSELF = "promisecheck"
"""Who did it, in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of the decision on one promise."""

    claim: str
    status: Status
    why: str


def settle_run(connection: Connection, run: int, *, today: date) -> tuple[Became, ...]:
    """Hold every decision on promises of this run's name against the run, and keep what became of them."""
    report = connection.execute(select(runs.c.report, runs.c.name).where(runs.c.id == run)).one()
    names = read_names(connection)
    heard = {names.of(claim["id"]): heard_of(claim) for claim in report.report["claims"]}
    before, lost = _claims_before(connection, name=report.name, run=run), _lost(connection, report.report)
    became = []
    for claim, standing in sorted(read_standings(connection, today=today, names=names).items()):
        if claim not in heard and (claim not in before or _stood_on(connection, claim) & lost):
            continue
        after = _after(standing, heard.get(claim), today=today)
        if (after.status, after.why) != (standing.status, standing.why):
            became.append(Became(claim=claim, status=after.status, why=after.why))
            _keep(connection, became[-1], run)
    return tuple(became)


def heard_of(claim: Mapping[str, Any]) -> Heard:
    """What customers say of a claim of a report's JSON."""
    share = claim["contradicted"] or {}
    verdict = Verdict(claim["verdict"]) if claim["verdict"] else None
    return Heard(verdict=verdict, contradict=share.get("contradict", 0), customers=share.get("customers", 0))


def _after(standing: Standing, now: Heard | None, *, today: date) -> Standing:
    """A promise that was done and is there again is reopened; all else follows the rule."""
    gone, again = (
        dataclasses.replace(standing, status=status, why=why) for status, why in ((Status.DONE, "gone"), (Status.REOPENED, "back"))
    )
    if standing.status is Status.REOPENED:
        return standing if now else gone
    if standing.status is Status.DONE and now:
        flagged = now.verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED}
        return again if standing.why == "gone" or flagged else standing
    return follow_up(standing, now, today=today) if standing.status is not Status.DONE else standing


def _claims_before(connection: Connection, *, name: str, run: int) -> set[str]:
    """The promises that an earlier run of this name found."""
    earlier = select(verdicts.c.claim).join(runs, runs.c.id == verdicts.c.run).where(runs.c.name == name, verdicts.c.run < run).distinct()
    return set(connection.execute(earlier).scalars())


def _lost(connection: Connection, report: Mapping[str, Any]) -> set[str]:
    """Pages that could not be read: what stood there may still stand there."""
    unread = connection.execute(select(pages.c.source).where(pages.c.status == "unreachable")).scalars()
    changes = report.get("changes") or {}
    return {*unread, *(trouble["what"] for trouble in report["errors"]), *changes.get("lost", ())}


def _stood_on(connection: Connection, claim: str) -> set[str]:
    """The pages on which a promise was seen last."""
    rows = connection.execute(select(places.c.source, places.c.last_seen).where(places.c.claim == claim)).all()
    last = max((row.last_seen for row in rows), default=None)
    return {row.source for row in rows if row.last_seen == last}


def _keep(connection: Connection, became: Became, run: int) -> None:
    values = {"claim": became.claim, "status": str(became.status), "why": became.why, "run": run, "at": datetime.now(UTC)}
    connection.execute(insert(outcomes).values(values))
    write_log(connection, who=ITSELF, did=str(became.status), about=became.claim, why=became.why, run=run)
