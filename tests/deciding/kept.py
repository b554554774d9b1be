"""Runs for tests as the store keeps them: claims by name, with a verdict each."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Verdict
from promisecheck.store.tables.claims import claims, places, verdicts, wordings
from promisecheck.store.tables.columns import digest
from promisecheck.store.tables.runs import runs

START = datetime(2026, 10, 1, 3, tzinfo=UTC)
BROKEN = Heard(verdict=Verdict.OVER_PROMISED, contradict=20, customers=25)
CONTESTED = Heard(verdict=Verdict.CONTESTED, contradict=6, customers=13)
KEPT = Heard(verdict=Verdict.KEPT, contradict=1, customers=21)


def keep_run(connection, number, found, *, errors=(), reworded=None, name="shop"):
    """A run in which the claims `found` (id -> what customers say) stand on /id; `reworded`: new key -> claim."""
    at, reworded = START + timedelta(days=number), reworded or {}
    row = {"claims": [_claim(key, heard) for key, heard in found.items()], "errors": [{"what": what} for what in errors]}
    connection.execute(insert(runs).values(id=number, name=name, started=at, finished=at, status="done", report=row, compared=True))
    for key, heard in found.items():
        claim = reworded.get(key, key)
        if claim == key and not _known(connection, claim):
            values = {"id": claim, "text": key, "language": "da", "categories": [], "quantities": [], "first_seen": at, "last_seen": at}
            connection.execute(insert(claims).values(first_run=number, last_run=number, **values))
        if not _known_wording(connection, key):
            connection.execute(insert(wordings).values(key=key, claim=claim, text=key, language="da", first_seen=at, last_seen=at))
        connection.execute(delete(places).where(places.c.claim == claim))
        place = {
            "claim": claim,
            "spot": digest(key),
            "source": f"/{claim}",
            "place": "h1",
            "role": "hero",
            "first_seen": at,
            "last_seen": at,
        }
        connection.execute(insert(places).values(place))
        counts = {"contradict": heard.contradict, "customers": heard.customers, "support": heard.customers - heard.contradict}
        connection.execute(insert(verdicts).values(claim=claim, run=number, wording=key, verdict=str(heard.verdict), **counts))


def _claim(key, heard):
    return {"id": key, "verdict": str(heard.verdict), "contradicted": {"contradict": heard.contradict, "customers": heard.customers}}


def _known(connection, claim):
    return connection.execute(claims.select().where(claims.c.id == claim)).first()


def _known_wording(connection, key):
    return connection.execute(wordings.select().where(wordings.c.key == key)).first()
