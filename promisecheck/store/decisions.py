"""Decisions kept: each stays as it was made, the newest of each reviewer counts, and one can be undone."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from promisecheck.core.changes import Heard
from promisecheck.core.decisions import Decision, Standing, Status, follow_up, stand
from promisecheck.core.taxonomy import Verdict
from promisecheck.store.names import Names, read_names
from promisecheck.store.tables.columns import digest
from promisecheck.store.tables.decisions import decisions, outcomes, proofs

_KEPT = ("claim", "reviewer", "at", "text", "language", "reason", "until", "document", "owner", "expiry", "report", "settles")


def save_decision(connection: Connection, decision: Decision, *, source: str = "workbench") -> int | None:
    """Keep a decision; its number, or None where the same one was kept before. A day that is not given is now."""
    at = decision.at or datetime.now(UTC)
    mark = digest(decision.claim, decision.reviewer, decision.status, at.astimezone(UTC).isoformat(), repr(_parts(decision)))
    if connection.execute(select(decisions.c.id).where(decisions.c.digest == mark)).first():
        return None
    row = {name: getattr(decision, name) for name in _KEPT} | {
        "at": at, "status": str(decision.status), "heard": _heard_row(decision.heard), "source": source, "digest": mark,
    }  # fmt: skip
    made = connection.execute(insert(decisions).values(row)).inserted_primary_key
    return int(made[0]) if made else None


def _parts(decision: Decision) -> tuple[str, ...]:
    return tuple(str(getattr(decision, name)) for name in ("reason", "until", "document", "owner", "expiry", "settles"))


def _heard_row(heard: Heard | None) -> dict[str, Any] | None:
    return dataclasses.asdict(heard) if heard else None


def read_decisions(connection: Connection, *, claims: Sequence[str] | None = None, names: Names | None = None) -> Iterator[Decision]:
    """Those that were not undone, the oldest first; `claim` is the promise's present id where `names` are given."""
    wanted = select(decisions).where(decisions.c.undone.is_(None)).order_by(decisions.c.at, decisions.c.id)
    if claims is not None:
        wanted = wanted.where(decisions.c.claim.in_(claims))
    for row in connection.execute(wanted).mappings():
        made = _decision(row)
        yield dataclasses.replace(made, claim=names.of(made.claim)) if names else made


def _decision(row: RowMapping) -> Decision:
    heard = row["heard"]
    return Decision(
        **{name: row[name] for name in _KEPT},
        status=Status(row["status"]),
        heard=Heard(**heard | {"verdict": Verdict(heard["verdict"]) if heard["verdict"] else None}) if heard else None,
    )


def undo_decision(connection: Connection, *, reviewer: str) -> Decision | None:
    """Take back the newest decision that this reviewer made in the workbench; None where there is none left."""
    wanted = (
        select(decisions)
        .where(decisions.c.undone.is_(None), decisions.c.reviewer == reviewer, decisions.c.source == "workbench")
        .order_by(decisions.c.at.desc(), decisions.c.id.desc())
        .limit(1)
    )
    row = connection.execute(wanted).mappings().first()
    if row is None:
        return None
    connection.execute(update(decisions).where(decisions.c.id == row["id"]).values(undone=datetime.now(UTC)))
    return _decision(row)


def newest_id(connection: Connection, decision: Decision, *, claims: Sequence[str] = ()) -> int | None:
    """The number of a kept decision; `claims`: every id that its promise has had."""
    found = connection.execute(
        select(decisions.c.id)
        .where(decisions.c.claim.in_([decision.claim, *claims]), decisions.c.reviewer == decision.reviewer, decisions.c.at == decision.at)
        .order_by(decisions.c.id.desc())
    ).first()
    return int(found[0]) if found else None


def read_standings(connection: Connection, *, today: date, names: Names | None = None) -> Mapping[str, Standing]:
    """Where every promise stands that anybody decided on, by its present id.

    A decision counts whatever words the promise had; what became of it later (done, reopened) counts after it, and a proof or an
    acceptance that has ended reopens it whether or not there was a run since.
    """
    names = names or read_names(connection)
    together: dict[str, list[Decision]] = defaultdict(list)
    for decision in read_decisions(connection, names=names):
        together[decision.claim].append(decision)
    later, proven = _outcomes(connection, names), _expiries(connection, names)
    return {claim: _standing(own, later.get(claim), proven.get(claim), today=today) for claim, own in together.items()}


def _standing(own: Sequence[Decision], later: RowMapping | None, expiry: date | None, *, today: date) -> Standing:
    standing = stand(own)
    made = standing.decision
    if made and later is not None and (made.at is None or later["at"] > made.at) and not standing.disagree:
        return dataclasses.replace(standing, status=Status(later["status"]), why=later["why"])
    if made and made.status is Status.PROVEN and expiry:
        newest = (dataclasses.replace(made, expiry=expiry), *standing.newest[1:])
        standing = dataclasses.replace(standing, newest=newest)
    return follow_up(standing, Heard(verdict=None), today=today)


def _outcomes(connection: Connection, names: Names) -> dict[str, RowMapping]:
    """The newest of each promise."""
    rows = connection.execute(select(outcomes).order_by(outcomes.c.at, outcomes.c.id)).mappings()
    return {names.of(row["claim"]): row for row in rows}


def _expiries(connection: Connection, names: Names) -> dict[str, date | None]:
    """The day on which the last proof of each promise ends; None where one never does."""
    ends: dict[str, date | None] = {}
    for row in connection.execute(select(proofs.c.claim, proofs.c.expiry).where(proofs.c.removed.is_(None))).mappings():
        claim = names.of(row["claim"])
        before = ends.get(claim, date.min)
        ends[claim] = None if before is None or row["expiry"] is None else max(before, row["expiry"])
    return ends
