"""What customers were last found to say of promises."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Verdict
from promisecheck.store.tables.claims import verdicts

_AT_ONCE = 500
"""A database takes only so many values in one question."""


def last_heard(connection: Connection, claims: Collection[str]) -> Mapping[str, Heard]:
    """For each of these promises that any run found: what the newest of those runs made of it."""
    ordered, found = sorted(claims), {}
    for start in range(0, len(ordered), _AT_ONCE):
        own = verdicts.c.claim.in_(ordered[start : start + _AT_ONCE])
        for row in connection.execute(select(verdicts).where(own).order_by(verdicts.c.run)):
            verdict = Verdict(row.verdict) if row.verdict else None
            found[row.claim] = Heard(verdict=verdict, contradict=row.contradict, customers=row.customers)
    return found
