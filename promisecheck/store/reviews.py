"""Customers' words kept: each once, however often its export comes again."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from promisecheck.core.promises import Review
from promisecheck.core.taxonomy import Kind
from promisecheck.core.text import Origin, normal
from promisecheck.store.tables.columns import digest
from promisecheck.store.tables.reviews import imports, reviews

_BATCH = 500
_OWN_ID = 7
"""Shorter ids than this are numbers of rows: they do not say that a review is the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of the reviews of an import."""

    new: int = 0
    known: int = 0
    replaced: int = 0
    """Reviews that their customer has rewritten since."""

    def __add__(self, other: "Imported") -> "Imported":
        """Both together."""
        return Imported(new=self.new + other.new, known=self.known + other.known, replaced=self.replaced + other.replaced)


def keep_reviews(connection: Connection, found: Iterable[Review], *, at: datetime, run: int | None = None) -> Imported:
    """Keep what is new among masked reviews; a rewritten one (the same id of its own, other words) takes the place of the old one."""
    total, undated = Imported(), Counter[str]()
    for batch in _batches(found):
        rows = {row["id"]: row for row in (_row(review, undated, at=at, run=run) for review in batch)}
        total += _keep(connection, rows, len(batch))
    return total


def _batches(found: Iterable[Review]) -> Iterator[tuple[Review, ...]]:
    remaining = iter(found)
    while batch := tuple(itertools.islice(remaining, _BATCH)):
        yield batch


def _keep(connection: Connection, rows: dict[str, dict[str, Any]], number: int) -> Imported:
    known = set(connection.execute(select(reviews.c.id).where(reviews.c.id.in_(rows))).scalars())
    new = [row for key, row in rows.items() if key not in known]
    replaced = _replaced(connection, new)
    if replaced:
        connection.execute(delete(reviews).where(reviews.c.id.in_(replaced)))
    if new:
        connection.execute(insert(reviews), new)
    return Imported(new=len(new) - len(replaced), known=number - len(new), replaced=len(replaced))


def _replaced(connection: Connection, new: Sequence[dict[str, Any]]) -> list[str]:
    """Kept reviews that carry the id of a new one, by the same customer."""
    owners = {(row["review_id"], row["customer"]) for row in new if len(row["review_id"]) >= _OWN_ID}
    wanted = select(reviews.c.id, reviews.c.review_id, reviews.c.customer).where(reviews.c.review_id.in_({key for key, _ in owners}))
    return [row.id for row in connection.execute(wanted) if (row.review_id, row.customer) in owners]


def _row(review: Review, undated: Counter[str], *, at: datetime, run: int | None) -> dict[str, Any]:
    said = (review.kind, review.customer_key, str(review.said_at or ""), str(review.rating), normal(f"{review.title}\n{review.text}"))
    key = digest(*said, *(f"{name}={value}" for name, value in review.facets))
    if review.said_at is None:  # two customers may say "Fint" on days that nobody knows; in the next export they are the same two
        undated[key] += 1
        key = digest(key, str(undated[key])) if undated[key] > 1 else key
    return {
        "id": key, "review_id": review.id, "source": review.origin.source, "place": review.origin.place, "kind": str(review.kind),
        "title": review.title, "text": review.text, "rating": review.rating, "said_at": review.said_at, "customer": review.customer_key,
        "language": review.language, "facets": [list(pair) for pair in review.facets], "added": at, "run": run,
    }  # fmt: skip


def read_reviews(connection: Connection) -> Iterator[Review]:
    """Every review, in an order that does not depend on which file came first; they stream."""
    rows = connection.execution_options(yield_per=_BATCH).execute(select(reviews).order_by(reviews.c.id)).mappings()
    return map(_review, rows)


def _review(row: RowMapping) -> Review:
    return Review(
        id=row["review_id"],
        text=row["text"],
        kind=Kind(row["kind"]),
        title=row["title"],
        rating=row["rating"],
        said_at=row["said_at"],
        customer_key=row["customer"],
        language=row["language"],
        facets=tuple((name, value) for name, value in row["facets"]),
        origin=Origin(source=row["source"], place=row["place"]),
    )


def reviews_digest(connection: Connection) -> str:
    """A digest of everything that customers said: equal means that nothing has come in."""
    rows = connection.execution_options(yield_per=10 * _BATCH).execute(select(reviews.c.id).order_by(reviews.c.id)).scalars()
    return digest(*rows)


def count_reviews(connection: Connection) -> int:
    """How many are kept."""
    return int(connection.execute(select(func.count()).select_from(reviews)).scalar() or 0)


def is_imported(connection: Connection, source: str, content: str) -> bool:
    """Whether a file with this digest of its bytes was imported under this name."""
    return connection.execute(select(imports.c.digest).where(imports.c.id == digest(source))).scalar() == content


def note_import(connection: Connection, source: str, content: str, *, kept: int, tally: dict[str, int], at: datetime) -> None:
    """Remember that a file was imported, and what became of its rows."""
    connection.execute(delete(imports).where(imports.c.id == digest(source)))
    connection.execute(insert(imports).values(id=digest(source), source=source, digest=content, kept=kept, tally=tally, imported=at))
