"""Everything that was decided, gathered from a store to be handed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from promisecheck.core.decisions import Standing
from promisecheck.errors import StoreError
from promisecheck.serve.exchange.writing import decisions_json, jsonl, training_rows, write_workbook
from promisecheck.store import Database
from promisecheck.store.decisions import read_standings
from promisecheck.store.kept import latest, read_volume
from promisecheck.store.names import read_names
from promisecheck.store.talk import Comment, read_assignments, read_comments, read_left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Decisions under the ids that the newest report gives its promises (or the ids that they were decided under)."""

    report: str
    claims: Sequence[Mapping[str, Any]]
    standings: Mapping[str, Standing]
    comments: Mapping[str, Sequence[Comment]]
    assigned: Mapping[str, str]
    left_out: Mapping[str, frozenset[str]]

    def json(self) -> str:
        """The file that an import reads."""
        return decisions_json(
            self.standings, report=self.report, comments=self.comments, assigned=self.assigned, left_out=self.left_out
        )  # fmt: skip

    def workbook(self, out: IO[bytes]) -> None:
        """The same for Excel."""
        write_workbook(self.standings, out)

    def training(self) -> str:
        """Rows to train on, a line each."""
        return "".join(jsonl(training_rows(self.claims, self.standings, self.left_out)))


def gather(database: Database, *, run: int | None = None) -> Outgoing:
    """All decisions of a store, with the report of `run` (default: the newest report of each name). StoreError for an unknown run."""
    with database.reading() as connection:
        kept = [run] if run is not None else [one.id for one in latest(connection)]
        volumes = [read_volume(connection, one) for one in kept]
        if run is not None and volumes == [None]:
            raise StoreError(f"no report of run {run} is kept", where=database.where, next_step="Name another run")
        names = read_names(connection)
        standings = read_standings(connection, today=datetime.now(UTC).date(), names=names)
        said, assigned = read_comments(connection, names), read_assignments(connection, names)
        left_out = read_left_out(connection, names)
    claims = [row for volume in volumes if volume for row in volume.report["claims"]]
    own = {names.of(row["id"]): row["id"] for row in claims}
    return Outgoing(
        report=str(run or (kept[0] if kept else "")), claims=claims,
        standings={own.get(claim, claim): standing for claim, standing in standings.items()},
        comments={own.get(claim, claim): told for claim, told in said.items()},
        assigned={own.get(claim, claim): name for claim, name in assigned.items()},
        left_out={own.get(claim, claim): left_out[claim] for claim in {names.of(key) for key in left_out}},
    )  # fmt: skip
