"""A report put into the store as a run would."""

from sqlalchemy import insert

from promisecheck.store.outcomes import settle_run
from promisecheck.store.runs import begin_run, end_run
from promisecheck.store.tables.claims import claims, places, verdicts, wordings
from promisecheck.store.tables.columns import digest


def keep_report(database, row, *, name, at, reworded=None):
    """Its number; what becomes of decisions by it is kept too. `reworded`: the id of a new wording -> the promise's id."""
    from datetime import date

    as_of = row["run"]["as_of"]
    with database.writing() as connection:
        run = begin_run(connection, name=name, started=at, version="0.1.0")
        end_run(connection, run, finished=at, status="done", report=row, compared=True, as_of=as_of and date.fromisoformat(as_of))
        known = {kept.key: kept.claim for kept in connection.execute(wordings.select())}
        for one in row["claims"]:
            own = known.get(one["id"]) or (reworded or {}).get(one["id"])
            _keep_claim(connection, one, own, run=run, at=at, new=one["id"] not in known)
        settle_run(connection, run, today=at.date())
    return run


def _keep_claim(connection, one, own, *, run, at, new):
    said = {"text": one["text"], "language": one["language"], "first_seen": at, "last_seen": at}
    if own is None:
        own = one["id"]
        connection.execute(insert(claims).values(id=own, categories=[], quantities=[], first_run=run, last_run=run, **said))
    if new:
        connection.execute(insert(wordings).values(key=one["id"], claim=own, **said))
    connection.execute(places.delete().where(places.c.claim == own))
    for place in one["places"][:1]:
        spot = {"claim": own, "spot": digest(place["source"]), "source": place["source"], "place": "h1", "role": "hero"}
        connection.execute(insert(places).values(first_seen=at, last_seen=at, **spot))
    told = one["contradicted"]
    counts = {"contradict": told["contradict"], "support": told["support"], "customers": told["customers"]}
    connection.execute(insert(verdicts).values(claim=own, run=run, wording=one["id"], verdict=one["verdict"], **counts))
