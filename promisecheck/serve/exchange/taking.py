"""Decisions from files, taken over: the same one once, one that differs from another reviewer's beside it."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from promisecheck.core.decisions import Decision, Status
from promisecheck.store import Connection
from promisecheck.store.decisions import read_standings, save_decision
from promisecheck.store.heard import last_heard
from promisecheck.store.log import write_log
from promisecheck.store.names import Names, read_names
from promisecheck.store.register import add_proof
from promisecheck.store.talk import add_comment, assign, leave_out

_CHOSEN = frozenset(Status) - {Status.OPEN, Status.DONE, Status.REOPENED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A promise on which reviewers decided differently: both are kept."""

    claim: str
    text: str
    said: tuple[tuple[str, Status], ...]
    """Each reviewer's decision, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file's decisions."""

    taken: int
    """Decisions, comments, assignments and left out quotes that are new."""
    known: int
    """Decisions that were there already."""
    unknown: int
    """Promises that no run in the store has: kept, and shown once a run finds them."""
    disagree: tuple[Disagreement, ...]


def take_decisions(connection: Connection, found: Iterable[Decision], *, source: str, by: str, today: date) -> Taken:
    """Keep the decisions of a file; `by` is the reviewer where the file names none, and stands in the log."""
    decisions = [_signed(decision, by=by) for decision in found]
    names = read_names(connection)
    heard = last_heard(connection, {names.of(decision.claim) for decision in decisions})
    taken = known = 0
    for decision in decisions:
        claim = names.of(decision.claim)
        whole = dataclasses.replace(decision, heard=heard.get(claim))
        new = whole.status in _CHOSEN and save_decision(connection, whole, source=source) is not None
        known += whole.status in _CHOSEN and not new
        taken += new + _rest(connection, whole, new=new, by=by)
    write_log(connection, who=by, did="import", about=source, name=source, taken=taken, known=known)
    touched = {names.of(decision.claim) for decision in decisions}
    unknown = len(touched - heard.keys())
    return Taken(taken=taken, known=known, unknown=unknown, disagree=_disagree(connection, names, touched, today=today))


def _signed(decision: Decision, *, by: str) -> Decision:
    return dataclasses.replace(decision, reviewer=decision.reviewer or by, at=decision.at or datetime.now(UTC))


def _rest(connection: Connection, decision: Decision, *, new: bool, by: str) -> int:
    """What came with a decision: a comment, an assignee, quotes that are not about the promise, a document."""
    claim, count = decision.claim, 0
    if decision.comment:
        count += add_comment(connection, claim=claim, author=decision.reviewer, text=decision.comment, at=decision.at)
    if decision.assignee:
        assign(connection, claim=claim, assignee=decision.assignee, by=by)
    for review in decision.not_about:
        count += leave_out(connection, claim=claim, review_id=review, by=decision.reviewer)
    if new and decision.status is Status.PROVEN and decision.document:
        add_proof(
            connection, claim=claim, document=decision.document, owner=decision.owner, expiry=decision.expiry, by=decision.reviewer
        )  # fmt: skip
    return count


def _disagree(connection: Connection, names: Names, touched: set[str], *, today: date) -> tuple[Disagreement, ...]:
    standings = read_standings(connection, today=today, names=names)
    return tuple(
        Disagreement(
            claim=claim,
            text=standings[claim].newest[0].text or claim,
            said=tuple((decision.reviewer, decision.status) for decision in standings[claim].newest),
        )
        for claim in sorted(touched & standings.keys())
        if standings[claim].disagree
    )
