"""A report together with what people decided: the rows that lists, cards and the queue are made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from promisecheck.core.agreement import kappa
from promisecheck.core.decisions import Standing, Status
from promisecheck.core.taxonomy import Verdict
from promisecheck.gap import judge_again
from promisecheck.serve.line import Line
from promisecheck.serve.refusals import Missing
from promisecheck.serve.wanted import Wanted
from promisecheck.settings import Serving
from promisecheck.store import Connection
from promisecheck.store.decisions import read_standings
from promisecheck.store.kept import Volume
from promisecheck.store.names import Names, read_names
from promisecheck.store.register import Signed, read_signatures
from promisecheck.store.talk import read_assignments, read_left_out


@dataclass(frozen=True, kw_only=True)
class Board:
    """All promises of a run, in the report's order."""

    volume: Volume
    lines: Sequence[Line]
    names: Names

    @cached_property
    def _by_key(self) -> Mapping[str, Line]:
        return {line.key: line for line in self.lines}

    def line(self, key: str) -> Line:
        """The promise of this id, or of an earlier or later wording of it. Missing where there is none."""
        if found := self._by_key.get(key):
            return found
        claim = self.names.of(key)
        if found := next((line for line in self.lines if line.claim == claim), None):
            return found
        raise Missing

    def chosen(self, wanted: Wanted) -> Sequence[Line]:
        """Those that the filters leave, in the wanted order."""
        left = [line for line in self.lines if wanted.takes(line)]
        return sorted(left, key=wanted.rank) if wanted.sort else left

    @cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many promises have each verdict."""
        counted = Counter(line.verdict for line in self.lines)
        return {verdict: counted[verdict] for verdict in Verdict}

    @cached_property
    def statuses(self) -> Mapping[Status, int]:
        """How many promises have each status."""
        counted = Counter(line.standing.status for line in self.lines)
        return {status: counted[status] for status in Status if counted[status]}

    @cached_property
    def waiting(self) -> int:
        """How many wait for somebody."""
        return sum(line.waits for line in self.lines)

    @cached_property
    def decided(self) -> int:
        """How many were decided on."""
        return sum(bool(line.standing.newest) for line in self.lines)


def make_board(connection: Connection, volume: Volume, *, today: date, serving: Serving) -> Board:
    """The report with everything that people added to it."""
    names = read_names(connection)
    signatures = read_signatures(connection, names)
    standings = read_standings(connection, today=today, names=names)
    assigned, left_out = read_assignments(connection, names), read_left_out(connection, names)
    lines = []
    for row in volume.report["claims"]:
        claim = names.of(row["id"])
        out = left_out.get(claim, frozenset()) & {quote["review_id"] for quote in row["evidence"]} if left_out else frozenset()
        again = judge_again(row, not_about=out, as_of=volume.as_of) if out else None
        standing = standings.get(claim, Standing())
        signed = _signed(claim, standing, signatures)
        lines.append(
            Line(
                row=row, claim=claim, standing=standing, assignee=assigned.get(claim, ""), left_out=out, again=again,
                signed=signed, unsigned=_unsigned(standing, signed, serving),
            )
        )  # fmt: skip
    return Board(volume=volume, lines=tuple(lines), names=names)


def _signed(claim: str, standing: Standing, signatures: Signed) -> Mapping[str, str]:
    made = standing.decision
    return signatures.get((claim, made.reviewer, made.at), {}) if made and made.at else {}


def _unsigned(standing: Standing, signed: Mapping[str, str], serving: Serving) -> tuple[str, ...]:
    """The desks that the settings name for a decision of this kind, without those that signed."""
    if standing.status not in serving.sign_off_for or standing.disagree:
        return ()
    return tuple(desk for desk in serving.sign_off if desk not in signed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two reviewers agree on what both decided."""

    one: str
    other: str
    both: int
    same: int
    kappa: float | None


def agreements(standings: Mapping[str, Standing]) -> Sequence[Agreement]:
    """Every two reviewers who decided on the same promises, those with most in common first."""
    together: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for standing in standings.values():
        said = sorted({decision.reviewer: str(decision.status) for decision in standing.newest}.items())
        for place, (one, first) in enumerate(said):
            for other, second in said[place + 1 :]:
                together.setdefault((one, other), []).append((first, second))
    found = [
        Agreement(one=one, other=other, both=len(pairs), same=sum(first == second for first, second in pairs), kappa=kappa(pairs))
        for (one, other), pairs in together.items()
    ]
    return sorted(found, key=lambda agreement: (-agreement.both, agreement.one, agreement.other))
