"""The reports of runs, as they were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from promisecheck.store.tables.runs import runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A run that has a report: `name` says what was audited."""

    id: int
    name: str
    started: datetime
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume(Kept):
    """A run with its report, as `--format json` gives it."""

    report: Mapping[str, Any]


_KEPT = (runs.c.id, runs.c.name, runs.c.started, runs.c.as_of)
_HAS = runs.c.report.is_not(None)


def read_volume(connection: Connection, run: int) -> Volume | None:
    """The report of a run; None where there is no such run, or it was pruned."""
    row = connection.execute(select(*_KEPT, runs.c.report).where(runs.c.id == run, _HAS)).mappings().first()
    return Volume(**row) if row else None


def list_kept(connection: Connection, *, name: str, most: int = 100) -> Sequence[Kept]:
    """The runs of one name that have a report, the newest first."""
    wanted = select(*_KEPT).where(_HAS, runs.c.name == name).order_by(runs.c.id.desc()).limit(most)
    return [Kept(**row) for row in connection.execute(wanted).mappings()]


def latest(connection: Connection, *, most: int = 200) -> Sequence[Kept]:
    """The newest run of each name, the newest first."""
    newest = select(func.max(runs.c.id)).where(_HAS).group_by(runs.c.name)
    wanted = select(*_KEPT).where(runs.c.id.in_(newest)).order_by(runs.c.id.desc()).limit(most)
    return [Kept(**row) for row in connection.execute(wanted).mappings()]
