"""Claims remembered: a claim keeps its id when it moves or is reworded, and each run leaves a verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from promisecheck.store.tables.claims import claims, places, verdicts, wordings
from promisecheck.store.tables.columns import digest

Row = Mapping[str, Any]
_SHARE = ("low", "mid", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Said of a new wording: it is the promise that the report before knew as `before`, with a score of likeness, 0 to 1."""

    before: str
    score: float
    because: str


def remember(connection: Connection, run: int, found: Iterable[Row], *, aliases: Mapping[str, Alias], at: datetime) -> None:
    """Keep the claims of a run's report (its JSON): wording, places, verdict. `aliases`: by the id of a new wording."""
    known = {row.key: row.claim for row in connection.execute(select(wordings.c.key, wordings.c.claim))}
    for row in found:
        claim = _claim(connection, row, known, aliases.get(row["id"]), run=run, at=at)
        known[row["id"]] = claim
        _place(connection, claim, row["places"], at)
        _judged(connection, claim, row, run)


def _claim(connection: Connection, row: Row, known: Mapping[str, str], alias: Alias | None, *, run: int, at: datetime) -> str:
    """The id of the claim, made where nobody knew it; its present words are these."""
    key: str = row["id"]
    own = known.get(key) or (known.get(alias.before) if alias else None)
    present = {"text": row["text"], "language": row["language"], "categories": row["categories"], "last_seen": at, "last_run": run}
    if own is None:
        values = present | {"id": key, "quantities": [], "first_seen": at, "first_run": run}
        connection.execute(insert(claims).values(values))
    else:
        connection.execute(update(claims).where(claims.c.id == own).values(present))
    if key in known:
        connection.execute(update(wordings).where(wordings.c.key == key).values(last_seen=at))
    else:
        said = {"score": alias.score, "because": alias.because} if alias and own else {}
        words = {"key": key, "claim": own or key, "text": row["text"], "language": row["language"], "first_seen": at, "last_seen": at}
        connection.execute(insert(wordings).values(words | said))
    return own or key


def _place(connection: Connection, claim: str, found: Sequence[Row], at: datetime) -> None:
    known = set(connection.execute(select(places.c.spot).where(places.c.claim == claim)).scalars())
    spots = {digest(place["source"], place["place"]): place for place in found}
    seen = [spot for spot in spots if spot in known]
    if seen:
        connection.execute(update(places).where(places.c.claim == claim, places.c.spot.in_(seen)).values(last_seen=at))
    new = [
        {"claim": claim, "spot": spot, "source": place["source"], "place": place["place"], "role": place["role"][:32]}
        | {"first_seen": at, "last_seen": at}
        for spot, place in spots.items()
        if spot not in known
    ]
    if new:
        connection.execute(insert(places), new)


def _judged(connection: Connection, claim: str, row: Row, run: int) -> None:
    """One row a claim and run; of two wordings that are one claim the first in the report counts."""
    if connection.execute(select(verdicts.c.run).where(verdicts.c.claim == claim, verdicts.c.run == run)).first():
        return
    share = row["contradicted"] or {}
    counts = {name: share.get(name, 0) for name in ("contradict", "support", "customers")} | {name: share.get(name) for name in _SHARE}
    evidence = digest(*sorted(f"{one['stance']}\n{one['text']}\n{one['date']}" for one in row["evidence"]))
    own = {"claim": claim, "run": run, "wording": row["id"], "verdict": row["verdict"], "evidence": evidence}
    connection.execute(insert(verdicts).values(own | counts | {"confidence": row["confidence"], "priority": row["priority"]}))


def still_there(connection: Connection, run: int, *, at: datetime) -> None:
    """Everything that the run `run` found stands there still: nothing has changed since."""
    judged = connection.execute(select(verdicts.c.claim, verdicts.c.wording).where(verdicts.c.run == run)).all()
    before = {row.claim: row.last_seen for row in connection.execute(select(claims.c.id.label("claim"), claims.c.last_seen))}
    for claim, wording in judged:
        seen = before[claim]
        connection.execute(update(claims).where(claims.c.id == claim).values(last_seen=at))
        connection.execute(update(wordings).where(wordings.c.key == wording).values(last_seen=at))
        connection.execute(update(places).where(places.c.claim == claim, places.c.last_seen == seen).values(last_seen=at))
