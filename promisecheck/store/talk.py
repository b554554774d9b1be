"""What people say about promises, who is to look at them, and which quotes do not speak of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from promisecheck.store.names import Names
from promisecheck.store.tables.columns import digest
from promisecheck.store.tables.decisions import assignments, comments, not_about


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said about a promise."""

    claim: str
    author: str
    text: str
    at: datetime


def add_comment(connection: Connection, *, claim: str, author: str, text: str, at: datetime | None = None) -> bool:
    """Keep a comment; False where the same one was kept before."""
    when = at or datetime.now(UTC)
    mark = digest(claim, author, text, when.astimezone(UTC).isoformat())
    if connection.execute(select(comments.c.id).where(comments.c.digest == mark)).first():
        return False
    connection.execute(insert(comments).values(claim=claim, author=author, text=text, at=when, digest=mark))
    return True


def read_comments(connection: Connection, names: Names, *, claims: Sequence[str] | None = None) -> Mapping[str, Sequence[Comment]]:
    """The comments of each promise by its present id, the oldest first; of all, or of the ids `claims`."""
    wanted = select(comments.c.claim, comments.c.author, comments.c.text, comments.c.at).order_by(comments.c.at, comments.c.id)
    if claims is not None:
        wanted = wanted.where(comments.c.claim.in_(claims))
    together: dict[str, list[Comment]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        together[names.of(row["claim"])].append(Comment(**row))
    return together


def assign(connection: Connection, *, claim: str, assignee: str, by: str) -> None:
    """Give a promise to somebody; to nobody with ""."""
    connection.execute(delete(assignments).where(assignments.c.claim == claim))
    if assignee:
        connection.execute(insert(assignments).values(claim=claim, assignee=assignee, by=by, at=datetime.now(UTC)))


def read_assignments(connection: Connection, names: Names) -> Mapping[str, str]:
    """Who is to look at each promise, by its present id."""
    rows = connection.execute(select(assignments).order_by(assignments.c.at)).mappings()
    return {names.of(row["claim"]): row["assignee"] for row in rows}


def leave_out(connection: Connection, *, claim: str, review_id: str, by: str, out: bool = True) -> bool:
    """Say that a review does not speak of a promise, or that it does after all; whether that was new."""
    quote = digest(review_id)
    known = connection.execute(select(not_about.c.quote).where(not_about.c.claim == claim, not_about.c.quote == quote)).first()
    if out and not known:
        values = {"claim": claim, "quote": quote, "review_id": review_id, "by": by, "at": datetime.now(UTC)}
        connection.execute(insert(not_about).values(values))
    elif known and not out:
        connection.execute(delete(not_about).where(not_about.c.claim == claim, not_about.c.quote == quote))
    return out is not bool(known)


def read_left_out(connection: Connection, names: Names) -> Mapping[str, frozenset[str]]:
    """For each promise, under every id that it has had, the ids of the reviews that do not speak of it: for the next audit."""
    own: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(not_about.c.claim, not_about.c.review_id)).mappings():
        own[names.of(row["claim"])].add(row["review_id"])
    aliases = names.by_claim()
    return {key: frozenset(reviews) for claim, reviews in own.items() for key in aliases.get(claim, frozenset({claim}))}
