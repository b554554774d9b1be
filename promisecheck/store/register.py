"""The substantiation register: what each promise can be shown with, who answers for it, and until when; and who signed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert, select, update

from promisecheck.store.names import Names
from promisecheck.store.tables.decisions import decisions, proofs, signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One document that shows a promise to be true; `expiry` None: it does not end."""

    id: int
    claim: str
    document: str
    owner: str
    expiry: date | None
    note: str
    by: str
    at: datetime

    def expired(self, today: date) -> bool:
        """Whether it has ended."""
        return self.expiry is not None and self.expiry < today


def add_proof(
    connection: Connection, *, claim: str, document: str, owner: str = "", expiry: date | None = None, note: str = "", by: str
) -> None:
    """Enter a document; one of the same name takes the place of the earlier entry."""
    same = (proofs.c.claim == claim, proofs.c.document == document, proofs.c.removed.is_(None))
    connection.execute(update(proofs).where(*same).values(removed=datetime.now(UTC)))
    values = {"claim": claim, "document": document, "owner": owner, "expiry": expiry, "note": note, "by": by, "at": datetime.now(UTC)}
    connection.execute(insert(proofs).values(values))


def remove_proof(connection: Connection, proof: int) -> str | None:
    """Strike a document out; the promise it was for, None where there is no such entry."""
    found = connection.execute(select(proofs.c.claim).where(proofs.c.id == proof, proofs.c.removed.is_(None))).first()
    connection.execute(update(proofs).where(proofs.c.id == proof).values(removed=datetime.now(UTC)))
    return str(found[0]) if found else None


def read_proofs(connection: Connection, names: Names) -> Mapping[str, Sequence[Proof]]:
    """The documents of each promise by its present id, those that end first in front."""
    rows = connection.execute(select(proofs).where(proofs.c.removed.is_(None)).order_by(proofs.c.id)).mappings()
    together: dict[str, list[Proof]] = defaultdict(list)
    for row in rows:
        values = {name: row[name] for name in row if name != "removed"} | {"claim": names.of(row["claim"])}
        together[values["claim"]].append(Proof(**values))
    return {claim: sorted(own, key=lambda proof: proof.expiry or date.max) for claim, own in together.items()}


def sign(connection: Connection, *, decision: int, desk: str, by: str) -> bool:
    """Sign a decision for a desk; False where it was signed for it before, or there is no such decision."""
    there = connection.execute(select(decisions.c.id).where(decisions.c.id == decision, decisions.c.undone.is_(None))).first()
    before = connection.execute(select(signatures.c.by).where(signatures.c.decision == decision, signatures.c.desk == desk)).first()
    if not there or before:
        return False
    connection.execute(insert(signatures).values(decision=decision, desk=desk, by=by, at=datetime.now(UTC)))
    return True


Signed = Mapping[tuple[str, str, datetime], Mapping[str, str]]
"""Who signed each decision, by desk; a decision is known by its claim's id, its reviewer and its moment."""


def read_signatures(connection: Connection, names: Names) -> Signed:
    """Every signature."""
    wanted = select(decisions.c.claim, decisions.c.reviewer, decisions.c.at, signatures.c.desk, signatures.c.by)
    together: dict[tuple[str, str, datetime], dict[str, str]] = defaultdict(dict)
    for row in connection.execute(wanted.join(signatures, signatures.c.decision == decisions.c.id)):
        together[names.of(row.claim), row.reviewer, row.at][row.desk] = row.by
    return together
